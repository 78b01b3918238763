import { unreachable } from "../source/invariant.ts";
import { BasicBlock, IrFunction } from "./function.ts";
import {
  AllocaInst,
  AtomicRmwInst,
  BinaryInst,
  BranchInst,
  CallInst,
  CastInst,
  CmpXchgInst,
  ExtractElementInst,
  ExtractValueInst,
  FCmpInst,
  FenceInst,
  GetElementPtrInst,
  ICmpInst,
  InsertElementInst,
  InsertValueInst,
  type Instruction,
  isInstruction,
  LoadInst,
  PhiInst,
  ReturnInst,
  SelectInst,
  ShuffleVectorInst,
  StoreInst,
  SwitchInst,
  UnaryInst,
  UnreachableInst,
} from "./instruction.ts";
import { Argument, type Value } from "./values.ts";

/** What stands for what in a copy. Values and blocks that are not in it stand for themselves. */
export interface CloneMap {
  readonly values: Map<Value, Value>;
  readonly blocks: Map<BasicBlock, BasicBlock>;
}

export function newCloneMap(): CloneMap {
  return { values: new Map(), blocks: new Map() };
}

/**
 * Copies blocks with everything in them. Uses of copied values, arguments in `map.values`
 * included, become uses of their copies; branches between copied blocks go to the copies.
 * Afterwards `map` holds all pairs. The copies are in no function yet.
 *
 * A phi that takes a value from a block outside keeps that edge: whoever connects the copies
 * has to set it right.
 */
export function cloneBlocks(blocks: readonly BasicBlock[], map: CloneMap = newCloneMap()): BasicBlock[] {
  const copies = blocks.map((block) => {
    const copy = new BasicBlock(block.name);
    map.blocks.set(block, copy);
    return copy;
  });
  const pairs: [original: Instruction, copy: Instruction][] = [];
  blocks.forEach((block, index) => {
    for (const instruction of block.instructions) {
      const copy = cloneInstruction(instruction, map);
      pairs.push([instruction, copy]);
      copies[index]?.append(copy);
    }
  });
  // Uses among the copied instructions come last: phis and odd block orders use before they define.
  for (const [original, copy] of pairs) map.values.set(original, copy);
  for (const [original, copy] of pairs) {
    original.operands.forEach((operand, index) => {
      const replacement = isInstruction(operand) ? map.values.get(operand) : undefined;
      if (replacement && replacement !== copy.operand(index)) copy.setOperand(index, replacement);
    });
  }
  return copies;
}

/** A copy of the whole function under another name, not yet in the module; recursive calls still mean the original. */
export function cloneFunction(fn: IrFunction, name: string, map: CloneMap = newCloneMap()): IrFunction {
  const copy = new IrFunction(name, fn.functionType);
  copy.linkage = fn.linkage;
  copy.callingConvention = fn.callingConvention;
  copy.attributes = fn.attributes;
  copy.resultAttributes = fn.resultAttributes;
  copy.comdat = fn.comdat;
  copy.section = fn.section;
  copy.sourceName = fn.sourceName;
  copy.args = fn.args.map((arg) => {
    const argument = new Argument(arg.type, arg.name, arg.attributes);
    map.values.set(arg, argument);
    return argument;
  });
  for (const block of cloneBlocks(fn.blocks, map)) copy.appendBlock(block);
  return copy;
}

/** A copy of one instruction, detached; operands and targets that `map` knows are replaced. */
export function cloneInstruction(instruction: Instruction, map: CloneMap = newCloneMap()): Instruction {
  const value = (operand: Value): Value => map.values.get(operand) ?? operand;
  const block = (target: BasicBlock): BasicBlock => map.blocks.get(target) ?? target;
  const copy = copyWith(instruction, instruction.operands.map(value), block);
  copy.name = instruction.name;
  copy.location = instruction.location;
  copy.flags = instruction.flags;
  return copy;
}

/** Makes an instruction of the same kind over other operands and blocks. */
function copyWith(
  instruction: Instruction,
  operands: readonly Value[],
  block: (target: BasicBlock) => BasicBlock,
): Instruction {
  // Each case has as many operands as its class says.
  const [a, b, c] = operands as [Value, Value, Value];
  if (instruction instanceof BinaryInst) return new BinaryInst(instruction.opcode, a, b);
  if (instruction instanceof UnaryInst) return new UnaryInst(instruction.opcode, a);
  if (instruction instanceof CastInst) return new CastInst(instruction.opcode, a, instruction.type);
  switch (instruction.opcode) {
    case "icmp":
      return new ICmpInst(instruction.predicate, instruction.type, a, b);
    case "fcmp":
      return new FCmpInst(instruction.predicate, instruction.type, a, b);
    case "select":
      return new SelectInst(a, b, c);
    case "phi": {
      const phi = new PhiInst(instruction.type);
      instruction.incomingBlocks.forEach((from, index) => {
        const incoming = operands[index];
        if (incoming) phi.addIncoming(incoming, block(from));
      });
      return phi;
    }
    case "getelementptr":
      return new GetElementPtrInst(instruction.sourceType, instruction.type, a, operands.slice(1));
    case "alloca":
      return new AllocaInst(instruction.type, instruction.allocatedType, a, instruction.align);
    case "load": {
      const load = new LoadInst(instruction.type, a, instruction.align);
      load.volatile = instruction.volatile;
      load.atomic = instruction.atomic;
      return load;
    }
    case "store": {
      const store = new StoreInst(a, b, instruction.align);
      store.volatile = instruction.volatile;
      store.atomic = instruction.atomic;
      return store;
    }
    case "atomicrmw": {
      const { operation, atomic, align } = instruction;
      const rmw = new AtomicRmwInst(operation, a, b, atomic, align);
      rmw.volatile = instruction.volatile;
      return rmw;
    }
    case "cmpxchg": {
      const { type, atomic, failureOrdering, align } = instruction;
      const cmpxchg = new CmpXchgInst(type, a, b, c, atomic, failureOrdering, align);
      cmpxchg.volatile = instruction.volatile;
      cmpxchg.weak = instruction.weak;
      return cmpxchg;
    }
    case "fence":
      return new FenceInst(instruction.atomic);
    case "extractvalue":
      return new ExtractValueInst(instruction.type, a, instruction.indices);
    case "insertvalue":
      return new InsertValueInst(a, b, instruction.indices);
    case "extractelement":
      return new ExtractElementInst(instruction.type, a, b);
    case "insertelement":
      return new InsertElementInst(a, b, c);
    case "shufflevector":
      return new ShuffleVectorInst(instruction.type, a, b, instruction.mask);
    case "call": {
      const call = new CallInst(instruction.functionType, operands.at(-1) ?? a, operands.slice(0, -1));
      call.callingConvention = instruction.callingConvention;
      call.argumentAttributes = instruction.argumentAttributes;
      call.resultAttributes = instruction.resultAttributes;
      call.attributes = instruction.attributes;
      return call;
    }
    case "br": {
      const { target, ifFalse } = instruction;
      if (!ifFalse) return new BranchInst(block(target));
      return new BranchInst(block(target), { condition: a, ifFalse: block(ifFalse) });
    }
    case "switch":
      return new SwitchInst(
        a,
        block(instruction.defaultTarget),
        instruction.cases.map(({ value, target }) => ({ value, target: block(target) })),
      );
    case "ret":
      return new ReturnInst(operands[0]);
    case "unreachable":
      return new UnreachableInst();
    default:
      return unreachable(instruction, "instruction");
  }
}
