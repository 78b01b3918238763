import type { BlockTrace, SharedVariable, TraceStep } from "../../src/trace/block-trace.ts";
import { formatBytes } from "../../src/trace/format-number.ts";
import { count } from "../../src/trace/format-trace.ts";
import { element } from "../shell/element.ts";
import { type Cell, cellsOf, cellText, columnsOf, declarationOf, mostCells, shortText } from "./cells.ts";
import type { Replay } from "./replay.ts";

/** Shared memory: a cell for each number, with what this step wrote and read. */
export class MemoryPane {
  readonly root = element("section", { className: "step-memory", attrs: { "aria-label": "Shared memory" } });
  readonly #variables: readonly { readonly variable: SharedVariable; readonly cells: readonly DrawnCell[] }[];

  constructor({ shared }: BlockTrace) {
    this.root.append(element("h3", { textContent: "Shared memory" }));
    if (shared.length === 0)
      this.root.append(
        element("p", { className: "step-none", textContent: "This kernel has no shared memory." }),
      );
    this.#variables = shared.map((variable) => {
      const cells = cellsOf(variable).map(drawCell);
      const columns = columnsOf(variable);
      const grid = element("div", { className: "step-cells" }, ...cells.map(({ box }) => box));
      grid.style.setProperty("--columns", String(columns));
      const note =
        cells.length === mostCells
          ? [
              element("p", {
                className: "step-none",
                textContent: `The first ${count(mostCells, "number")}.`,
              }),
            ]
          : [];
      const scroll = element("div", { className: "step-cells-scroll", tabIndex: 0 }, grid);
      scroll.setAttribute("aria-label", variable.name);
      this.root.append(element("h4", { textContent: declarationOf(variable) }), scroll, ...note);
      return { variable, cells };
    });
    if (shared.length > 0) this.root.append(legend());
  }

  update(replay: Replay): void {
    const touched = touchedBy(replay.step);
    for (const { variable, cells } of this.#variables)
      for (const drawn of cells) {
        const { cell, box, value } = drawn;
        const text = cellText(cell, replay.shared, replay.written);
        const title = `${variable.name}${cell.label}: ${text ?? "nobody has written it"}`;
        if (box.title !== title) {
          box.title = title;
          value.textContent = text === undefined ? "·" : shortText(text);
        }
        const isWritten = touched.isWritten(cell);
        const isRead = touched.reads.has(variable.name + cell.label);
        const classes = `step-cell${text === undefined ? " is-empty" : ""}${isWritten ? " is-written" : ""}${isRead ? " is-read" : ""}`;
        if (box.className !== classes) box.className = classes;
      }
  }
}

function legend(): HTMLElement {
  const entries = [
    ["is-written", "written in this step"],
    ["is-read", "read in this step"],
    ["is-empty", "never written: holds nothing"],
  ] as const;
  return element(
    "ul",
    { className: "step-legend" },
    ...entries.map(([name, text]) =>
      element(
        "li",
        {},
        element("span", {
          className: `step-cell step-sample ${name}`,
          textContent: name === "is-empty" ? "·" : "",
        }),
        text,
      ),
    ),
  );
}

interface DrawnCell {
  readonly cell: Cell;
  readonly box: HTMLElement;
  readonly value: HTMLElement;
}

function drawCell(cell: Cell): DrawnCell {
  const value = element("b");
  const label = element("small", { textContent: cell.label.replace(/^\[(\d+)\]$/, "$1") });
  return { cell, value, box: element("div", { className: "step-cell" }, label, value) };
}

function touchedBy(step: TraceStep | undefined) {
  const reads = new Set<string>();
  if (step?.kind !== "line") return { reads, isWritten: () => false };
  for (const { kind, space, name, at } of step.accesses)
    if (space === "shared" && (kind === "read" || kind === "atomic"))
      for (const one of at) reads.add(name + one);
  const isWritten = ({ offset, format }: Cell) =>
    step.writes.some(
      (write) => offset < write.offset + write.hex.length / 2 && offset + formatBytes[format] > write.offset,
    );
  return { reads, isWritten };
}
