import type { WarpFunction } from "../ir/device-library.ts";
import { warpSize } from "../ir/warp-size.ts";
import { invariant } from "../source/invariant.ts";
import { KernelFault } from "./fault.ts";
import type { Positions } from "./frame-position.ts";
import type { Thread, WarpArrival } from "./machine.ts";
import { isAtSamePlace } from "./same-place.ts";
import { asNumber, type RuntimeValue } from "./runtime-value.ts";

/**
 * Lets the threads go on that have met at a warp operation, with their results. False when there
 * are none.
 *
 * Threads meet by their masks (CUDA C++ guide, "Warp Shuffle Functions"; PTX ISA, `shfl.sync`): when
 * all that the mask names, and that have not ended, wait with the same mask. `__activemask` names
 * nobody: it gathers the threads of the warp that wait there once nothing else in the warp can go on.
 * Of several such places the one goes first that is farthest behind in the code, so that lanes that parted
 * meet again.
 *
 * @param threads of a block
 * @throws {KernelFault} when a warp can never go on
 */
export function releaseWarps(threads: readonly Thread[], positions: Positions): boolean {
  let released = false;
  for (let first = 0; first < threads.length; first += warpSize) {
    const warp = threads.slice(first, first + warpSize);
    if (warp.some((thread) => thread.arrival?.kind === "warp") && releaseWarp(warp, positions))
      released = true;
  }
  return released;
}

/** A thread that waits at a warp operation. */
interface Waiting {
  readonly thread: Thread;
  readonly lane: number;
  readonly arrival: WarpArrival;
}

function releaseWarp(warp: readonly Thread[], positions: Positions): boolean {
  const waiting = warp.flatMap((thread, lane): Waiting[] =>
    thread.arrival?.kind === "warp" ? [{ thread, lane, arrival: thread.arrival }] : [],
  );
  const live = warp.flatMap(({ state }, lane) => (state === "done" ? [] : [lane]));
  const groups = meetByMask(waiting, new Set(live));
  if (groups.length > 0) {
    groups.forEach(finish);
    return true;
  }
  if (warp.some(({ state }) => state === "running")) return false;
  const unnamed = waiting.filter(({ arrival }) => arrival.function.operation === "activemask");
  if (unnamed.length > 0) {
    releaseThoseThere(unnamed, positions);
    return true;
  }
  const [stuck] = waiting;
  if (stuck) throw new KernelFault("deadlock", neverMeets(stuck.arrival.function.cudaName));
  return false;
}

/** How often others may go first: a lane may be spinning for what those do that wait. */
const patience = 1 << 10;

/** Those that wait at different places are not active together; nor are those in one function, called from several. */
function releaseThoseThere(unnamed: readonly Waiting[], positions: Positions): void {
  const isLate = unnamed.some(({ thread }) => thread.passedOver >= patience);
  let rest = [...unnamed].sort((a, b) => positions.compare(a.thread.frame, b.thread.frame));
  for (let [first] = rest; first; [first] = rest) {
    const { thread } = first;
    const together = rest.filter((one) => isAtSamePlace(one.thread, thread));
    rest = rest.filter((one) => !together.includes(one));
    finish(together);
    for (const one of together) one.thread.passedOver = 0;
    if (isLate) continue;
    for (const one of rest) one.thread.passedOver++;
    return;
  }
}

function neverMeets(name: string): string {
  return `${name} waits for lanes of its mask that wait elsewhere or never come`;
}

/** The groups whose members have all arrived. */
function meetByMask(waiting: readonly Waiting[], live: ReadonlySet<number>): Waiting[][] {
  const groups = new Map<number, Waiting[]>();
  for (const one of waiting) {
    if (one.arrival.mask === undefined) continue;
    const group = groups.get(one.arrival.mask);
    if (group) group.push(one);
    else groups.set(one.arrival.mask, [one]);
  }
  return [...groups].flatMap(([mask, group]) => {
    const arrived = new Set(group.map(({ lane }) => lane));
    const named = lanesOf(mask).filter((lane) => live.has(lane));
    return named.every((lane) => arrived.has(lane)) ? [group] : [];
  });
}

function lanesOf(mask: number): number[] {
  return Array.from({ length: warpSize }, (_, lane) => lane).filter((lane) => (mask >>> lane) & 1);
}

function finish(group: readonly Waiting[]): void {
  const [first] = group;
  if (!first) return;
  const { function: known } = first.arrival;
  if (group.some(({ arrival }) => arrival.function.operation !== known.operation))
    throw new KernelFault("deadlock", neverMeets(known.cudaName));
  // All results before anyone goes on: the next operation brings new operands.
  const results = group.map((one) => resultFor(one, group, known));
  group.forEach(({ thread, arrival }, index) => {
    const result = results[index];
    invariant(result !== undefined, `${known.cudaName} has a result for each lane`);
    thread.arrival = undefined;
    thread.state = "running";
    arrival.release(result);
  });
}

function resultFor(own: Waiting, group: readonly Waiting[], known: WarpFunction): RuntimeValue {
  const { operation } = known;
  const values = (index: number) => group.map((one) => operandOf(one, index));
  switch (operation) {
    case "sync":
      return 0;
    case "activemask":
      return maskOf(group);
    case "shfl.idx":
    case "shfl.up":
    case "shfl.down":
    case "shfl.bfly": {
      const source = shuffleSource(operation, own);
      // What a lane outside of the group holds is undefined: here the lane keeps its own value.
      return operandOf(group.find(({ lane }) => lane === source) ?? own, 1);
    }
    case "vote.all":
      return values(1).every(isTrue) ? 1 : 0;
    case "vote.any":
      return values(1).some(isTrue) ? 1 : 0;
    case "vote.uni":
      return new Set(values(1).map(isTrue)).size === 1 ? 1 : 0;
    case "vote.ballot":
      return maskOf(group.filter((one) => isTrue(operandOf(one, 1))));
    case "match.any":
      return maskOf(group.filter((one) => operandOf(one, 1) === operandOf(own, 1)));
    case "match.all":
      return new Set(values(1)).size === 1 ? [maskOf(group), 1] : [0, 0];
    case "redux.add":
    case "redux.min":
    case "redux.max":
    case "redux.umin":
    case "redux.umax":
    case "redux.and":
    case "redux.or":
    case "redux.xor":
      return values(0).map(asNumber).reduce(reductions[operation]);
  }
}

function operandOf({ arrival }: Waiting, index: number): RuntimeValue {
  const operand = arrival.args[index];
  invariant(operand !== undefined, `${arrival.function.cudaName} has operand ${index}`);
  return operand;
}

const isTrue = (value: RuntimeValue) => value !== 0;

function maskOf(group: readonly Waiting[]): number {
  return group.reduce((mask, { lane }) => mask | (1 << lane), 0);
}

/** PTX ISA, `shfl.sync`: the operand packs the highest lane and which bits of the lane select the segment. */
function shuffleSource(operation: string, own: Waiting): number {
  const { lane } = own;
  const packed = asNumber(operandOf(own, 3));
  const offset = asNumber(operandOf(own, 2)) & 31;
  const segment = (packed >> 8) & 31;
  const clamp = packed & 31;
  const first = lane & segment;
  const last = first | (clamp & ~segment);
  switch (operation) {
    case "shfl.up":
      return lane - offset >= last ? lane - offset : lane;
    case "shfl.down":
      return lane + offset <= last ? lane + offset : lane;
    case "shfl.bfly":
      return (lane ^ offset) <= last ? lane ^ offset : lane;
    default: {
      const source = first | (offset & ~segment);
      return source <= last ? source : lane;
    }
  }
}

const reductions = {
  "redux.add": (a: number, b: number) => (a + b) | 0,
  "redux.min": (a: number, b: number) => Math.min(a, b),
  "redux.max": (a: number, b: number) => Math.max(a, b),
  "redux.umin": (a: number, b: number) => Math.min(a >>> 0, b >>> 0) | 0,
  "redux.umax": (a: number, b: number) => Math.max(a >>> 0, b >>> 0) | 0,
  "redux.and": (a: number, b: number) => a & b,
  "redux.or": (a: number, b: number) => a | b,
  "redux.xor": (a: number, b: number) => a ^ b,
} as const;
