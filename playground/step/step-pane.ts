/** The tab in which one block is stepped through: which block of which launch, then what it did. */
import type { PageBuild } from "../../src/web/page-api.ts";
import type { BlockTrace, StepRequest, Triple } from "../../src/trace/block-trace.ts";
import { element } from "../shell/element.ts";
import { mountStepView } from "./step-view.ts";

export interface StepPaneOptions {
  /** The program as it is now. */
  readonly program: () => { readonly file: string; readonly text: string };
  /** Undefined when there is nothing to show; why has been said in the output. */
  readonly step: (request: StepRequest) => Promise<BlockTrace | undefined>;
  /** Whether a program runs, or is built: then no other can be. */
  readonly isBusy: () => boolean;
}

const firstKernel = "";

export class StepPane {
  private readonly kernel = element("select", { ariaLabel: "Kernel" });
  private readonly launch = numberInput("Launch of the kernel, counted from 1", 1, 1);
  private readonly block = ["x", "y", "z"].map((axis) =>
    numberInput(`Index of the block along ${axis}`, 0, 0),
  );
  private readonly button = element("button", { type: "button", className: "step-start" }, "Step");
  private readonly hint = element("p", { className: "hint" });
  private readonly view = element("div", { className: "step-result" });
  readonly element = element(
    "div",
    { className: "scroll step-pane" },
    element(
      "div",
      { className: "options" },
      this.kernel,
      element("label", {}, "launch ", this.launch),
      element(
        "span",
        { className: "step-block", role: "group", ariaLabel: "Block" },
        "block ",
        ...this.block,
      ),
      this.button,
    ),
    this.hint,
    this.view,
  );
  private shown: { destroy(): void } | undefined;

  constructor(private readonly options: StepPaneOptions) {
    this.showKernels([]);
    this.button.addEventListener("click", () => void this.start());
    this.say(
      "Follow one block through a kernel: the line each warp is at, which lanes are active, what they read and write, and where they wait for each other. It runs on the interpreter, so small grids are best.",
    );
  }

  /** The kernels of the program that was built last. */
  showBuild({ ok, kernels }: PageBuild): void {
    if (ok) this.showKernels(kernels);
  }

  private showKernels(kernels: readonly string[]): void {
    const before = this.kernel.value;
    this.kernel.replaceChildren(
      element("option", { value: firstKernel }, "first kernel"),
      ...kernels.map((name) => element("option", { value: name }, name)),
    );
    this.kernel.value = kernels.includes(before) ? before : firstKernel;
  }

  /** The program was edited: what is shown is of its old text. */
  markStale(): void {
    if (this.shown)
      this.say("The program was changed since. This is what the old one did: Step again for the new one.");
  }

  private async start(): Promise<void> {
    if (this.options.isBusy()) {
      this.say("A program is running: stop it, or wait for its end, and step then.");
      return;
    }
    this.shown?.destroy();
    this.shown = undefined;
    this.view.replaceChildren();
    this.say("Running the program on the interpreter …");
    this.button.disabled = true;
    // Edits made while it runs would shift the lines.
    const { file, text } = this.options.program();
    const trace = await this.options.step(this.request());
    this.button.disabled = false;
    if (!trace) {
      this.say(
        "There is nothing to show: the program did not run, or never launched such a block. The output tells more.",
      );
      return;
    }
    this.say("");
    this.shown = mountStepView(this.view, { trace, sources: [{ name: file, text }] });
    if (this.options.program().text !== text) this.markStale();
    // Its keys work at once.
    this.view.querySelector<HTMLElement>(".step-view")?.focus({ preventScroll: true });
  }

  private request(): StepRequest {
    const [x = 0, y = 0, z = 0] = this.block.map((input) =>
      Math.max(0, Math.trunc(input.valueAsNumber) || 0),
    );
    const block: Triple = [x, y, z];
    const launch = Math.max(1, Math.trunc(this.launch.valueAsNumber) || 1);
    return { launch, block, ...(this.kernel.value !== firstKernel && { kernel: this.kernel.value }) };
  }

  private say(text: string): void {
    this.hint.textContent = text;
    this.hint.hidden = text === "";
  }
}

function numberInput(ariaLabel: string, min: number, value: number): HTMLInputElement {
  return element("input", { type: "number", min: String(min), value: String(value), ariaLabel });
}
