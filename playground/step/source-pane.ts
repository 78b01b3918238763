import type { BlockTrace } from "../../src/trace/block-trace.ts";
import { element } from "../shell/element.ts";
import type { Replay } from "./replay.ts";
import { type Source, sourceOf } from "./sources.ts";
import { warpColor } from "./warp-color.ts";

/** More chips than fit beside a line become a number. */
const mostChips = 4;

/** The source, with a chip for each warp at the line where it is. */
export class SourcePane {
  readonly root = element("section", { className: "step-source", attrs: { "aria-label": "Source" } });
  readonly #title = element("h3");
  readonly #lines = element("ol", { className: "step-lines" });
  readonly #trace: BlockTrace;
  readonly #sources: readonly Source[];
  #file = -1;
  #marked: HTMLElement[] = [];

  constructor(trace: BlockTrace, sources: readonly Source[]) {
    this.#trace = trace;
    this.#sources = sources;
    this.root.append(this.#title, this.#lines);
  }

  update({ step, warps }: Replay): void {
    const shown = step?.kind === "line" ? step.file : Math.max(0, this.#file);
    if (shown !== this.#file) this.#open(shown);
    for (const row of this.#marked) {
      row.classList.remove("is-current");
      row.querySelector(".step-chips")?.replaceChildren();
    }
    this.#marked = [];
    const byLine = new Map<number, number[]>();
    for (const [warp, state] of warps.entries()) {
      const isOver = state.ended === state.all;
      if (isOver || state.step?.file !== this.#file) continue;
      byLine.set(state.step.line, [...(byLine.get(state.step.line) ?? []), warp]);
    }
    const current = step?.kind === "line" ? step : undefined;
    if (current && !byLine.has(current.line)) byLine.set(current.line, []);
    for (const [line, at] of byLine) {
      const row = this.#lines.children[line - 1];
      if (!(row instanceof HTMLElement)) continue;
      this.#marked.push(row);
      row.querySelector(".step-chips")?.append(...chips(at, current?.warp));
      if (current?.line !== line) continue;
      row.classList.add("is-current");
      row.style.setProperty("--warp", warpColor(current.warp));
      scrollInto(this.#lines, row);
    }
  }

  #open(file: number): void {
    this.#file = file;
    this.#marked = [];
    const path = this.#trace.files[file] ?? "";
    const source = sourceOf(path, this.#sources);
    this.#title.textContent = source?.name ?? path;
    const text = source?.text.split("\n") ?? ["// this file is not at hand"];
    this.#lines.replaceChildren(
      ...text.map((line, index) =>
        element(
          "li",
          {},
          element("span", { className: "step-chips" }),
          element("span", { className: "step-number", textContent: String(index + 1) }),
          element("code", { textContent: line === "" ? " " : line }),
        ),
      ),
    );
  }
}

function chips(warps: readonly number[], current: number | undefined): HTMLElement[] {
  // The one that moves comes first, so that it is never among those left out.
  const order = warps.toSorted((a, b) => Number(b === current) - Number(a === current) || a - b);
  const shown = order.slice(0, order.length > mostChips ? mostChips - 1 : mostChips).map((warp) => {
    const chip = element("span", {
      className: warp === current ? "step-chip is-moving" : "step-chip",
      textContent: String(warp),
      title: `warp ${warp}`,
    });
    chip.style.setProperty("--warp", warpColor(warp));
    return chip;
  });
  const rest = order.length - shown.length;
  return rest > 0 ? [...shown, element("span", { className: "step-more", textContent: `+${rest}` })] : shown;
}

/** Within the list alone: the page itself must not move while someone steps. */
function scrollInto(list: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop; // from the list, which is positioned
  const margin = row.offsetHeight * 3;
  if (top < list.scrollTop + margin) list.scrollTop = Math.max(0, top - margin);
  else if (top > list.scrollTop + list.clientHeight - margin)
    list.scrollTop = top - list.clientHeight + margin;
}
