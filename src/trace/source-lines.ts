import type { BasicBlock } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import type { Segment } from "../interpret/machine.ts";
import { isOwnHeader, userLocation } from "../source/user-location.ts";

export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** The lines of a segment's instructions; undefined where one belongs to whatever line was before. */
export type SegmentLines = readonly (SourceLine | undefined)[];

/** Finds the user's lines: those of headers belong to the line that called. */
export class SourceLines {
  readonly #known = new WeakMap<Segment, SegmentLines>();

  of(segment: Segment): SegmentLines {
    const known = this.#known.get(segment);
    if (known) return known;
    const lines = segment.instructions.map(lineOf);
    // The stores of parameters at a function's start have no line: they belong to the first that has.
    const [first] = segment.instructions;
    const isStart = first !== undefined && first.block === first.block?.function?.entry;
    if (isStart && first === first.block?.instructions[0]) {
      const begin = lines.findIndex((line) => line !== undefined);
      lines.fill(lines[begin], 0, Math.max(begin, 0));
    }
    this.#known.set(segment, lines);
    return lines;
  }
}

function lineOf(instruction: Instruction): SourceLine | undefined {
  if (isJump(instruction) && !isStatement(instruction)) return undefined;
  const location = instruction.location && userLocation(instruction.location);
  if (!location || isLibrary(location.file)) return undefined;
  return { file: location.file, line: location.line };
}

/** What the user did not write and cannot look at. */
function isLibrary(file: string): boolean {
  return isOwnHeader(file) || /\/c\+\+\/v1\//.test(file) || /(^|\/)unwarp\/lib\//.test(file);
}

/** Jumps from one piece of code to the next are the compiler's. */
function isJump(instruction: Instruction): boolean {
  return instruction.opcode === "br" && !instruction.ifFalse;
}

/** `break`, `continue` or `return` on a line of its own: a block that a condition leads to and that does nothing else. */
function isStatement(jump: Instruction): boolean {
  const { block } = jump;
  if (!block || block.instructions.length > 1) return false;
  const [from, ...others] = predecessorsOf(block);
  const branch = from?.terminator;
  if (branch?.opcode !== "br" || !branch.ifFalse || others.length > 0) return false;
  return jump.location !== undefined && jump.location.line !== branch.location?.line;
}

function predecessorsOf(block: BasicBlock): BasicBlock[] {
  return block.function?.blocks.filter((other) => other.successors.includes(block)) ?? [];
}
