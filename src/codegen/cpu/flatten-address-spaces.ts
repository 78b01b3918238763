import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { IrFunction } from "../../ir/function.ts";
import {
  AllocaInst,
  CallInst,
  CastInst,
  GetElementPtrInst,
  type Instruction,
  LoadInst,
  PhiInst,
  SelectInst,
  UnaryInst,
} from "../../ir/instruction.ts";
import type { Module } from "../../ir/module.ts";
import { functionType, ptr, type Type, vectorType } from "../../ir/types.ts";
import { Argument, type GlobalValue, GlobalVariable, type Value } from "../../ir/values.ts";
import { replaceInstruction } from "../../transform/insert.ts";
import type { Pass, PassContext } from "../../transform/pass.ts";
import { replaceGlobals } from "./replace-globals.ts";

/**
 * A CPU has one memory, so every pointer becomes a pointer of address space 0 and casts between
 * address spaces vanish.
 *
 *     @c = addrspace(4) constant float 1.0   =>   @c = constant float 1.0
 *     load float, ptr addrspace(4) @c             load float, ptr @c
 */
export const flattenAddressSpaces: Pass = {
  name: "flatten-address-spaces",
  summary: "make all pointers plain",
  after: ["lay-out-shared-memory", "lower-shared-atomics", "infer-address-spaces", "guard-null-pages"],
  run(module, context) {
    let changed = flattenGlobals(module);
    for (const fn of [...module.functions.values()]) {
      if (fn.isDeclaration) continue;
      const blocks = analyzeControlFlow(fn).reversePostorder;
      for (const block of blocks) {
        for (const instruction of [...block.instructions]) {
          changed = flattenInstruction(instruction, module) || changed;
        }
      }
      reportRemaining(fn, context);
    }
    changed = dropSpecificIntrinsics(module) || changed;
    return changed;
  },
};

function isSpecific(type: Type): boolean {
  const scalar = type.kind === "vector" ? type.element : type;
  return scalar.kind === "pointer" && scalar.addressSpace !== 0;
}

/** The same object when the type has no address space. */
function flat(type: Type): Type {
  if (!isSpecific(type)) return type;
  return type.kind === "vector" ? vectorType(type.length, ptr) : ptr;
}

function flattenGlobals(module: Module): boolean {
  const map = new Map<GlobalValue, GlobalValue>();
  for (const global of [...module.globals.values()]) {
    if (!isSpecific(global.type)) continue;
    const copy = new GlobalVariable(ptr, global.name, global.valueType);
    copy.linkage = global.linkage;
    copy.initializer = global.initializer;
    copy.isConstant = global.isConstant;
    copy.align = global.align;
    copy.section = global.section;
    copy.externallyInitialized = global.externallyInitialized;
    map.set(global, copy);
    module.globals.set(copy.name, copy);
  }
  return replaceGlobals(module, { map, retype: flat });
}

/** Operands are flat already, because blocks come in reverse postorder. */
function flattenInstruction(instruction: Instruction, module: Module): boolean {
  if (instruction.opcode === "addrspacecast") {
    replaceInstruction(instruction, instruction.operand(0));
    return true;
  }
  if (instruction.opcode === "call") return flattenIntrinsic(instruction, module);
  if (!isSpecific(instruction.type)) return false;
  const copy = withFlatType(instruction);
  if (!copy) return false;
  copy.flags = instruction.flags;
  copy.location = instruction.location;
  instruction.block?.insertBefore(instruction, copy);
  replaceInstruction(instruction, copy);
  return true;
}

/** A copy with a plain pointer as its result. */
function withFlatType(instruction: Instruction): Instruction | undefined {
  const operands = instruction.operands;
  const [first] = operands;
  const type = flat(instruction.type);
  switch (instruction.opcode) {
    case "getelementptr":
      return first && new GetElementPtrInst(instruction.sourceType, type, first, operands.slice(1));
    case "phi":
      return new PhiInst(
        type,
        operands.flatMap((value, index): [Value, (typeof instruction.incomingBlocks)[number]][] => {
          const from = instruction.incomingBlocks[index];
          return from ? [[value, from]] : [];
        }),
      );
    case "select":
      return new SelectInst(instruction.operand(0), instruction.operand(1), instruction.operand(2));
    case "freeze":
      return first && new UnaryInst("freeze", first);
    case "inttoptr":
    case "bitcast":
      return first && new CastInst(instruction.opcode, first, type);
    case "alloca":
      return first && new AllocaInst(type, instruction.allocatedType, first, instruction.align);
    case "load": {
      const load = new LoadInst(type, instruction.operand(0), instruction.align);
      load.volatile = instruction.volatile;
      load.atomic = instruction.atomic;
      return load;
    }
    default:
      return undefined;
  }
}

/** `llvm.memcpy.p0.p4.i32` is another function for every combination of address spaces. */
function flattenIntrinsic(call: CallInst, module: Module): boolean {
  const { callee, functionType: old } = call;
  if (!(callee instanceof IrFunction) || !callee.name.startsWith("llvm.")) return false;
  if (![old.result, ...old.parameters].some(isSpecific)) return false;
  const name = callee.name.replaceAll(/\.p[1-9]\d*(?=\.|$)/g, ".p0");
  const type = functionType(flat(old.result), old.parameters.map(flat), old.variadic);
  const plain = module.functions.get(name) ?? new IrFunction(name, type);
  plain.args = type.parameters.map((parameter) => new Argument(parameter, ""));
  module.functions.set(name, plain);
  const copy = new CallInst(type, plain, call.args);
  copy.argumentAttributes = call.argumentAttributes;
  copy.location = call.location;
  call.block?.insertBefore(call, copy);
  replaceInstruction(call, copy);
  return true;
}

function dropSpecificIntrinsics(module: Module): boolean {
  let changed = false;
  for (const fn of module.functions.values()) {
    const { result, parameters } = fn.functionType;
    if (!fn.isDeclaration || fn.users.size > 0 || ![result, ...parameters].some(isSpecific)) continue;
    module.functions.delete(fn.name);
    changed = true;
  }
  return changed;
}

/** CUDA has no way to write such a type but a Clang attribute. */
function reportRemaining(fn: IrFunction, context: PassContext): void {
  const inSignature = fn.args.some(({ type }) => isSpecific(type)) || isSpecific(fn.functionType.result);
  const where = [...fn.instructions()].find(({ type }) => isSpecific(type));
  if (!inSignature && !where) return;
  context.report({
    code: "unsupported-address-space",
    severity: "error",
    message: `${fn.sourceName ?? fn.name} passes pointers with an explicit address space`,
    ...(where?.location && { location: where.location }),
  });
}
