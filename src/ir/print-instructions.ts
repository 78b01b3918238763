import { unreachable } from "../source/invariant.ts";
import {
  type AllocaInst,
  type Atomicity,
  BinaryInst,
  type CallInst,
  CastInst,
  type Instruction,
  UnaryInst,
} from "./instruction.ts";
import { type AttributePrinter, printParameterAttributes } from "./print-attributes.ts";
import type { PrintNames } from "./print-names.ts";
import { ConstantInt } from "./values.ts";

/** An instruction without its result name and location. */
export function printOperation(
  instruction: Instruction,
  names: PrintNames,
  attributes: AttributePrinter,
): string {
  const typed = (index: number) => names.typed(instruction.operand(index));
  const bare = (index: number) => names.value(instruction.operand(index));
  const allTyped = () => instruction.operands.map((operand) => names.typed(operand)).join(", ");
  const flags = instruction.flags.map((flag) => ` ${flag}`).join("");

  if (instruction instanceof BinaryInst) return `${instruction.opcode}${flags} ${typed(0)}, ${bare(1)}`;
  if (instruction instanceof UnaryInst) return `${instruction.opcode}${flags} ${typed(0)}`;
  if (instruction instanceof CastInst)
    return `${instruction.opcode}${flags} ${typed(0)} to ${instruction.type.text}`;
  switch (instruction.opcode) {
    case "icmp":
    case "fcmp":
      return `${instruction.opcode}${flags} ${instruction.predicate} ${typed(0)}, ${bare(1)}`;
    case "select":
      return `select${flags} ${allTyped()}`;
    case "phi": {
      const list = instruction.operands.map((value, index) => {
        const from = instruction.incomingBlocks[index];
        return `[ ${names.value(value)}, ${from ? names.block(from) : "?"} ]`;
      });
      return `phi${flags} ${instruction.type.text} ${list.join(", ")}`;
    }
    case "getelementptr":
      return `getelementptr${flags} ${instruction.sourceType.text}, ${allTyped()}`;
    case "alloca":
      return printAlloca(instruction, typed(0));
    case "load": {
      const { atomic, volatile, align, type } = instruction;
      return `load${accessWords(atomic, volatile)} ${type.text}, ${typed(0)}${orderingWords(atomic)}${alignClause(align)}`;
    }
    case "store": {
      const { atomic, volatile, align } = instruction;
      return `store${accessWords(atomic, volatile)} ${allTyped()}${orderingWords(atomic)}${alignClause(align)}`;
    }
    case "atomicrmw": {
      const { volatile, operation, atomic, align } = instruction;
      return `atomicrmw${volatile ? " volatile" : ""} ${operation} ${allTyped()}${orderingWords(atomic)}${alignClause(align)}`;
    }
    case "cmpxchg": {
      const { weak, volatile, atomic, failureOrdering, align } = instruction;
      const words = `${weak ? " weak" : ""}${volatile ? " volatile" : ""}`;
      return `cmpxchg${words} ${allTyped()}${orderingWords(atomic)} ${failureOrdering}${alignClause(align)}`;
    }
    case "fence":
      return `fence${orderingWords(instruction.atomic)}`;
    case "extractvalue":
    case "insertvalue":
      return `${instruction.opcode} ${allTyped()}, ${instruction.indices.join(", ")}`;
    case "extractelement":
    case "insertelement":
      return `${instruction.opcode} ${allTyped()}`;
    case "shufflevector": {
      const lanes = instruction.mask.map((lane) => (lane < 0 ? "i32 poison" : `i32 ${lane}`));
      return `shufflevector ${allTyped()}, <${lanes.length} x i32> <${lanes.join(", ")}>`;
    }
    case "call":
      return printCall(instruction, names, attributes);
    case "br":
      if (!instruction.ifFalse) return `br label ${names.block(instruction.target)}`;
      return `br ${typed(0)}, label ${names.block(instruction.target)}, label ${names.block(instruction.ifFalse)}`;
    case "switch": {
      const cases = instruction.cases.map(
        ({ value, target }) => `    ${names.typed(value)}, label ${names.block(target)}\n`,
      );
      return `switch ${typed(0)}, label ${names.block(instruction.defaultTarget)} [\n${cases.join("")}  ]`;
    }
    case "ret":
      return instruction.operands.length > 0 ? `ret ${typed(0)}` : "ret void";
    case "unreachable":
      return "unreachable";
    default:
      return unreachable(instruction, "instruction");
  }
}

function printAlloca({ allocatedType, operands, align, type }: AllocaInst, count: string): string {
  const [elements] = operands;
  const isSingle = elements instanceof ConstantInt && elements.value === 1n;
  const space = type.kind === "pointer" && type.addressSpace !== 0 ? `, addrspace(${type.addressSpace})` : "";
  return `alloca ${allocatedType.text}${isSingle ? "" : `, ${count}`}${alignClause(align)}${space}`;
}

function printCall(call: CallInst, names: PrintNames, attributes: AttributePrinter): string {
  const tailWords = call.flags.filter((flag) => flag.endsWith("tail"));
  const args = call.args.map((arg, index) => {
    const own = call.argumentAttributes[index];
    return [arg.type.text, own ? printParameterAttributes(own) : "", names.value(arg)]
      .filter(Boolean)
      .join(" ");
  });
  const { functionType } = call;
  return [
    ...tailWords,
    "call",
    ...call.flags.filter((flag) => !tailWords.includes(flag)),
    call.callingConvention,
    ...call.resultAttributes,
    functionType.variadic ? functionType.text : functionType.result.text,
    `${names.value(call.callee)}(${args.join(", ")})`,
    attributes(call.attributes),
  ]
    .filter(Boolean)
    .join(" ");
}

function accessWords(atomic: Atomicity | undefined, isVolatile: boolean): string {
  return `${atomic ? " atomic" : ""}${isVolatile ? " volatile" : ""}`;
}

function orderingWords(atomic: Atomicity | undefined): string {
  if (!atomic) return "";
  return `${atomic.scope ? ` syncscope("${atomic.scope}")` : ""} ${atomic.ordering}`;
}

function alignClause(align: number | undefined): string {
  return align === undefined ? "" : `, align ${align}`;
}
