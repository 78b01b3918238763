import { element } from "../shell/element.ts";

export interface ControlActions {
  readonly goTo: (position: number) => void;
  readonly forward: () => void;
  readonly back: () => void;
  readonly toBarrier: () => void;
  readonly playOrPause: () => void;
  readonly follow: (warp: number | undefined) => void;
}

/** Steps in a second. */
const speeds = [1, 2, 4, 10, 30] as const;

/** The buttons and the slider. They only ask; `update` shows where the reader is. */
export class Controls {
  readonly root = element("div", {
    className: "step-controls",
    attrs: { role: "toolbar", "aria-label": "Step through the block" },
  });
  readonly #slider: HTMLInputElement;
  readonly #place = element("output", { className: "step-place" });
  readonly #play: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #steps: number;

  constructor(steps: number, warps: number, actions: ControlActions) {
    this.#steps = steps;
    this.#slider = element("input", {
      type: "range",
      min: "0",
      max: String(Math.max(0, steps - 1)),
      step: "1",
    });
    this.#slider.setAttribute("aria-label", "Step");
    this.#slider.addEventListener("input", () => actions.goTo(Number(this.#slider.value)));
    this.#play = button("▶", "Run (Space)", actions.playOrPause);
    this.#speed = element(
      "select",
      {},
      ...speeds.map((speed) => element("option", { value: String(speed), textContent: `${speed}/s` })),
    );
    this.#speed.setAttribute("aria-label", "Steps in a second");
    this.#speed.value = "4";
    const follow = element(
      "select",
      {},
      element("option", { value: "", textContent: "all warps" }),
      ...Array.from({ length: warps }, (_, warp) =>
        element("option", { value: String(warp), textContent: `warp ${warp}` }),
      ),
    );
    follow.setAttribute("aria-label", "Which warps to follow");
    follow.addEventListener("change", () =>
      actions.follow(follow.value === "" ? undefined : Number(follow.value)),
    );
    this.root.append(
      element(
        "div",
        { className: "step-buttons" },
        button("⇤", "First step (Home)", () => actions.goTo(0)),
        button("←", "One step back (←)", actions.back),
        this.#play,
        button("→", "One step (→)", actions.forward, "primary"),
        button("barrier", "To where threads next meet (B)", actions.toBarrier),
        button("⇥", "Last step (End)", () => actions.goTo(steps - 1)),
      ),
      this.#slider,
      this.#place,
      ...(warps > 1 ? [follow] : []),
      this.#speed,
    );
  }

  get stepsPerSecond(): number {
    return Number(this.#speed.value);
  }

  update(position: number, isPlaying: boolean): void {
    this.#slider.value = String(position);
    this.#place.textContent = `${(position + 1).toLocaleString("en-US")} / ${this.#steps.toLocaleString("en-US")}`;
    this.#play.textContent = isPlaying ? "⏸" : "▶";
    const label = isPlaying ? "Pause (Space)" : "Run (Space)";
    this.#play.title = label;
    this.#play.setAttribute("aria-label", label);
  }
}

function button(text: string, label: string, action: () => void, className = ""): HTMLButtonElement {
  const made = element("button", {
    type: "button",
    textContent: text,
    title: label,
    className,
    attrs: { "aria-label": label },
  });
  made.addEventListener("click", action);
  return made;
}
