/** Random values. Each function writes the instructions and returns the operand. */
import {
  bitsOf,
  type DataType,
  elementOf,
  floatConstant,
  type FloatType,
  intConstant,
  type IntType,
  isFloat,
  isInt,
  isVector,
  lanesOf,
  pairType,
  type VectorType,
} from "./data-types.ts";
import { inputBytes, type Flow, type Scope } from "./scope.ts";

/** Any value; what it depends on differs from thread to thread, or does not. */
export function anyValue(type: DataType, scope: Scope, flow: Flow, depth = 2): string {
  if (isInt(type)) return intValue(type, scope, flow, depth);
  if (isFloat(type)) return floatValue(type, scope, flow, depth);
  if (isVector(type)) return vectorValue(type, scope, flow, depth);
  return pairValue(scope, flow, depth);
}

function variable(type: DataType, { write, variables }: Scope): string {
  return write.load(type, variables.some(type));
}

function intValue(type: IntType, scope: Scope, flow: Flow, depth: number): string {
  if (type === "i1") return depth > 0 ? condition(scope, flow, depth - 1) : variable("i1", scope);
  const { write, choices } = scope;
  const operand = () => intValue(type, scope, flow, depth - 1);
  const leaf = (): string => {
    if (type === "i32") return i32Leaf(scope, flow);
    return choices.chance(70) ? variable(type, scope) : intConstant(type, choices);
  };
  if (depth <= 0) return leaf();
  return choices.weighted<() => string>([
    [4, leaf],
    [6, () => write.value(`${choices.oneOf(binaries)} ${type} ${operand()}, ${operand()}`)],
    [1, () => write.call(type, `llvm.${choices.oneOf(pairs)}.${type}`, [`${type} ${operand()}`, `${type} ${operand()}`])],
    [1, () => oneOperand(type, operand(), scope)],
    [1, () => write.call(type, `llvm.${choices.oneOf(["fshl", "fshr"])}.${type}`, [operand(), operand(), operand()].map((one) => `${type} ${one}`))],
    [2, () => write.value(`select i1 ${condition(scope, flow, depth - 1)}, ${type} ${operand()}, ${type} ${operand()}`)],
    [2, () => converted(type, scope, flow, depth - 1)],
    [type === "i32" ? 2 : 0, () => readInput(scope, flow, depth - 1)],
    [type === "i32" ? 1 : 0, () => element("<4 x i32>", scope, flow, depth - 1)],
    [type === "i32" ? 1 : 0, () => write.value(`extractvalue ${pairType} ${pairValue(scope, flow, 0)}, 0`)],
  ])(); // prettier-ignore
}

const binaries = [
  ...(["add", "sub", "mul", "and", "or", "xor"] as const),
  ...(["shl", "lshr", "ashr", "sdiv", "udiv", "srem", "urem"] as const),
] as const;
const pairs = ["umin", "umax", "smin", "smax", "sadd.sat", "usub.sat"] as const;

function oneOperand(type: IntType, operand: string, { write, choices }: Scope): string {
  const given = `${type} ${operand}`;
  const name = choices.oneOf(["ctpop", "bitreverse", "ctlz", "cttz", "abs"]);
  // The second operand of these asks for a defined result.
  const args = name === "ctpop" || name === "bitreverse" ? [given] : [given, "i1 false"];
  return write.call(type, `llvm.${name}.${type}`, args);
}

function i32Leaf(scope: Scope, flow: Flow): string {
  const { write, choices, ids } = scope;
  return choices.weighted<() => string>([
    [2, () => intConstant("i32", choices)],
    [4, () => variable("i32", scope)],
    [3, () => pick(ids, choices)],
    [2, () => uniformValue(scope, flow, 0)],
    [flow.counters.length > 0 ? 2 : 0, () => write.load("i32", pick(flow.counters, choices))],
    [1, () => affine(scope, flow)],
  ])();
}

function pick(names: readonly string[], choices: Scope["choices"]): string {
  return names[choices.below(names.length)] ?? "";
}

/** A thread's number, times a constant, plus something that is the same in all threads. */
function affine(scope: Scope, flow: Flow): string {
  const { write, choices, ids } = scope;
  const scaled = write.value(`mul i32 ${pick(ids, choices)}, ${choices.oneOf([1, 2, 3, -1, 4, 0, 1 << 30])}`);
  return write.value(`${choices.oneOf(["add", "sub"])} i32 ${scaled}, ${uniformValue(scope, flow, 0)}`);
}

/** An i32 that is the same in all threads that come by. */
export function uniformValue(scope: Scope, flow: Flow, depth = 1): string {
  const { write, choices, variables, parameters } = scope;
  const counters = flow.uniformCounters;
  return choices.weighted<() => string>([
    [2, () => intConstant("i32", choices)],
    [2, () => pick(parameters, choices)],
    [2, () => write.load("i32", variables.uniform())],
    [counters.length > 0 ? 3 : 0, () => write.load("i32", pick(counters, choices))],
    [depth, () => write.value(`${choices.oneOf(binaries)} i32 ${uniformValue(scope, flow, depth - 1)}, ${uniformValue(scope, flow, depth - 1)}`)],
    [depth, () => write.load("i32", inputAddress(write.value(`and i32 ${uniformValue(scope, flow, depth - 1)}, ${lastWord}`), scope))],
  ])(); // prettier-ignore
}

const intPredicates = ["eq", "ne", "slt", "sgt", "sle", "sge", "ult", "ugt", "ule", "uge"] as const;
const floatPredicates = ["oeq", "olt", "ogt", "ole", "oge", "one", "ord", "ueq", "ult", "ugt", "ule", "uge", "une", "uno"] as const; // prettier-ignore

/** A condition that holds for all threads that come by, or for none. */
export function uniformCondition(scope: Scope, flow: Flow): string {
  const { write, choices } = scope;
  const left = uniformValue(scope, flow);
  return write.value(`icmp ${choices.oneOf(intPredicates)} i32 ${left}, ${uniformValue(scope, flow, 0)}`);
}

/** A condition that may differ from thread to thread. */
export function condition(scope: Scope, flow: Flow, depth = 1): string {
  const { write, choices, ids } = scope;
  const int = (type: IntType) => {
    const left = intValue(type, scope, flow, depth);
    return write.value(
      `icmp ${choices.oneOf(intPredicates)} ${type} ${left}, ${intValue(type, scope, flow, 0)}`,
    );
  };
  const float = (type: FloatType) => {
    const left = floatValue(type, scope, flow, depth);
    return write.value(
      `fcmp ${choices.oneOf(floatPredicates)} ${type} ${left}, ${floatValue(type, scope, flow, 0)}`,
    );
  };
  return choices.weighted<() => string>([
    [3, () => int("i32")],
    [3, () => write.value(`icmp ${choices.oneOf(intPredicates)} i32 ${affine(scope, flow)}, ${uniformValue(scope, flow, 0)}`)],
    [1, () => write.value(`icmp eq i32 ${pick(ids, choices)}, ${choices.below(40)}`)],
    [1, () => write.value(`trunc i32 ${pick(ids, choices)} to i1`)],
    [1, () => int(choices.oneOf(["i8", "i16", "i64"]))],
    [2, () => float(choices.oneOf(["float", "double"]))],
    [2, () => variable("i1", scope)],
    [1, () => uniformCondition(scope, flow)],
    [depth > 0 ? 1 : 0, () => write.value(`${choices.oneOf(["and", "or", "xor"])} i1 ${condition(scope, flow, depth - 1)}, ${condition(scope, flow, depth - 1)}`)],
    [depth > 0 ? 1 : 0, () => write.value(`select i1 ${condition(scope, flow, depth - 1)}, i1 ${condition(scope, flow, depth - 1)}, i1 false`)],
  ])(); // prettier-ignore
}

function converted(type: IntType, scope: Scope, flow: Flow, depth: number): string {
  const { write, choices } = scope;
  const from = choices.oneOf(["i32", "float", "double", "i64", "i16", "i8", "i1", "<2 x float>"]);
  if (from === "<2 x float>") {
    if (type !== "i64") return variable(type, scope);
    return write.value(
      `bitcast <2 x float> ${plain("<2 x float>", variable("<2 x float>", scope), scope)} to i64`,
    );
  }
  if (isFloat(from)) {
    const value = floatValue(from, scope, flow, depth);
    const asBits = type === (from === "float" ? "i32" : "i64") && choices.chance(30);
    if (asBits) return write.value(`bitcast ${from} ${plain(from, value, scope)} to ${type}`);
    return write.value(`${choices.oneOf(["fptosi", "fptoui"])} ${from} ${value} to ${type}`);
  }
  const value = intValue(from, scope, flow, depth);
  if (from === type) return value;
  const operation = bitsOf[from] > bitsOf[type] ? "trunc" : choices.oneOf(["sext", "zext"]);
  return write.value(`${operation} ${from} ${value} to ${type}`);
}

function floatValue(type: FloatType, scope: Scope, flow: Flow, depth: number): string {
  const { write, choices } = scope;
  const operand = () => floatValue(type, scope, flow, depth - 1);
  const suffix = type === "float" ? "f32" : "f64";
  const leaf = () => (choices.chance(70) ? variable(type, scope) : floatConstant(type, choices));
  if (depth <= 0) return leaf();
  const fromInt = () => {
    const from = choices.oneOf(["i32", "i64", "i16", "i8", "i1"]);
    return write.value(
      `${choices.oneOf(["sitofp", "uitofp"])} ${from} ${intValue(from, scope, flow, depth - 1)} to ${type}`,
    );
  };
  const fromFloat = () => {
    const from = type === "float" ? "double" : "float";
    return write.value(
      `${type === "float" ? "fptrunc" : "fpext"} ${from} ${floatValue(from, scope, flow, depth - 1)} to ${type}`,
    );
  };
  // The sign of a result that is not a number is nobody's business, so it must not become another's.
  const copySign = () => {
    const sign = plain(type, operand(), scope);
    return write.call(type, `llvm.copysign.${suffix}`, [`${type} ${operand()}`, `${type} ${sign}`]);
  };
  return choices.weighted<() => string>([
    [3, leaf],
    [5, () => write.value(`${choices.oneOf(["fadd", "fsub", "fmul", "fdiv"])} ${type} ${operand()}, ${operand()}`)],
    [1, () => write.value(`fneg ${type} ${operand()}`)],
    [2, () => write.call(type, `llvm.${choices.oneOf(["fabs", "sqrt", "floor", "ceil", "trunc", "rint"])}.${suffix}`, [`${type} ${operand()}`])],
    [1, () => write.call(type, `llvm.${choices.oneOf(["minnum", "maxnum"])}.${suffix}`, [`${type} ${operand()}`, `${type} ${operand()}`])],
    [1, copySign],
    [2, () => write.value(`select i1 ${condition(scope, flow, depth - 1)}, ${type} ${operand()}, ${type} ${operand()}`)],
    [2, fromInt],
    [1, fromFloat],
    [type === "float" ? 1 : 0, () => element(choices.oneOf(["<4 x float>", "<2 x float>"]), scope, flow, depth - 1)],
    [type === "float" ? 1 : 0, () => write.value(`extractvalue ${pairType} ${pairValue(scope, flow, 0)}, 1`)],
  ])(); // prettier-ignore
}

function element(type: VectorType, scope: Scope, flow: Flow, depth: number): string {
  return scope.write.value(`extractelement ${type} ${vectorValue(type, scope, flow, depth)}, i32 ${lane(type, scope, flow)}`);
} // prettier-ignore

function lane(type: VectorType, scope: Scope, flow: Flow): string {
  const { write, choices } = scope;
  const last = lanesOf(type) - 1;
  if (choices.chance(70)) return String(choices.below(last + 1));
  return write.value(`and i32 ${i32Leaf(scope, flow)}, ${last}`);
}

function vectorValue(type: VectorType, scope: Scope, flow: Flow, depth: number): string {
  const { write, choices } = scope;
  if (depth <= 0) return variable(type, scope);
  const of = elementOf(type);
  const operand = () => vectorValue(type, scope, flow, depth - 1);
  const operations = of === "i32" ? binaries : (["fadd", "fsub", "fmul", "fdiv"] as const);
  const mask = () => Array.from({ length: lanesOf(type) }, () => `i32 ${choices.below(2 * lanesOf(type))}`);
  const compare = () => {
    const compares = of === "i32" ? `icmp ${choices.oneOf(intPredicates)}` : `fcmp ${choices.oneOf(floatPredicates)}`; // prettier-ignore
    const bits = write.value(`${compares} ${type} ${operand()}, ${operand()}`);
    return write.value(`select <${lanesOf(type)} x i1> ${bits}, ${type} ${operand()}, ${type} ${operand()}`);
  };
  return choices.weighted<() => string>([
    [3, () => variable(type, scope)],
    [3, () => write.value(`${choices.oneOf([operations[0], ...operations])} ${type} ${operand()}, ${operand()}`)],
    [3, () => write.value(`insertelement ${type} ${operand()}, ${of} ${anyValue(of, scope, flow, depth - 1)}, i32 ${lane(type, scope, flow)}`)],
    [1, () => write.value(`shufflevector ${type} ${operand()}, ${type} ${operand()}, <${lanesOf(type)} x i32> <${mask().join(", ")}>`)],
    [1, compare],
    [1, () => write.value(`select i1 ${condition(scope, flow, depth - 1)}, ${type} ${operand()}, ${type} ${operand()}`)],
  ])(); // prettier-ignore
}

function pairValue(scope: Scope, flow: Flow, depth: number): string {
  const { write, choices } = scope;
  const given = variable(pairType, scope);
  if (depth <= 0) return given;
  return choices.weighted<() => string>([
    [1, () => given],
    [2, () => write.value(`insertvalue ${pairType} ${given}, i32 ${intValue("i32", scope, flow, depth - 1)}, 0`)],
    [2, () => write.value(`insertvalue ${pairType} ${given}, float ${floatValue("float", scope, flow, depth - 1)}, 1`)],
    [1, () => write.value(`select i1 ${condition(scope, flow, depth - 1)}, ${pairType} ${given}, ${pairType} ${variable(pairType, scope)}`)],
  ])(); // prettier-ignore
}

const inputWords = inputBytes / 4;
const lastWord = inputWords - 1;

export function inputAddress(index: string, { write, choices, input }: Scope): string {
  if (choices.chance(30)) {
    const wide = write.value(`zext i32 ${index} to i64`);
    return write.value(`getelementptr inbounds i32, ptr ${input}, i64 ${wide}`);
  }
  return write.value(`getelementptr${choices.oneOf(["", " inbounds"])} i32, ptr ${input}, i32 ${index}`);
}

/** From the memory that nobody writes: neighbours side by side, apart, mirrored, one for all, anywhere. */
function readInput(scope: Scope, flow: Flow, depth: number): string {
  const { write, choices, ids } = scope;
  const id = () => pick(ids, choices);
  const limit = (index: string) => write.value(`and i32 ${index}, ${lastWord}`);
  // Thread numbers are below 512, so that these need no limit.
  const index = choices.weighted<() => string>([
    [2, () => write.value(`add i32 ${id()}, ${choices.below(256)}`)],
    [1, () => write.value(`sub i32 ${choices.oneOf([1023, 511, 600])}, ${id()}`)],
    [1, () => write.value(`shl i32 ${id()}, 1`)],
    [1, () => limit(write.value(`mul i32 ${id()}, ${choices.oneOf([3, 5, 16])}`))],
    [1, () => limit(uniformValue(scope, flow, 0))],
    [2, () => limit(intValue("i32", scope, flow, depth))],
    [1, () => limit(affine(scope, flow))],
  ])();
  return write.load("i32", inputAddress(index, scope));
}

/** The value, or the one not-a-number whose bits all executors agree about. */
export function plain(type: DataType, value: string, { write }: Scope): string {
  if (isFloat(type)) {
    const isNan = write.value(`fcmp uno ${type} ${value}, ${value}`);
    return write.value(`select i1 ${isNan}, ${type} 0x7FF8000000000000, ${type} ${value}`);
  }
  if (isVector(type) && elementOf(type) === "float") {
    const isNan = write.value(`fcmp uno ${type} ${value}, ${value}`);
    return write.value(`select <${lanesOf(type)} x i1> ${isNan}, ${type} zeroinitializer, ${type} ${value}`);
  }
  if (type === pairType) {
    const second = write.value(`extractvalue ${pairType} ${value}, 1`);
    const isNan = write.value(`fcmp uno float ${second}, ${second}`);
    const number = write.value(`select i1 ${isNan}, float 0x7FF8000000000000, float ${second}`);
    return write.value(`insertvalue ${pairType} ${value}, float ${number}, 1`);
  }
  return value;
}
