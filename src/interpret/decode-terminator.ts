import type { BasicBlock } from "../ir/function.ts";
import type { BranchInst, SwitchInst, Terminator } from "../ir/instruction.ts";
import { intBits } from "./casts.ts";
import { type DecodeContext, slot } from "./decode-context.ts";
import { KernelFault } from "./fault.ts";
import { returnFromFunction } from "./frames.ts";
import type { Exit, Frame, Segment } from "./machine.ts";
import { integerFromBigInt, type RuntimeValue } from "./runtime-value.ts";

type SegmentOf = (block: BasicBlock) => Segment;

export function decodeTerminator(terminator: Terminator, segmentOf: SegmentOf, context: DecodeContext): Exit {
  switch (terminator.opcode) {
    case "br":
      return decodeBranch(terminator, segmentOf, context);
    case "switch":
      return decodeSwitch(terminator, segmentOf, context);
    case "ret": {
      const [value] = terminator.operands;
      if (!value) return (frame, thread) => returnFromFunction(thread, frame, 0);
      const result = context.slotOf(value);
      return (frame, thread) => returnFromFunction(thread, frame, slot(frame.registers, result));
    }
    case "unreachable":
      return () => {
        throw new KernelFault("trap", "the kernel reached code that cannot be reached");
      };
  }
}

/** Goes along one edge of the control flow: sets the phis of the target and continues there. */
type Edge = (frame: Frame) => void;

function decodeBranch(branch: BranchInst, segmentOf: SegmentOf, context: DecodeContext): Exit {
  const taken = decodeEdge(branch, branch.target, segmentOf, context);
  if (!branch.ifFalse) return taken;
  const otherwise = decodeEdge(branch, branch.ifFalse, segmentOf, context);
  const condition = context.slotOf(branch.operand(0));
  return (frame) => {
    if (frame.registers[condition] === 1) taken(frame);
    else otherwise(frame);
  };
}

function decodeSwitch(inst: SwitchInst, segmentOf: SegmentOf, context: DecodeContext): Exit {
  const value = inst.operand(0);
  const bits = intBits(value.type);
  const from = context.slotOf(value);
  const defaultEdge = decodeEdge(inst, inst.defaultTarget, segmentOf, context);
  const edges = new Map<RuntimeValue, Edge>(
    inst.cases.map((arm) => [
      integerFromBigInt(bits, arm.value.value),
      decodeEdge(inst, arm.target, segmentOf, context),
    ]),
  );
  return (frame) => {
    const edge = edges.get(slot(frame.registers, from)) ?? defaultEdge;
    edge(frame);
  };
}

function decodeEdge(
  terminator: Terminator,
  target: BasicBlock,
  segmentOf: SegmentOf,
  context: DecodeContext,
): Edge {
  const segment = segmentOf(target);
  const targets: number[] = [];
  const sources: number[] = [];
  for (const phi of target.phis) {
    const value = terminator.block && phi.incomingFrom(terminator.block);
    if (!value) throw new KernelFault("unsupported", "a phi without a value for its predecessor");
    targets.push(context.slotOf(phi));
    sources.push(context.slotOf(value));
  }
  const [onlyTarget, second] = targets;
  const [onlySource = 0] = sources;
  if (onlyTarget === undefined)
    return (frame) => {
      frame.segment = segment;
    };
  if (second === undefined)
    return (frame) => {
      frame.registers[onlyTarget] = slot(frame.registers, onlySource);
      frame.segment = segment;
    };
  return (frame) => {
    const { registers } = frame;
    // All at once: a phi may be another's source.
    const values = sources.map((source) => slot(registers, source));
    for (let i = 0; i < targets.length; i++) registers[targets[i] ?? 0] = values[i] ?? 0;
    frame.segment = segment;
  };
}
