import type { Device, DeviceBuffer } from "unwarp/kernels";
import { place, step } from "./bodies.cu";

const block = 128;
const dt = 0.004;

/** The bodies, in the device's memory: nothing of them comes back to JavaScript, but to be drawn without a GPU. */
export class Simulation {
  readonly n: number;
  readonly velocities: DeviceBuffer<Float32Array>;
  #now: DeviceBuffer<Float32Array>;
  #next: DeviceBuffer<Float32Array>;
  readonly #place: typeof place;
  readonly #step: typeof step;

  constructor(device: Device, n: number) {
    this.n = n;
    this.velocities = device.alloc(Float32Array, 4 * n);
    this.#now = device.alloc(Float32Array, 4 * n);
    this.#next = device.alloc(Float32Array, 4 * n);
    this.#place = place.on(device);
    this.#step = step.on(device);
  }

  get positions(): DeviceBuffer<Float32Array> {
    return this.#now;
  }

  restart(seed: number): Promise<void> {
    return this.#place({ grid: Math.ceil(this.n / block), block }, this.#now, this.velocities, this.n, seed);
  }

  async advance(): Promise<void> {
    const grid = Math.ceil(this.n / block);
    const done = this.#step({ grid, block }, this.#now, this.#next, this.velocities, this.n, dt);
    // What is drawn next comes behind the kernel in the GPU's queue, so nobody has to wait for it.
    [this.#now, this.#next] = [this.#next, this.#now];
    await done;
  }

  free(): void {
    for (const buffer of [this.velocities, this.#now, this.#next]) buffer.free();
  }
}
