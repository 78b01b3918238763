import type { BlockTrace } from "../../src/trace/block-trace.ts";
import { accessLines, consequences, count, lanesIn, releaseText } from "../../src/trace/format-trace.ts";
import { element } from "../shell/element.ts";
import type { Replay } from "./replay.ts";
import { shortText } from "./cells.ts";

/** What the step did, and the variables of its function, lane by lane. */
export class DetailsPane {
  readonly root = element("section", { className: "step-details", attrs: { "aria-label": "This step" } });
  readonly #title = element("h3");
  readonly #list = element("ul", { className: "step-accesses" });
  readonly #table = element("div", { className: "step-variables", tabIndex: 0 });
  readonly #trace: BlockTrace;

  constructor(trace: BlockTrace) {
    this.#trace = trace;
    this.#table.setAttribute("aria-label", "Variables by lane");
    this.root.append(
      this.#title,
      this.#list,
      element("h3", { textContent: "Variables by lane" }),
      this.#table,
    );
  }

  update(replay: Replay): void {
    const { step } = replay;
    this.#title.textContent = titleOf(replay);
    this.#list.replaceChildren(
      ...linesOf(replay, this.#trace).map((line) => element("li", { textContent: line })),
    );
    // A barrier that opens changes no variable: what was there stays.
    if (step?.kind !== "line") return;
    const variables = replay.warps[step.warp]?.variables.get(step.function) ?? new Map<string, string[]>();
    const changed = new Set(
      step.accesses
        .filter(({ kind }) => kind === "set")
        .flatMap(({ name, at }) => at.map((one) => name + one)),
    );
    this.#table.replaceChildren(
      variablesTable(variables, changed, step.lanes, replay.warps[step.warp]?.all ?? 0),
    );
  }
}

function titleOf({ step }: Replay): string {
  if (!step) return "Before the first step";
  if (step.kind === "release") return "A barrier opens";
  return `Warp ${step.warp}, line ${step.line}: ${count(lanesIn(step.lanes).length, "lane")}`;
}

function linesOf({ step, position }: Replay, { steps, end }: BlockTrace): string[] {
  const lines =
    step?.kind === "release"
      ? [releaseText(step), ...step.accesses.flatMap(accessLines)]
      : step
        ? [...step.accesses.flatMap(accessLines), ...consequences(step)]
        : [];
  const isLast = position === steps.length - 1;
  if (isLast) lines.push(end.kind === "done" ? "The block is done." : `${end.message}.`);
  return lines.length > 0 || !step ? lines : ["nothing in memory changed"];
}

function variablesTable(
  variables: ReadonlyMap<string, readonly (string | undefined)[]>,
  changed: ReadonlySet<string>,
  active: number,
  all: number,
): HTMLElement {
  if (variables.size === 0)
    return element("p", { className: "step-none", textContent: "No variable has got a value yet." });
  const lanes = lanesIn(all);
  const isActive = (lane: number) => ((active >>> lane) & 1) === 1;
  const laneClass = (lane: number) => (isActive(lane) ? "" : "is-idle");
  const head = element(
    "tr",
    {},
    element("th", { textContent: "lane", scope: "col" }),
    ...lanes.map((lane) =>
      element("th", { textContent: String(lane), scope: "col", className: laneClass(lane) }),
    ),
  );
  const rows = [...variables].map(([name, values]) =>
    element(
      "tr",
      {},
      element("th", { textContent: name, scope: "row" }),
      ...lanes.map((lane) => {
        const value = values[lane];
        const isNew = changed.has(name) && isActive(lane);
        return element("td", {
          textContent: value === undefined ? "" : shortText(value),
          title: value ?? "",
          className: `${laneClass(lane)}${isNew ? " is-new" : ""}`,
        });
      }),
    ),
  );
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
}
