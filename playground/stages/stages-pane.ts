/** A kernel on its way through the compiler: the list of stages, and the text after one of them. */
import type { KernelTiming, PageBuild, StageText } from "../../src/web/page-api.ts";
import { messageOf } from "../message-of.ts";
import { element } from "../shell/element.ts";
import { changedLines, type LineChanges } from "./changed-lines.ts";
import { createStageView, type StageView } from "./stage-view.ts";

type Target = "cpu" | "webgpu";
type Dim = readonly [number, number, number];
export type FindStages = (kernel: string, target: Target, blockDim: Dim) => Promise<readonly StageText[]>;

export class StagesPane {
  private readonly kernel = element("select", { ariaLabel: "Kernel" });
  private readonly target = element(
    "select",
    { ariaLabel: "Compiled for" },
    element("option", { value: "cpu" }, "CPU"),
    element("option", { value: "webgpu" }, "WebGPU"),
  );
  private readonly axes = ["x", "y", "z"].map((axis) =>
    element("input", {
      type: "number",
      min: "1",
      max: "1024",
      value: axis === "x" ? "256" : "1",
      ariaLabel: `Threads of a block along ${axis}`,
    }),
  );
  private readonly block = element("span", { className: "block", hidden: true }, "block", ...this.axes);
  private readonly back = element("button", { type: "button", ariaLabel: "Change before" }, "↑");
  private readonly forth = element("button", { type: "button", ariaLabel: "Next change" }, "↓");
  private readonly list = element("ol", { ariaLabel: "Stages" });
  private readonly text = element("div", { className: "stage-text" });
  private readonly hint = element("p", { className: "hint" });
  readonly element = element(
    "div",
    { className: "fill stages" },
    element(
      "div",
      { className: "options" },
      this.kernel,
      this.target,
      this.block,
      element("span", { className: "steps" }, this.back, this.forth),
    ),
    this.hint,
    element("div", { className: "stage-work" }, element("nav", {}, this.list), this.text),
  );
  private view: StageView | undefined;
  private stages: readonly StageText[] = [];
  private changes: readonly (LineChanges | undefined)[] = [];
  private timings: readonly KernelTiming[] = [];
  /** Of what is shown: another program or choice makes it old. */
  private shownFor = "";
  private generation = 0;
  private hasProgram = false;

  constructor(private readonly findStages: FindStages) {
    for (const input of [this.kernel, this.target, ...this.axes])
      input.addEventListener("change", () => void this.refresh());
    this.kernel.addEventListener("change", () => this.takeBlockOfLaunch());
    this.back.addEventListener("click", () => this.view?.goToChange(-1));
    this.forth.addEventListener("click", () => this.view?.goToChange(1));
    this.say("Run the program, and each kernel can be followed through the compiler here.");
  }

  /** A program was built: its kernels are there to be looked at. */
  showBuild({ app, kernels }: PageBuild): void {
    const before = this.kernel.value;
    this.kernel.replaceChildren(...kernels.map((name) => element("option", { value: name }, name)));
    if (kernels.includes(before)) this.kernel.value = before;
    this.hasProgram = app !== undefined && kernels.length > 0;
    ++this.generation;
  }

  /** What a launch was like is what WGSL should be made for. */
  showRun(timings: readonly KernelTiming[]): void {
    this.timings = timings;
    this.takeBlockOfLaunch();
  }

  onShow(): void {
    void this.refresh();
  }

  private takeBlockOfLaunch(): void {
    const launched = this.timings.find(({ kernel }) => kernel === this.kernel.value);
    launched?.blockDim.forEach((size, axis) => {
      const input = this.axes[axis];
      if (input) input.value = String(size);
    });
  }

  private async refresh(): Promise<void> {
    const target: Target = this.target.value === "webgpu" ? "webgpu" : "cpu";
    this.block.hidden = target === "cpu";
    if (!this.hasProgram) {
      this.say("Build a program with a kernel first: run it.");
      return;
    }
    const [x = 1, y = 1, z = 1] = this.axes.map(({ value }) => Math.max(1, Number.parseInt(value) || 1));
    const wanted = JSON.stringify([this.generation, this.kernel.value, target, x, y, z]);
    if (wanted === this.shownFor) return;
    this.shownFor = wanted;
    this.say("The compiler works.");
    try {
      const stages = await this.findStages(this.kernel.value, target, [x, y, z]);
      if (this.shownFor === wanted) this.show(stages);
    } catch (error) {
      if (this.shownFor !== wanted) return;
      this.shownFor = "";
      this.say(`The stages cannot be shown: ${messageOf(error)}`);
    }
  }

  private show(stages: readonly StageText[]): void {
    this.stages = stages;
    this.changes = stages.map((stage, at) => {
      const before = stages[at - 1];
      // Another language has nothing in common with the one before.
      return before?.language === stage.language ? changedLines(before.text, stage.text) : undefined;
    });
    this.list.replaceChildren(...stages.map((stage, at) => element("li", {}, this.entry(stage, at))));
    this.hint.hidden = stages.length > 0;
    this.hint.textContent = stages.length > 0 ? "" : "The compiler has nothing to show of this kernel.";
    this.text.hidden = stages.length === 0;
    // WGSL is the end of its way; on the CPU the beginning is what can be read.
    this.select(stages.at(-1)?.language === "wgsl" ? stages.length - 1 : 0);
  }

  private entry({ name }: StageText, at: number): HTMLElement {
    const changes = this.changes[at];
    const removed = changes?.removed.reduce((sum, { lines }) => sum + lines.length, 0) ?? 0;
    const counts = changes
      ? [
          element("span", { className: "plus" }, `+${changes.added.length}`),
          element("span", { className: "minus" }, `−${removed}`),
        ]
      : [];
    return element(
      "button",
      { type: "button", onclick: () => this.select(at) },
      element("span", { className: "name" }, name),
      ...counts,
    );
  }

  private select(at: number): void {
    const stage = this.stages[at];
    if (!stage) return;
    this.list.querySelectorAll("button").forEach((button, index) => {
      if (index === at) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (index === at) button.scrollIntoView({ block: "nearest" });
    });
    this.view ??= createStageView(this.text);
    this.view.show(stage, this.changes[at]);
    const hasChanges = this.changes[at] !== undefined;
    this.back.disabled = !hasChanges;
    this.forth.disabled = !hasChanges;
  }

  private say(text: string): void {
    this.list.replaceChildren();
    this.text.hidden = true;
    this.hint.hidden = false;
    this.hint.textContent = text;
    this.back.disabled = true;
    this.forth.disabled = true;
  }
}
