/** Where the time went: a bar per kernel and per stage of the compiler, in tables, so that they can be read aloud. */
import type { KernelTiming, PageBuild, PageRunResult } from "../../src/web/page-api.ts";
import { element } from "../shell/element.ts";
import { formatMs, layOutBars } from "./lay-out-bars.ts";

export class TimingPane {
  readonly element = element("div", { className: "scroll timing" });
  private readonly kernels = element("div");
  private readonly compile = element("div");

  constructor() {
    this.element.append(this.kernels, this.compile);
    this.clear();
  }

  clear(): void {
    this.compile.replaceChildren();
    this.kernels.replaceChildren(
      element("p", { className: "hint" }, "Run the program, and each kernel gets a bar here."),
    );
  }

  /** @param totalMs less than the sum of the stages, where some run at the same time */
  showBuild({ stages }: PageBuild, totalMs: number): void {
    const needed = totalMs > 0;
    const title = element(
      "h2",
      {},
      "Compiler ",
      element("small", {}, needed ? formatMs(totalMs) : "not needed: nothing has changed"),
    );
    this.compile.replaceChildren(title);
    if (!needed || stages.length === 0) return;
    const longest = Math.max(...stages.map(({ ms }) => ms), 1e-9);
    const rows = stages.map(({ name, ms }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, name),
        barCell(ms / longest),
        element("td", { className: "number" }, formatMs(ms)),
      ),
    );
    this.compile.append(table("Time of the compiler's stages", "bars compiler", ["Stage", "", "Time"], rows));
  }

  showRun({ timings, totalMs }: PageRunResult): void {
    const title = element("h2", {}, "Kernels ", element("small", {}, `program: ${formatMs(totalMs)}`));
    this.kernels.replaceChildren(
      title,
      timings.length > 0
        ? kernelTable(timings)
        : element("p", { className: "hint" }, "The program launched no kernel."),
    );
  }
}

function kernelTable(timings: readonly KernelTiming[]): HTMLElement {
  const rows = layOutBars(timings).map((bar) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", title: bar.kernel }, bar.kernel),
      barCell(bar.length, `${bar.share.toFixed(0)} %`),
      element("td", { className: "number" }, bar.total),
      element("td", { className: "number" }, bar.launches),
      element("td", { className: "number" }, bar.each),
      element("td", { className: "number" }, bar.shape),
    ),
  );
  return table(
    "Time of kernels",
    "bars",
    ["Kernel", "Share", "Total", "Launches", "Each", "Blocks × threads"],
    rows,
  );
}

function barCell(length: number, text = ""): HTMLElement {
  const bar = element("span", { className: "length", ariaHidden: "true" });
  bar.style.setProperty("--length", String(length));
  return element("td", { className: "bar-cell" }, bar, element("span", { className: "bar-text" }, text));
}

function table(
  caption: string,
  className: string,
  heads: readonly string[],
  rows: readonly HTMLElement[],
): HTMLElement {
  const head = heads.map((text, at) =>
    element("th", { scope: "col", className: at > 1 ? "number" : "" }, text),
  );
  return element(
    "table",
    { className },
    element("caption", { className: "unseen" }, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
}
