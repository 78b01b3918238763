import { type Instruction, isInstruction } from "../../ir/instruction.ts";
import { instructions } from "../../ir/instructions.ts";
import { Argument, Constant, type Value } from "../../ir/values.ts";
import { isRegisterRead } from "./registers.ts";

/** Above this many instructions, loading a value from memory is thought to be cheaper. */
const mostInstructions = 8;

/**
 * Which values a thread may compute again after a barrier instead of keeping them: a few
 * instructions without side effects on kernel parameters, registers, constants and addresses of
 * local arrays. Errs on the side of "no".
 */
export function findRecomputable(): (value: Value) => boolean {
  const costs = new Map<Instruction, number>();
  const costOf = (value: Value): number => {
    if (value instanceof Constant || value instanceof Argument || isRegisterRead(value)) return 0;
    if (!isInstruction(value)) return Infinity;
    if (value.opcode === "alloca") return 0;
    if (!isCheap(value)) return Infinity;
    const known = costs.get(value);
    if (known !== undefined) return known;
    // Pure instructions other than phis form no cycles; long chains end the search early.
    costs.set(value, Infinity);
    let cost = 1;
    for (const operand of value.operands) {
      cost += costOf(operand);
      if (cost > mostInstructions) break;
    }
    const result = cost > mostInstructions ? Infinity : cost;
    costs.set(value, result);
    return result;
  };
  return (value) => costOf(value) !== Infinity;
}

function isCheap(instruction: Instruction): boolean {
  switch (instructions[instruction.opcode].class) {
    case "binary":
      // Division is slow, and the float operations are rarely on parameters alone.
      return !["udiv", "sdiv", "urem", "srem", "fdiv", "frem"].includes(instruction.opcode);
    case "cast":
    case "compare":
    case "select":
    case "getelementptr":
    // Lane numbers and splats, of which masks are made.
    case "insertelement":
    case "shufflevector":
    case "extractelement":
      return true;
    default:
      return false;
  }
}
