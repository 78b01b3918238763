import { invariant } from "../source/invariant.ts";
import type { BasicBlock, IrFunction } from "../ir/function.ts";
import { type Instruction, isTerminator } from "../ir/instruction.ts";
import { abiAlign, allocBytes } from "../ir/layout.ts";
import { decodeCall } from "./decode-call.ts";
import { DecodeContext } from "./decode-context.ts";
import { decodeStep } from "./decode-step.ts";
import { decodeTerminator } from "./decode-terminator.ts";
import { KernelFault } from "./fault.ts";
import type { Code, Exit, Segment, Step } from "./machine.ts";
import type { Program } from "./program.ts";

/**
 * Turns a function into segments of steps, once. What cannot be run becomes a step that faults
 * when it is reached, so that code that never runs does no harm.
 */
export function decodeFunction(fn: IrFunction, program: Program): Code {
  const context = new DecodeContext(program, fn);
  const segments = new Map(fn.blocks.map((block) => [block, emptySegment()]));
  const segmentOf = (block: BasicBlock) => {
    const segment = segments.get(block);
    invariant(segment, `block ${block.name} is not in ${fn.name}`);
    return segment;
  };
  for (const block of fn.blocks) decodeBlock(block, segmentOf, context);
  return {
    function: fn,
    entry: segmentOf(fn.entry),
    registers: context.registers,
    slots: context.slots,
    byval: fn.args.flatMap(({ attributes: { byval, align } }, index) =>
      byval ? [{ index, bytes: allocBytes(byval), align: align ?? abiAlign(byval) }] : [],
    ),
  };
}

function decodeBlock(
  block: BasicBlock,
  segmentOf: (block: BasicBlock) => Segment,
  context: DecodeContext,
): void {
  let segment = segmentOf(block);
  const addStep = (instruction: Instruction, step: Step) => {
    segment.steps.push(step);
    segment.instructions.push(instruction);
  };
  for (const instruction of block.instructions) {
    if (instruction.opcode === "phi") continue; // done by the branches that lead here
    const decoded = orFault(() => {
      if (isTerminator(instruction)) return { exit: decodeTerminator(instruction, segmentOf, context) };
      if (instruction.opcode === "call") return decodeCall(instruction, context);
      return { step: decodeStep(instruction, context) };
    });
    if ("step" in decoded) {
      if (decoded.step) addStep(instruction, decoded.step);
      continue;
    }
    segment.instructions.push(instruction);
    if (isTerminator(instruction)) {
      segment.exit = decoded.exit;
      return;
    }
    // A call: the thread comes back to a segment of its own.
    const next = emptySegment();
    const { exit } = decoded;
    segment.exit = (frame, thread) => {
      frame.segment = next;
      exit(frame, thread);
    };
    segment = next;
  }
}

/** Either an ordinary step (undefined: nothing to do), or what ends the segment. */
export type Decoded = { readonly step: Step | undefined } | { readonly exit: Exit };

function orFault(decode: () => Decoded): Decoded {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof KernelFault)) throw error;
    const fault = error;
    return {
      step: () => {
        throw fault;
      },
    };
  }
}

function emptySegment(): Segment {
  return { steps: [], instructions: [], exit: unfinished };
}

const unfinished: Exit = () => {
  throw new KernelFault("unsupported", "a basic block without a terminator");
};
