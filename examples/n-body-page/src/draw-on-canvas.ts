import { coloursFor, type Look, type View } from "./view.ts";
import type { Simulation } from "./simulation.ts";

/** Draws with the canvas's own methods, where there is no WebGPU: the kernels then run on the CPU. */
export class CanvasView implements View {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d");
    if (!context) throw new Error("the canvas cannot be drawn");
    this.#canvas = canvas;
    this.#context = context;
  }

  async draw({ positions, n }: Simulation, look: Look): Promise<void> {
    const places = await positions.read();
    const { width, height } = this.#canvas;
    const scale = Math.min(width, height) / 2;
    const [cos, sin] = [Math.cos(look.turn), Math.sin(look.turn)];
    const context = this.#context;
    context.globalCompositeOperation = "source-over";
    context.clearRect(0, 0, width, height);
    context.globalCompositeOperation = look.isDark ? "lighter" : "source-over";
    coloursFor(look).forEach((colour, galaxy) => {
      const [r, g, b] = colour.map((part) => Math.round(255 * part));
      context.fillStyle = `rgb(${r} ${g} ${b} / ${look.isDark ? 0.75 : 0.8})`;
      for (let i = galaxy; i < n; i += 2) {
        const [x = 0, y = 0, z = 0] = places.subarray(4 * i, 4 * i + 3);
        const near = 1 / (2.2 - 0.5 * (z * cos - x * sin));
        const size = (i < 2 ? 5 : 1.6) * near * 2 * look.scale;
        const left = width / 2 + (x * cos + z * sin) * near * 1.9 * scale;
        const top = height / 2 - y * near * 1.9 * scale;
        context.fillRect(left - size / 2, top - size / 2, size, size);
      }
    });
  }
}
