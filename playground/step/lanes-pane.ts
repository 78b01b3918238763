import type { BlockTrace, Triple } from "../../src/trace/block-trace.ts";
import { count, lanesIn } from "../../src/trace/format-trace.ts";
import { element } from "../shell/element.ts";
import type { Replay, WarpState } from "./replay.ts";
import { warpColor } from "./warp-color.ts";

type LaneState = "active" | "idle" | "waiting" | "ended";

/** A row for each warp: what each of its lanes does. */
export class LanesPane {
  readonly root = element("section", { className: "step-warps", attrs: { "aria-label": "Warps" } });
  readonly #rows: readonly {
    readonly row: HTMLElement;
    readonly lanes: HTMLElement[];
    readonly says: HTMLElement;
  }[];
  readonly #waits = element("p", { className: "step-waits" });
  readonly #trace: BlockTrace;

  constructor(trace: BlockTrace, replay: Replay) {
    this.#trace = trace;
    this.#rows = replay.warps.map((state, warp) => {
      const lanes = lanesIn(state.all).map(() => element("i"));
      const says = element("span", { className: "step-says" });
      const name = element("span", {
        className: "step-chip",
        textContent: String(warp),
        title: `warp ${warp}`,
      });
      const row = element(
        "div",
        { className: "step-warp" },
        name,
        element("div", { className: "step-lanes" }, ...lanes),
        says,
      );
      row.style.setProperty("--warp", warpColor(warp));
      return { row, lanes, says };
    });
    const list = element("div", { className: "step-rows" }, ...this.#rows.map(({ row }) => row));
    this.root.append(element("h3", { textContent: "Warps and lanes" }), list, this.#waits, legend());
  }

  update(replay: Replay): void {
    const current = replay.step?.kind === "line" ? replay.step : undefined;
    for (const [warp, { row, lanes, says }] of this.#rows.entries()) {
      const state = replay.warps[warp];
      if (!state) continue;
      const isMoving = current?.warp === warp;
      row.classList.toggle("is-moving", isMoving);
      says.textContent = describe(state);
      for (const [lane, cell] of lanes.entries()) {
        const now = laneState(state, lane, isMoving ? current.lanes : 0);
        cell.className = `is-${now}`;
        cell.title = `lane ${lane}, threadIdx (${threadIndex(warp * 32 + lane, this.#trace.blockDim).join(", ")}): ${words[now]}`;
      }
    }
    const threads = this.#trace.blockDim.reduce((product, size) => product * size, 1);
    this.#waits.textContent = replay
      .waits()
      .map(
        ({ step, at, threads: waiting }) =>
          `${waiting} of ${count(threads, "thread")} wait at ${at.name}, line ${step.line}.`,
      )
      .join(" ");
  }
}

const words: Readonly<Record<LaneState, string>> = {
  active: "executes this line",
  idle: "not in this step",
  waiting: "waits for others",
  ended: "has ended",
};

function laneState({ waiting, ended }: WarpState, lane: number, active: number): LaneState {
  const has = (lanes: number) => ((lanes >>> lane) & 1) === 1;
  if (has(active)) return "active";
  if (has(ended)) return "ended";
  return waiting.some(({ lanes }) => has(lanes)) ? "waiting" : "idle";
}

function describe({ step, waiting, ended, all }: WarpState): string {
  if (ended === all) return "ended";
  if (!step) return "not begun";
  const waits = waiting.reduce((lanes, group) => (lanes | group.lanes) >>> 0, 0);
  if (waits === (all & ~ended) >>> 0) return `waits, line ${step.line}`;
  return `line ${step.line}`;
}

function legend(): HTMLElement {
  const states: readonly LaneState[] = ["active", "idle", "waiting", "ended"];
  return element(
    "ul",
    { className: "step-legend" },
    ...states.map((state) => element("li", {}, element("i", { className: `is-${state}` }), words[state])),
  );
}

export function threadIndex(linear: number, [x, y]: Triple): Triple {
  return [linear % x, Math.floor(linear / x) % y, Math.floor(linear / (x * y))];
}
