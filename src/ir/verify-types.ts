import { IrFunction } from "./function.ts";
import {
  BinaryInst,
  type CallInst,
  CastInst,
  type GetElementPtrInst,
  type Instruction,
  UnaryInst,
} from "./instruction.ts";
import { elementType, gepResultType } from "./instruction-types.ts";
import { i1, sameType, scalarType, type Type, vectorType } from "./types.ts";
import { InlineAssembly, type Value } from "./values.ts";

/** What is wrong with the types of an instruction's operands and result, or undefined. */
export function typeProblem(instruction: Instruction, fn: IrFunction): string | undefined {
  const types = instruction.operands.map(({ type }) => type);
  const [a, b, c] = types;
  if (instruction instanceof BinaryInst) {
    if (!a || !b || types.length !== 2) return "needs two operands";
    const scalar = instruction.opcode.startsWith("f") ? "float" : "int";
    return all(sameType(a, b), sameType(a, instruction.type), scalarType(a).kind === scalar);
  }
  if (instruction instanceof UnaryInst) {
    if (!a || types.length !== 1) return "needs one operand";
    return all(
      sameType(a, instruction.type),
      instruction.opcode === "freeze" || scalarType(a).kind === "float",
    );
  }
  if (instruction instanceof CastInst) return a ? castProblem(instruction, a) : "needs one operand";
  switch (instruction.opcode) {
    case "icmp":
      return (
        compareProblem(instruction.type, a, b) ??
        all(a !== undefined && ["int", "pointer"].includes(scalarType(a).kind))
      );
    case "fcmp":
      return compareProblem(instruction.type, a, b) ?? all(a !== undefined && scalarType(a).kind === "float");
    case "select":
      if (!a || !b || !c) return "needs three operands";
      return all(
        sameType(b, c),
        sameType(b, instruction.type),
        sameType(a, i1) || (b.kind === "vector" && sameType(a, vectorType(b.length, i1))),
      );
    case "phi":
      return all(types.every((type) => sameType(type, instruction.type)));
    case "getelementptr":
      return gepProblem(instruction);
    case "alloca":
      return all(instruction.type.kind === "pointer", a?.kind === "int");
    case "load":
      return all(a?.kind === "pointer", isSized(instruction.type));
    case "store":
      return all(a !== undefined && isSized(a), b?.kind === "pointer");
    case "atomicrmw":
      return all(a?.kind === "pointer", b !== undefined && sameType(b, instruction.type));
    case "cmpxchg":
      return all(
        a?.kind === "pointer",
        b !== undefined && c !== undefined && sameType(b, c),
        b !== undefined && instruction.type.text === `{ ${b.text}, i1 }`,
      );
    case "fence":
      return all(types.length === 0);
    case "extractvalue":
      return memberProblem(a, instruction.indices, instruction.type);
    case "insertvalue":
      return (
        memberProblem(a, instruction.indices, b) ?? all(a !== undefined && sameType(a, instruction.type))
      );
    case "extractelement":
      return all(a?.kind === "vector" && sameType(a.element, instruction.type), b?.kind === "int");
    case "insertelement":
      return all(
        a?.kind === "vector" && b !== undefined && sameType(a.element, b),
        a !== undefined && sameType(a, instruction.type),
        c?.kind === "int",
      );
    case "shufflevector": {
      if (a?.kind !== "vector" || !b || !sameType(a, b)) return "the two vectors must have the same type";
      const { length } = a;
      return all(
        sameType(instruction.type, vectorType(instruction.mask.length, a.element)),
        instruction.mask.every((lane) => lane < 2 * length),
      );
    }
    case "call":
      return callProblem(instruction);
    case "br":
      if ((instruction.ifFalse !== undefined) !== types.length > 0)
        return "a condition and a second target go together";
      return all(!a || sameType(a, i1));
    case "switch":
      if (!a) return "needs a value";
      return all(
        a.kind === "int",
        instruction.cases.every(({ value }) => sameType(value.type, a)),
      );
    case "ret": {
      const { result } = fn.functionType;
      return all(a ? sameType(a, result) : result.kind === "void");
    }
    case "unreachable":
      return undefined;
  }
}

function all(...conditions: readonly boolean[]): string | undefined {
  return conditions.every(Boolean) ? undefined : "the types of operands or result do not fit";
}

function isSized(type: Type): boolean {
  return !["void", "label", "metadata", "function"].includes(type.kind);
}

function compareProblem(result: Type, a: Type | undefined, b: Type | undefined): string | undefined {
  if (!a || !b) return "needs two operands";
  return all(sameType(a, b), sameType(result, a.kind === "vector" ? vectorType(a.length, i1) : i1));
}

function castProblem({ opcode, type: to }: CastInst, from: Type): string | undefined {
  if (opcode === "bitcast") return undefined; // sizes would need the layout
  if (lanes(from) !== lanes(to)) return "the numbers of lanes differ";
  const [source, target] = [scalarType(from), scalarType(to)];
  const kinds = `${source.kind} ${target.kind}`;
  const [narrow, wide] = [scalarSize(source), scalarSize(target)];
  switch (opcode) {
    case "trunc":
      return all(kinds === "int int", narrow > wide);
    case "zext":
    case "sext":
      return all(kinds === "int int", narrow < wide);
    case "fptrunc":
      return all(kinds === "float float", narrow > wide);
    case "fpext":
      return all(kinds === "float float", narrow < wide);
    case "fptoui":
    case "fptosi":
      return all(kinds === "float int");
    case "uitofp":
    case "sitofp":
      return all(kinds === "int float");
    case "ptrtoint":
      return all(kinds === "pointer int");
    case "inttoptr":
      return all(kinds === "int pointer");
    case "addrspacecast":
      return all(kinds === "pointer pointer", source.text !== target.text);
  }
}

function lanes(type: Type): number {
  return type.kind === "vector" ? type.length : 0;
}

function scalarSize(type: Type): number {
  if (type.kind === "int") return type.bits;
  if (type.kind !== "float") return 0;
  return { half: 16, bfloat: 16, float: 32, double: 64, fp128: 128 }[type.format];
}

function gepProblem({ sourceType, type, operands }: GetElementPtrInst): string | undefined {
  const [base, ...indices] = operands;
  if (!base || indices.length === 0) return "needs a base and an index";
  return all(
    scalarType(base.type).kind === "pointer",
    indices.every((index) => scalarType(index.type).kind === "int"),
    sameType(type, gepResultType(base.type, indices)),
    isSized(sourceType),
  );
}

function memberProblem(
  aggregate: Type | undefined,
  indices: readonly number[],
  member: Type | undefined,
): string | undefined {
  let type = aggregate;
  for (const index of indices) type = type && elementType(type, index);
  return all(type !== undefined && member !== undefined && sameType(type, member));
}

function callProblem(call: CallInst): string | undefined {
  const { functionType, callee, args } = call;
  const { parameters, variadic } = functionType;
  if (variadic ? args.length < parameters.length : args.length !== parameters.length)
    return `passes ${args.length} arguments for ${parameters.length} parameters`;
  const isWrong = (arg: Value, index: number) => {
    const parameter = parameters[index];
    return parameter !== undefined && !sameType(parameter, arg.type);
  };
  const wrong = args.findIndex(isWrong);
  if (wrong >= 0) return `argument ${wrong} has the wrong type`;
  // A function may be called with another signature than its own: clang calls what is undefined so.
  return all(
    sameType(call.type, functionType.result),
    callee.type.kind === "pointer" || callee instanceof InlineAssembly,
  );
}
