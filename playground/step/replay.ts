import type { BlockTrace, LineStep, ReleaseStep, TraceStep, Waiting } from "../../src/trace/block-trace.ts";
import { lanesIn } from "../../src/trace/format-trace.ts";

/** Where a warp's lanes are at one moment. */
export interface WarpState {
  /** Lanes that exist: the last warp of a block may have fewer than 32. */
  readonly all: number;
  /** The last step that lanes of the warp made, and which of them; undefined before the first. */
  step: LineStep | undefined;
  /** By the place where they wait. */
  waiting: { readonly lanes: number; readonly at: Waiting; readonly step: LineStep }[];
  ended: number;
  /** Of each function that has run: per variable, by lane, the value as text. */
  readonly variables: Map<number, Map<string, (string | undefined)[]>>;
}

/** The block at one moment of its trace. Goes to any step; near ones are fast. */
export class Replay {
  readonly trace: BlockTrace;
  /** Bytes of shared memory, and which of them somebody has written: others hold nothing. */
  shared = new Uint8Array(0);
  written = new Uint8Array(0);
  warps: readonly WarpState[] = [];
  /** Index of the last step that has been made; -1 before the first. */
  position = -1;

  constructor(trace: BlockTrace) {
    this.trace = trace;
    this.#reset();
  }

  /** Makes all steps up to this one. */
  goTo(position: number): void {
    const end = Math.max(-1, Math.min(position, this.trace.steps.length - 1));
    if (end < this.position) this.#reset();
    while (this.position < end) {
      const step = this.trace.steps[++this.position];
      if (step) this.#apply(step);
    }
  }

  get step(): TraceStep | undefined {
    return this.trace.steps[this.position];
  }

  /** Threads that wait now, by the place: "24 of 64 threads wait at line 12". */
  waits(): { readonly step: LineStep; readonly at: Waiting; readonly threads: number }[] {
    const places = new Map<string, { step: LineStep; at: Waiting; threads: number }>();
    for (const { waiting } of this.warps)
      for (const { lanes, at, step } of waiting) {
        const key = `${step.file} ${step.line} ${at.name}`;
        const place = places.get(key) ?? { step, at, threads: 0 };
        place.threads += lanesIn(lanes).length;
        places.set(key, place);
      }
    return [...places.values()];
  }

  #reset(): void {
    const { blockDim, shared } = this.trace;
    const threads = blockDim[0] * blockDim[1] * blockDim[2];
    const bytes = Math.max(
      0,
      ...shared.map(({ offset, layout }) => offset + bytesOf(layout)),
      ...this.#writeEnds(),
    );
    this.shared = new Uint8Array(bytes);
    this.written = new Uint8Array(bytes);
    this.warps = Array.from({ length: Math.ceil(threads / 32) }, (_, warp) => ({
      all: lanesOfWarp(threads, warp),
      step: undefined,
      waiting: [],
      ended: 0,
      variables: new Map(),
    }));
    this.position = -1;
  }

  /** What is written may lie outside of every variable with a name. */
  #writeEnds(): number[] {
    let end = 0;
    for (const step of this.trace.steps)
      if (step.kind === "line")
        for (const { offset, hex } of step.writes) end = Math.max(end, offset + hex.length / 2);
    return [end];
  }

  #apply(step: TraceStep): void {
    if (step.kind === "release") this.#release(step);
    else this.#execute(step);
  }

  #release({ warps }: ReleaseStep): void {
    for (const { warp, lanes } of warps) {
      const state = this.warps[warp];
      if (!state) continue;
      state.waiting = state.waiting
        .map((group) => ({ ...group, lanes: (group.lanes & ~lanes) >>> 0 }))
        .filter((group) => group.lanes !== 0);
    }
  }

  #execute(step: LineStep): void {
    const state = this.warps[step.warp];
    if (!state) return;
    state.step = step;
    state.ended = (state.ended | step.ended) >>> 0;
    if (step.waits) state.waiting.push({ lanes: step.lanes, at: step.waits, step });
    for (const { offset, hex } of step.writes)
      for (let at = 0; at < hex.length; at += 2) {
        this.shared[offset + at / 2] = Number.parseInt(hex.slice(at, at + 2), 16);
        this.written[offset + at / 2] = 1;
      }
    for (const access of step.accesses) {
      if (access.kind !== "set") continue;
      const scope = state.variables.get(step.function) ?? new Map<string, (string | undefined)[]>();
      state.variables.set(step.function, scope);
      for (const [index, lane] of lanesIn(access.lanes).entries()) {
        const name = access.name + (access.at[index] ?? "");
        const values = scope.get(name) ?? Array.from<string | undefined>({ length: 32 });
        values[lane] = access.values[index];
        scope.set(name, values);
      }
    }
  }
}

/** The next step, from `position` in direction 1 or -1, that a reader of this warp wants to see; undefined follows all. */
export function nextStep(
  trace: BlockTrace,
  position: number,
  direction: 1 | -1,
  warp: number | undefined,
): number {
  for (let at = position + direction; at >= 0 && at < trace.steps.length; at += direction) {
    const step = trace.steps[at];
    if (warp === undefined || step?.kind === "release" || step?.warp === warp) return at;
  }
  return direction < 0 ? 0 : trace.steps.length - 1;
}

/** Where threads next meet at a barrier of the block or the grid, or the end. */
export function nextBarrier(trace: BlockTrace, position: number): number {
  const found = trace.steps.findIndex(
    (step, at) => at > position && step.kind === "release" && step.at.kind !== "warp",
  );
  return found >= 0 ? found : trace.steps.length - 1;
}

function lanesOfWarp(threads: number, warp: number): number {
  const lanes = Math.min(32, threads - warp * 32);
  return lanes === 32 ? 0xffffffff : (1 << lanes) - 1;
}

function bytesOf({ dims, stride }: { readonly dims: readonly number[]; readonly stride: number }): number {
  return dims.reduce((product, length) => product * length, stride);
}
