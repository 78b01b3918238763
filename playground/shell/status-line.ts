/** The line below everything: what the page is doing and for how long, with a bar while the reader has to wait. */
import type { PageDevice } from "../../src/web/page-api.ts";
import type { SessionState } from "../session.ts";
import { byId } from "./element.ts";

const deviceNames: Readonly<Record<PageDevice, string>> = {
  cpu: "the CPU",
  webgpu: "the GPU",
  interpreter: "the interpreter",
};

export class StatusLine {
  private readonly text = byId("state", HTMLElement);
  private readonly progress = byId("progress", HTMLProgressElement);
  /** Not part of the text, which is read aloud whenever it changes. */
  private readonly elapsed = byId("elapsed", HTMLElement);
  private ticks: ReturnType<typeof setInterval> | undefined;
  private kind: SessionState["kind"] | undefined;
  private hasBuilt = false;

  show(state: SessionState): void {
    if (this.kind === "building" && state.kind !== "building") this.hasBuilt = true;
    if (state.kind !== this.kind) this.countSeconds(state.kind === "building" || state.kind === "running");
    this.kind = state.kind;
    this.say(textOf(state, this.hasBuilt));
    this.text.classList.toggle("failed", state.kind === "failed");
    this.progress.hidden = state.kind !== "loading" && state.kind !== "building";
    if (state.kind === "loading") this.progress.value = state.progress.done;
    else this.progress.removeAttribute("value");
  }

  say(text: string): void {
    // A text that is set again would be read aloud again.
    if (this.text.textContent !== text) this.text.textContent = text;
  }

  private countSeconds(counts: boolean): void {
    clearInterval(this.ticks);
    this.elapsed.textContent = "";
    if (!counts) return;
    const begin = performance.now();
    this.ticks = setInterval(() => {
      this.elapsed.textContent = `${Math.round((performance.now() - begin) / 1000)} s`;
    }, 1000);
  }
}

function textOf(state: SessionState, hasBuilt: boolean): string {
  switch (state.kind) {
    case "loading":
      return `Loading ${state.progress.what}`;
    case "building":
      return hasBuilt ? "Compiling" : "Compiling: the first time takes longest";
    case "running":
      return `Running on ${deviceNames[state.device]}`;
    case "idle":
      return "Ready";
    case "failed":
      return `The compiler did not load: ${state.message}. Run tries again.`;
  }
}
