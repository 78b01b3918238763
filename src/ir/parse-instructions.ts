import {
  AllocaInst,
  type AtomicOperation,
  type AtomicOrdering,
  type Atomicity,
  AtomicRmwInst,
  BinaryInst,
  BranchInst,
  CastInst,
  CmpXchgInst,
  ExtractElementInst,
  ExtractValueInst,
  FCmpInst,
  FenceInst,
  type FloatPredicate,
  GetElementPtrInst,
  ICmpInst,
  InsertElementInst,
  InsertValueInst,
  type Instruction,
  type IntPredicate,
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
import { type InstructionClass, instructions, type Opcode } from "./instructions.ts";
import { parseCall } from "./parse-call.ts";
import { parseConstant, parseTypedConstant } from "./parse-constants.ts";
import type { ParseContext } from "./parse-context.ts";
import type { Locals } from "./parse-locals.ts";
import { parseType } from "./parse-types.ts";
import {
  atomicOperations,
  elementType,
  floatPredicates,
  gepResultType,
  intPredicates,
  orderings,
} from "./instruction-types.ts";
import { i1, pointerType, structType, type Type, vectorType } from "./types.ts";
import { Constant, ConstantAggregate, ConstantInt, ConstantToken, type Value } from "./values.ts";
import type { BasicBlock } from "./function.ts";

/** Reads one instruction without its result name and metadata; the opcode is the current token. */
export function parseInstruction(context: ParseContext, locals: Locals): Instruction {
  const { lexer } = context;
  if (lexer.kind !== "word") return lexer.fail("expected an instruction");
  const word = lexer.text;
  if (word === "tail" || word === "musttail" || word === "notail") return parseCall(context, locals);
  // Pointers are integers to all our targets: no provenance to tell the two apart.
  const opcode = word === "ptrtoaddr" ? "ptrtoint" : word;
  if (!isOpcode(opcode)) return lexer.fail(`unknown instruction "${word}"`);
  const info = instructions[opcode];
  if (info.class === "call") return parseCall(context, locals);
  lexer.advance();
  return parsers[info.class](context, locals, opcode as never);
}

export function isOpcode(word: string): word is Opcode {
  return Object.hasOwn(instructions, word);
}

type OpcodesOf<C extends InstructionClass> = {
  [Op in Opcode]: (typeof instructions)[Op]["class"] extends C ? Op : never;
}[Opcode];
type Parsers = {
  readonly [C in Exclude<InstructionClass, "call">]: (
    context: ParseContext,
    locals: Locals,
    opcode: OpcodesOf<C>,
  ) => Instruction;
};

const parsers: Parsers = {
  binary(context, locals, opcode) {
    const flags = parseFlags(context);
    const left = parseTypedValue(context, locals);
    context.lexer.expect(",");
    return withFlags(new BinaryInst(opcode, left, parseValue(context, locals, left.type)), flags);
  },
  unary(context, locals, opcode) {
    const flags = parseFlags(context);
    return withFlags(new UnaryInst(opcode, parseTypedValue(context, locals)), flags);
  },
  cast(context, locals, opcode) {
    const flags = parseFlags(context);
    const value = parseTypedValue(context, locals);
    context.lexer.expect("to");
    return withFlags(new CastInst(opcode, value, parseType(context)), flags);
  },
  compare(context, locals, opcode) {
    const { lexer } = context;
    const flags: string[] = [];
    while (lexer.kind === "word" && flagWords.has(lexer.text)) flags.push(lexer.take("word"));
    const predicate = lexer.take("word");
    const left = parseTypedValue(context, locals);
    lexer.expect(",");
    const right = parseValue(context, locals, left.type);
    const type = left.type.kind === "vector" ? vectorType(left.type.length, i1) : i1;
    if (opcode === "icmp") {
      if (!intPredicates.has(predicate)) lexer.fail(`icmp has no predicate ${predicate}`);
      return withFlags(new ICmpInst(predicate as IntPredicate, type, left, right), flags);
    }
    if (!floatPredicates.has(predicate)) lexer.fail(`fcmp has no predicate ${predicate}`);
    return withFlags(new FCmpInst(predicate as FloatPredicate, type, left, right), flags);
  },
  select(context, locals) {
    const flags = parseFlags(context);
    const [condition, ifTrue, ifFalse] = parseOperands(context, locals, 3);
    return withFlags(new SelectInst(condition, ifTrue, ifFalse), flags);
  },
  phi(context, locals) {
    const { lexer } = context;
    const flags = parseFlags(context);
    const phi = withFlags(new PhiInst(parseType(context)), flags);
    do {
      lexer.expect("[");
      const value = parseValue(context, locals, phi.type);
      lexer.expect(",");
      const block = locals.block(lexer.take("local"));
      lexer.expect("]");
      phi.addIncoming(value, block);
    } while (acceptComma(context));
    return phi;
  },
  getelementptr(context, locals) {
    const { lexer } = context;
    const flags = parseFlags(context);
    const sourceType = parseType(context);
    lexer.expect(",");
    const base = parseTypedValue(context, locals);
    const indices: Value[] = [];
    while (acceptComma(context)) indices.push(parseTypedValue(context, locals));
    const type = gepResultType(base.type, indices);
    return withFlags(new GetElementPtrInst(sourceType, type, base, indices), flags);
  },
  alloca(context, locals) {
    const { lexer } = context;
    lexer.accept("inalloca");
    const allocatedType = parseType(context);
    let count: Value = new ConstantInt({ kind: "int", bits: 32, text: "i32" }, 1);
    let align: number | undefined;
    let addressSpace = 0;
    while (acceptComma(context)) {
      if (lexer.accept("align")) align = lexer.takeNumber();
      else if (lexer.accept("addrspace")) addressSpace = parseParenthesizedNumber(context);
      else count = parseTypedValue(context, locals);
    }
    return new AllocaInst(pointerType(addressSpace), allocatedType, count, align);
  },
  load(context, locals) {
    const { lexer } = context;
    const isAtomic = lexer.accept("atomic");
    const isVolatile = lexer.accept("volatile");
    const type = parseType(context);
    lexer.expect(",");
    const pointer = parseTypedValue(context, locals);
    const atomic = isAtomic ? parseAtomicity(context) : undefined;
    const load = new LoadInst(type, pointer, parseAlign(context));
    load.volatile = isVolatile;
    load.atomic = atomic;
    return load;
  },
  store(context, locals) {
    const { lexer } = context;
    const isAtomic = lexer.accept("atomic");
    const isVolatile = lexer.accept("volatile");
    const [value, pointer] = parseOperands(context, locals, 2);
    const atomic = isAtomic ? parseAtomicity(context) : undefined;
    const store = new StoreInst(value, pointer, parseAlign(context));
    store.volatile = isVolatile;
    store.atomic = atomic;
    return store;
  },
  atomicrmw(context, locals) {
    const { lexer } = context;
    const isVolatile = lexer.accept("volatile");
    const operation = lexer.take("word");
    if (!atomicOperations.has(operation)) lexer.fail(`atomicrmw has no operation ${operation}`);
    const [pointer, value] = parseOperands(context, locals, 2);
    const atomic = parseAtomicity(context);
    const align = parseAlign(context);
    const rmw = new AtomicRmwInst(operation as AtomicOperation, pointer, value, atomic, align);
    rmw.volatile = isVolatile;
    return rmw;
  },
  cmpxchg(context, locals) {
    const { lexer } = context;
    const isWeak = lexer.accept("weak");
    const isVolatile = lexer.accept("volatile");
    const [pointer, expected, replacement] = parseOperands(context, locals, 3);
    const atomic = parseAtomicity(context);
    const failure = parseOrdering(context);
    const align = parseAlign(context);
    const type = structType([expected.type, i1]);
    const cmpxchg = new CmpXchgInst(type, pointer, expected, replacement, atomic, failure, align);
    cmpxchg.weak = isWeak;
    cmpxchg.volatile = isVolatile;
    return cmpxchg;
  },
  fence: (context) => new FenceInst(parseAtomicity(context)),
  extractvalue(context, locals) {
    const aggregate = parseTypedValue(context, locals);
    const indices = parseIndices(context);
    return new ExtractValueInst(memberType(context, aggregate.type, indices), aggregate, indices);
  },
  insertvalue(context, locals) {
    const [aggregate, value] = parseOperands(context, locals, 2);
    return new InsertValueInst(aggregate, value, parseIndices(context));
  },
  extractelement(context, locals) {
    const [vector, index] = parseOperands(context, locals, 2);
    if (vector.type.kind !== "vector") return context.lexer.fail("extractelement needs a vector");
    return new ExtractElementInst(vector.type.element, vector, index);
  },
  insertelement(context, locals) {
    const [vector, value, index] = parseOperands(context, locals, 3);
    return new InsertElementInst(vector, value, index);
  },
  shufflevector(context, locals) {
    const [left, right] = parseOperands(context, locals, 2);
    context.lexer.expect(",");
    const mask = parseMask(context);
    if (left.type.kind !== "vector") return context.lexer.fail("shufflevector needs vectors");
    return new ShuffleVectorInst(vectorType(mask.length, left.type.element), left, right, mask);
  },
  terminator(context, locals, opcode) {
    switch (opcode) {
      case "br":
        return parseBranch(context, locals);
      case "switch":
        return parseSwitch(context, locals);
      case "ret":
        return context.lexer.accept("void")
          ? new ReturnInst()
          : new ReturnInst(parseTypedValue(context, locals));
      case "unreachable":
        return new UnreachableInst();
    }
  },
};

function parseTypedValue(context: ParseContext, locals: Locals): Value {
  return parseValue(context, locals, parseType(context));
}

export function parseValue(context: ParseContext, locals: Locals, type: Type): Value {
  const { lexer } = context;
  if (lexer.kind !== "local") return parseConstant(context, type);
  const value = locals.use(lexer.text, type);
  lexer.advance();
  return value;
}

/** Skips a comma that another operand follows; in front of metadata, which ends the operands, only the comma goes. */
function acceptComma({ lexer }: ParseContext): boolean {
  return lexer.accept(",") && lexer.kind !== "metadata";
}

type Values<N extends 2 | 3> = N extends 2 ? [Value, Value] : [Value, Value, Value];
function parseOperands<N extends 2 | 3>(context: ParseContext, locals: Locals, count: N): Values<N> {
  const operands = [parseTypedValue(context, locals)];
  while (operands.length < count) {
    context.lexer.expect(",");
    operands.push(parseTypedValue(context, locals));
  }
  return operands as Values<N>;
}

const flagWords = new Set(
  "nuw nsw exact disjoint nneg samesign inbounds nusw fast nnan ninf nsz arcp contract afn reassoc".split(
    " ",
  ),
);
const noFlags: readonly string[] = [];
export function parseFlags({ lexer }: ParseContext): readonly string[] {
  if (lexer.kind !== "word" || !flagWords.has(lexer.text)) return noFlags;
  const flags: string[] = [];
  while (lexer.kind === "word" && flagWords.has(lexer.text)) flags.push(lexer.take("word"));
  return flags;
}

function withFlags<I extends Instruction>(instruction: I, flags: readonly string[]): I {
  instruction.flags = flags;
  return instruction;
}

function parseParenthesizedNumber({ lexer }: ParseContext): number {
  lexer.expect("(");
  const value = lexer.takeNumber();
  lexer.expect(")");
  return value;
}

function parseAlign(context: ParseContext): number | undefined {
  const { lexer } = context;
  if (!acceptComma(context)) return undefined;
  lexer.expect("align");
  return lexer.takeNumber();
}

function parseAtomicity(context: ParseContext): Atomicity {
  const { lexer } = context;
  let scope = "";
  if (lexer.accept("syncscope")) {
    lexer.expect("(");
    scope = lexer.take("string");
    lexer.expect(")");
  }
  return { scope, ordering: parseOrdering(context) };
}

function parseOrdering({ lexer }: ParseContext): AtomicOrdering {
  const ordering = lexer.take("word");
  if (!orderings.has(ordering)) lexer.fail(`"${ordering}" is no memory ordering`);
  return ordering as AtomicOrdering;
}

function parseIndices(context: ParseContext): number[] {
  const indices: number[] = [];
  while (acceptComma(context)) indices.push(context.lexer.takeNumber());
  return indices;
}

function memberType({ lexer }: ParseContext, type: Type, indices: readonly number[]): Type {
  let member: Type = type;
  for (const index of indices) {
    const next = elementType(member, index);
    if (!next) return lexer.fail(`${member.text} has no member ${index}`);
    member = next;
  }
  return member;
}

/** `<4 x i32> <i32 0, i32 poison, …>`; -1 stands for a lane that may hold anything. */
function parseMask(context: ParseContext): number[] {
  const mask = parseTypedConstant(context);
  if (mask.type.kind !== "vector") return context.lexer.fail("a shuffle mask is a vector");
  if (mask instanceof ConstantToken)
    return Array<number>(mask.type.length).fill(mask.token === "zeroinitializer" ? 0 : -1);
  if (!(mask instanceof ConstantAggregate)) return context.lexer.fail("a shuffle mask is a constant");
  return mask.elements.map((lane: Constant) => (lane instanceof ConstantInt ? Number(lane.value) : -1));
}

function parseLabel(context: ParseContext, locals: Locals): BasicBlock {
  context.lexer.expect("label");
  const block = locals.block(context.lexer.text);
  context.lexer.take("local");
  return block;
}

function parseBranch(context: ParseContext, locals: Locals): Instruction {
  const { lexer } = context;
  if (lexer.is("label")) return new BranchInst(parseLabel(context, locals));
  const condition = parseTypedValue(context, locals);
  lexer.expect(",");
  const target = parseLabel(context, locals);
  lexer.expect(",");
  return new BranchInst(target, { condition, ifFalse: parseLabel(context, locals) });
}

function parseSwitch(context: ParseContext, locals: Locals): Instruction {
  const { lexer } = context;
  const value = parseTypedValue(context, locals);
  lexer.expect(",");
  const defaultTarget = parseLabel(context, locals);
  const cases: { value: ConstantInt; target: BasicBlock }[] = [];
  lexer.expect("[");
  while (!lexer.accept("]")) {
    const key = parseTypedConstant(context);
    if (!(key instanceof ConstantInt)) return lexer.fail("a case is an integer");
    lexer.expect(",");
    cases.push({ value: key, target: parseLabel(context, locals) });
  }
  return new SwitchInst(value, defaultTarget, cases);
}
