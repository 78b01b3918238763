import type { BlockTrace } from "../../src/trace/block-trace.ts";
import { count, lanesIn } from "../../src/trace/format-trace.ts";
import { element } from "../shell/element.ts";
import { Controls } from "./controls.ts";
import { DetailsPane } from "./details-pane.ts";
import { LanesPane } from "./lanes-pane.ts";
import { MemoryPane } from "./memory-pane.ts";
import { nextBarrier, nextStep, Replay } from "./replay.ts";
import { SourcePane } from "./source-pane.ts";
import { type Source, sourceOf } from "./sources.ts";

export interface StepViewOptions {
  readonly trace: BlockTrace;
  readonly sources: readonly Source[];
  /** Called with the line of each step that is shown, with the file as `sources` name it. */
  readonly onLine?: (file: string, line: number) => void;
}

/**
 * Shows what the warps of a block did, step by step; `step.css` has its looks. Keys, while the view has the
 * focus: arrows, Home and End step, Space runs and pauses, B goes to the next barrier.
 */
export function mountStepView(parent: HTMLElement, options: StepViewOptions): { destroy(): void } {
  const view = new StepView(options);
  parent.append(view.root);
  view.show(0);
  return { destroy: () => view.destroy() };
}

class StepView {
  readonly root = element("div", {
    className: "step-view",
    tabIndex: 0,
    attrs: { role: "group", "aria-label": "Step through a block" },
  });
  readonly #options: StepViewOptions;
  readonly #replay: Replay;
  readonly #panes: readonly { readonly root: HTMLElement; update(replay: Replay): void }[];
  readonly #controls: Controls;
  readonly #live = element("p", { className: "step-live", attrs: { "aria-live": "polite" } });
  #followed: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StepViewOptions) {
    this.#options = options;
    const { trace, sources } = options;
    this.#replay = new Replay(trace);
    this.#controls = new Controls(trace.steps.length, this.#replay.warps.length, {
      goTo: (position) => this.#jump(position),
      forward: () => this.#jump(this.#next(1)),
      back: () => this.#jump(this.#next(-1)),
      toBarrier: () => this.#jump(nextBarrier(trace, this.#replay.position)),
      playOrPause: () => this.#playOrPause(),
      follow: (warp) => void (this.#followed = warp),
    });
    const source = new SourcePane(trace, sources);
    const lanes = new LanesPane(trace, this.#replay);
    const details = new DetailsPane(trace);
    const memory = new MemoryPane(trace);
    this.#panes = [source, lanes, details, memory];
    this.root.append(
      heading(trace),
      this.#controls.root,
      element(
        "div",
        { className: "step-panes" },
        source.root,
        element("div", { className: "step-side" }, lanes.root, details.root),
        memory.root,
      ),
      this.#live,
    );
    this.root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(position: number): void {
    this.#replay.goTo(position);
    for (const pane of this.#panes) pane.update(this.#replay);
    this.#controls.update(this.#replay.position, this.#timer !== undefined);
    const { step } = this.#replay;
    this.#live.textContent = this.#announcement();
    if (step?.kind !== "line") return;
    const path = this.#options.trace.files[step.file] ?? "";
    this.#options.onLine?.(sourceOf(path, this.#options.sources)?.name ?? path, step.line);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.root.remove();
  }

  #next(direction: 1 | -1): number {
    return nextStep(this.#options.trace, this.#replay.position, direction, this.#followed);
  }

  #jump(position: number): void {
    this.#pause();
    this.show(position);
  }

  #playOrPause(): void {
    if (this.#timer !== undefined) {
      this.#pause();
      this.show(this.#replay.position);
      return;
    }
    const isAtEnd = this.#replay.position === this.#options.trace.steps.length - 1;
    this.#tick(isAtEnd ? 0 : this.#replay.position);
  }

  #tick(position: number): void {
    const isAtEnd = position >= this.#options.trace.steps.length - 1;
    this.#timer = isAtEnd
      ? undefined
      : setTimeout(() => this.#tick(this.#next(1)), 1000 / this.#controls.stepsPerSecond);
    this.show(position);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** For screen readers; while it runs by itself, that would be too much to say. */
  #announcement(): string {
    if (this.#timer !== undefined) return "";
    const { step, position } = this.#replay;
    const place = `Step ${position + 1} of ${this.#options.trace.steps.length}`;
    if (!step) return "";
    if (step.kind === "release") return `${place}: threads met at ${step.at.name}`;
    const waits = step.waits ? `, wait at ${step.waits.name}` : "";
    return `${place}: warp ${step.warp}, line ${step.line}, ${count(lanesIn(step.lanes).length, "lane")} active${waits}`;
  }

  #onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Those have keys of their own.
    if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && key !== " ")) return;
    if (target instanceof HTMLButtonElement && key === " ") return;
    const last = this.#options.trace.steps.length - 1;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowRight: () => this.#jump(this.#next(1)),
      ArrowLeft: () => this.#jump(this.#next(-1)),
      Home: () => this.#jump(0),
      End: () => this.#jump(last),
      " ": () => this.#playOrPause(),
      b: () => this.#jump(nextBarrier(this.#options.trace, this.#replay.position)),
    };
    const action = actions[key === "B" ? "b" : key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}

function heading({ kernel, block, gridDim, blockDim, launch, end }: BlockTrace): HTMLElement {
  const sizes = (triple: readonly number[]) =>
    triple.filter((size, axis) => axis === 0 || size > 1 || (triple[2] !== 1 && axis === 1)).join(" × ");
  const text = `block (${block.join(", ")}) of ${sizes(gridDim)}, ${sizes(blockDim)} threads, launch ${launch}`;
  const note =
    end.kind === "done"
      ? []
      : [element("p", { className: `step-note is-${end.kind}`, textContent: `${end.message}.` })];
  return element(
    "header",
    { className: "step-heading" },
    element("h2", { textContent: kernel }),
    element("span", { textContent: text }),
    ...note,
  );
}
