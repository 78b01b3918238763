/** The line below everything: what the page is doing, with a bar while the compiler is loaded. */
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

  show(state: SessionState): void {
    this.say(textOf(state));
    this.text.classList.toggle("failed", state.kind === "failed");
    this.progress.hidden = state.kind !== "loading";
    if (state.kind === "loading") this.progress.value = state.progress.done;
  }

  say(text: string): void {
    // A text that is set again would be read aloud again.
    if (this.text.textContent !== text) this.text.textContent = text;
  }
}

function textOf(state: SessionState): string {
  switch (state.kind) {
    case "loading":
      return `Loading ${state.progress.what}`;
    case "building":
      return "Compiling";
    case "running":
      return `Running on ${deviceNames[state.device]}`;
    case "idle":
      return "Ready";
    case "failed":
      return `The compiler did not load: ${state.message}. Run tries again.`;
  }
}
