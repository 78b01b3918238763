import { openDevice } from "unwarp/kernels";
import { CanvasView } from "./draw-on-canvas.ts";
import { GpuView } from "./draw-on-gpu.ts";
import { Simulation } from "./simulation.ts";
import type { View } from "./view.ts";
import "./style.css";

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const canvas = find<HTMLCanvasElement>("sky");
const count = find<HTMLSelectElement>("count");
const pause = find<HTMLButtonElement>("pause");
const restart = find<HTMLButtonElement>("restart");
const status = find("status");

// `?device=cpu` shows the page as it is without WebGPU; `?bodies=2048` begins with so many.
const query = new URLSearchParams(location.search);
const wanted = query.get("device") === "cpu" ? "cpu" : "webgpu";
const device = await openDevice({ prefer: wanted });
// `?draw=2d` draws without WebGPU what WebGPU has computed.
const view: View =
  device.gpu && query.get("draw") !== "2d" ? new GpuView(canvas, device.gpu) : new CanvasView(canvas);
const usual = device.kind === "webgpu" ? [2048, 8192, 16_384, 32_768] : [512, 1024, 2048, 4096];
const asked = Math.min(65_536, Math.floor(Number(query.get("bodies"))));
const first = asked >= 2 ? asked : (usual[1] ?? 1024);
const sizes = usual.includes(first) ? usual : [first, ...usual];
count.replaceChildren(...sizes.map((n) => new Option(n.toLocaleString("en"), String(n), n === first, n === first)));

const darkness = matchMedia("(prefers-color-scheme: dark)");
let simulation = await begin();
let isPaused = matchMedia("(prefers-reduced-motion: reduce)").matches;
let turn = 0.4;
let frames = 0;
let since = performance.now();

async function begin(): Promise<Simulation> {
  const made = new Simulation(device, Number(count.value));
  await made.restart(Math.floor(Math.random() * 1e6));
  return made;
}

function showState(): void {
  pause.textContent = isPaused ? "Play" : "Pause";
  pause.setAttribute("aria-pressed", String(isPaused));
}

async function frame(): Promise<void> {
  const scale = devicePixelRatio;
  const [width, height] = [Math.round(canvas.clientWidth * scale), Math.round(canvas.clientHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const stepped = isPaused ? undefined : simulation.advance();
  if (!isPaused) turn += 0.0015;
  await view.draw(simulation, { isDark: darkness.matches, turn, scale });
  await stepped;
  document.body.dataset["frames"] = String(Number(document.body.dataset["frames"] ?? 0) + 1);
  frames += 1;
  const now = performance.now();
  if (now - since > 500) {
    const rate = (1000 * frames) / (now - since);
    const name = device.kind === "webgpu" ? `WebGPU, ${device.name}` : "CPU, WebAssembly";
    status.textContent = `${rate.toFixed(0)} frames per second · ${name}`;
    [frames, since] = [0, now];
  }
}

/** Frames follow each other; what a kernel reports ends the show, in the page. */
async function run(): Promise<never> {
  for (;;) {
    await new Promise(requestAnimationFrame);
    await frame();
  }
}

let isBeginning = false;
async function beginAgain(): Promise<void> {
  if (isBeginning) return;
  isBeginning = true;
  const old = simulation;
  simulation = await begin();
  old.free();
  isBeginning = false;
}

pause.addEventListener("click", () => {
  isPaused = !isPaused;
  showState();
});
restart.addEventListener("click", () => void beginAgain());
count.addEventListener("change", () => void beginAgain());
showState();
run().catch((error: unknown) => {
  status.textContent = error instanceof Error ? error.message : String(error);
  status.classList.add("wrong");
});
