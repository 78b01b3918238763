import type { Instruction } from "../ir/instruction.ts";
import type { Segment, Thread, WarpArrival } from "../interpret/machine.ts";
import type { Program } from "../interpret/program.ts";
import type { RuntimeValue } from "../interpret/runtime-value.ts";
import { AccessRecorder, type Effect, type LaneAccess } from "./access-recorder.ts";
import type { SharedWrite, TraceAccess, TraceStep, Waiting } from "./block-trace.ts";
import { functionOf } from "../interpret/frame-position.ts";
import { type LockstepObserver, warpOf } from "./lockstep.ts";
import type { MemoryNames } from "./memory-names.ts";
import { type SegmentLines, SourceLines, type SourceLine } from "./source-lines.ts";

/** More than anyone steps through; a page has to hold them. */
export interface TraceLimits {
  readonly steps: number;
  /** Values of lanes, of all steps together. */
  readonly values: number;
}

export const usualLimits: TraceLimits = { steps: 20_000, values: 400_000 };

/** A step while it goes on. */
interface OpenStep {
  readonly warp: number;
  readonly lanes: number;
  readonly line: SourceLine;
  readonly function: string;
  /** A segment that comes again begins a new step: the next turn of a loop on one line. */
  readonly segments: Set<Segment>;
  readonly accesses: OpenAccess[];
  readonly writes: SharedWrite[];
  printed: string;
  waits: Waiting | undefined;
  ended: number;
}

interface OpenAccess extends Pick<TraceAccess, "kind" | "space" | "name"> {
  readonly source: Instruction | WarpArrival["call"];
  readonly lanes: Map<
    number,
    { readonly at: string; readonly value: string; readonly after: string | undefined }
  >;
}

/** Makes steps of what the lanes of a block do: a step is what a group of lanes does on one line. */
export class TraceBuilder implements LockstepObserver {
  readonly steps: TraceStep[] = [];
  readonly files: string[] = [];
  readonly functions: string[] = [];
  isFull = false;
  readonly #accesses: AccessRecorder;
  readonly #lines = new SourceLines();
  readonly #limits: TraceLimits;
  /** The line that each thread was at last: code without a line belongs to it. */
  readonly #threadLines = new Map<Thread, SourceLine>();
  #open: OpenStep | undefined;
  /** What lanes got from the warp operation at which they have just met. */
  readonly #exchanged: [call: WarpArrival["call"], thread: Thread, access: LaneAccess][] = [];
  #values = 0;
  #group: readonly Thread[] = [];
  #segmentLines: SegmentLines = [];
  #found: string | undefined;

  constructor(program: Program, names: MemoryNames, limits: TraceLimits) {
    this.#accesses = new AccessRecorder(program, names);
    this.#limits = limits;
  }

  enter(group: readonly Thread[], segment: Segment): boolean {
    const begun = this.steps.length + (this.#open ? 1 : 0);
    if (begun >= this.#limits.steps || this.#values >= this.#limits.values) {
      this.isFull = true;
      this.finish();
      return false;
    }
    this.#group = group;
    this.#segmentLines = this.#lines.of(segment);
    const open = this.#open;
    if (open?.segments.has(segment)) this.finish();
    return true;
  }

  before(thread: Thread, segment: Segment, index: number): void {
    const instruction = segment.instructions[index];
    if (thread === this.#group[0])
      this.#begin(thread, segment, this.#segmentLines[index], instruction?.opcode === "br");
    this.#found = instruction && this.#accesses.before(instruction, thread);
  }

  after(thread: Thread, segment: Segment, index: number): void {
    const instruction = segment.instructions[index];
    if (!instruction) return;
    for (const effect of this.#accesses.after(instruction, thread, this.#found))
      this.#add(instruction, thread, effect);
  }

  leave(group: readonly Thread[]): void {
    const open = this.#open;
    if (!open) return;
    open.ended |= lanesOf(group.filter(({ state }) => state === "done"));
    const [waiting] = group.filter(({ state }) => state === "waiting");
    if (!waiting?.arrival) return;
    open.waits = waitingAt(waiting.arrival);
    for (const thread of group) this.#listen(thread);
  }

  released(threads: readonly Thread[], from: Thread["arrival"]): void {
    const open = this.#open;
    if (!from) return;
    const isAtOnce = open?.waits?.kind === "warp" && open.lanes === lanesOf(threads);
    if (isAtOnce) {
      open.waits = undefined; // nobody waited for anybody
      for (const [call, thread, access] of this.#exchanged.splice(0))
        this.#addAccess(open.accesses, call, thread, access);
      return;
    }
    this.finish();
    const accesses: OpenAccess[] = [];
    for (const [call, thread, access] of this.#exchanged.splice(0))
      this.#addAccess(accesses, call, thread, access);
    const warps = [...new Set(threads.map(warpOf))].map((warp) => ({
      warp,
      lanes: lanesOf(threads.filter((thread) => warpOf(thread) === warp)),
    }));
    this.steps.push({ kind: "release", at: waitingAt(from), accesses: accesses.map(closeAccess), warps });
  }

  print(text: string): void {
    if (this.#open) this.#open.printed += text;
  }

  /** Ends the step that goes on. */
  finish(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    this.steps.push({
      kind: "line",
      warp: open.warp,
      lanes: open.lanes,
      file: indexIn(this.files, open.line.file),
      line: open.line.line,
      function: indexIn(this.functions, open.function),
      accesses: open.accesses.map(closeAccess),
      writes: joinWrites(open.writes),
      printed: open.printed,
      ...(open.waits ? { waits: open.waits } : {}),
      ended: open.ended,
    });
  }

  #begin(thread: Thread, segment: Segment, ownLine: SourceLine | undefined, isBranch: boolean): void {
    const line = ownLine ?? this.#threadLines.get(thread);
    if (!line) return;
    for (const one of this.#group) this.#threadLines.set(one, line);
    const lanes = lanesOf(this.#group);
    const warp = warpOf(thread);
    const open = this.#open;
    const goesOn =
      open?.warp === warp &&
      open.lanes === lanes &&
      open.line.line === line.line &&
      open.line.file === line.file &&
      !open.waits;
    if (goesOn) {
      open.segments.add(segment);
      return;
    }
    // What jumps without doing anything is no step of its own.
    if (!ownLine && isBranch) return this.finish();
    this.finish();
    const fn = thread.frame && functionOf(thread.frame);
    this.#open = {
      warp,
      lanes,
      line,
      function: fn?.sourceName ?? fn?.name ?? "",
      segments: new Set([segment]),
      accesses: [],
      writes: [],
      printed: "",
      waits: undefined,
      ended: 0,
    };
  }

  #add(source: OpenAccess["source"], thread: Thread, { access, write }: Effect): void {
    if (write) this.#open?.writes.push(write);
    if (access && this.#open) this.#addAccess(this.#open.accesses, source, thread, access);
  }

  #addAccess(accesses: OpenAccess[], source: OpenAccess["source"], thread: Thread, access: LaneAccess): void {
    const { kind, space, name, at, value, after } = access;
    const lane = thread.linear % 32;
    let target = accesses.find((one) => one.source === source && one.name === name && !one.lanes.has(lane));
    if (!target) {
      target = { source, kind, space, name, lanes: new Map() };
      accesses.push(target);
    }
    target.lanes.set(lane, { at, value, after });
    this.#values++;
  }

  /** Learns what a warp operation gives the thread. */
  #listen(thread: Thread): void {
    const { arrival } = thread;
    if (arrival?.kind !== "warp") return;
    const { operation } = arrival.function;
    if (operation === "sync") return;
    thread.arrival = {
      ...arrival,
      release: (result: RuntimeValue) => {
        arrival.release(result);
        this.#exchanged.push([arrival.call, thread, this.#accesses.exchanged(arrival, result)]);
      },
    };
  }
}

function waitingAt(arrival: NonNullable<Thread["arrival"]>): Waiting {
  if (arrival.kind === "warp") return { kind: "warp", name: arrival.function.cudaName };
  return arrival.ofGrid
    ? { kind: "grid", name: "the grid's barrier" }
    : { kind: "block", name: "the block's barrier" };
}

function lanesOf(threads: readonly Thread[]): number {
  return threads.reduce((lanes, { linear }) => lanes | (1 << (linear % 32)), 0) >>> 0;
}

function closeAccess({ kind, space, name, lanes }: OpenAccess): TraceAccess {
  const sorted = [...lanes].toSorted(([a], [b]) => a - b);
  const after = sorted.map(([, one]) => one.after ?? "");
  return {
    kind,
    space,
    name,
    lanes: sorted.reduce((set, [lane]) => set | (1 << lane), 0) >>> 0,
    at: sorted.map(([, { at }]) => at),
    values: sorted.map(([, { value }]) => value),
    ...(kind === "atomic" ? { after } : {}),
  };
}

/** What lanes write side by side is one piece. */
function joinWrites(writes: readonly SharedWrite[]): SharedWrite[] {
  const joined: SharedWrite[] = [];
  for (const write of writes) {
    const last = joined.at(-1);
    if (last && last.offset + last.hex.length / 2 === write.offset)
      joined.splice(-1, 1, { offset: last.offset, hex: last.hex + write.hex });
    else joined.push(write);
  }
  return joined;
}

function indexIn(list: string[], entry: string): number {
  const found = list.indexOf(entry);
  return found >= 0 ? found : list.push(entry) - 1;
}
