import type { CreateDevice, Device, DeviceFault, Dim3, KernelLaunch, LoadedKernel } from "./device.ts";

/** All launches of one kernel. */
export interface LaunchTiming {
  readonly kernel: string;
  launches: number;
  totalMs: number;
  /** Of the last launch. */
  gridDim: Dim3;
  blockDim: Dim3;
}

/** Launches that are waited for one by one, so that each kernel's own time is known. */
const timedAlone = 64;

/**
 * A device that also takes the time that kernels need. A device that queues launches is made to wait after each of the first
 * ones; the time of later ones, which are left to run together, is shared out by what the first have shown.
 */
export function timeLaunches(
  create: CreateDevice,
  timings: Map<string, LaunchTiming>,
  now: () => number,
): CreateDevice {
  return (host, options) => new TimedDevice(create(host, options), timings, now);
}

class TimedDevice implements Device {
  readonly name: string;
  readonly multiProcessorCount: number;
  readonly maxSharedBytes?: number;
  readonly #device: Device;
  readonly #timings: Map<string, LaunchTiming>;
  readonly #now: () => number;
  /** Launches that run together, since when. */
  #together: LaunchTiming[] = [];
  #since = 0;
  /** What the launches took that were waited for one by one. */
  readonly #aloneMs = new Map<LaunchTiming, number>();
  #fault: DeviceFault | undefined;

  constructor(device: Device, timings: Map<string, LaunchTiming>, now: () => number) {
    this.name = device.name;
    this.multiProcessorCount = device.multiProcessorCount;
    if (device.maxSharedBytes !== undefined) this.maxSharedBytes = device.maxSharedBytes;
    this.#device = device;
    this.#timings = timings;
    this.#now = now;
  }

  submit(launch: KernelLaunch): void {
    // As the devices do: what follows a fault is dropped.
    if (this.#fault) return;
    const timing = this.#timingOf(launch.kernel, launch);
    const start = this.#now();
    this.#device.submit(launch);
    timing.launches += 1;
    if (timing.launches > timedAlone) {
      if (this.#together.length === 0) this.#since = start;
      this.#together.push(timing);
      return;
    }
    this.#shareOut();
    this.#fault = this.#device.wait();
    const ms = this.#now() - start;
    timing.totalMs += ms;
    this.#aloneMs.set(timing, (this.#aloneMs.get(timing) ?? 0) + ms);
  }

  wait(): DeviceFault | undefined {
    const fault = this.#device.wait();
    this.#shareOut();
    const first = this.#fault ?? fault;
    this.#fault = undefined;
    return first;
  }

  beforeHostReads(address: number, bytes: number): void {
    this.#device.beforeHostReads?.(address, bytes);
  }

  beforeHostWrites(address: number, bytes: number): void {
    this.#device.beforeHostWrites?.(address, bytes);
  }

  dispose(): void {
    this.#shareOut();
    this.#device.dispose();
  }

  #timingOf({ info }: LoadedKernel, { gridDim, blockDim }: KernelLaunch): LaunchTiming {
    const kernel = info.displayName;
    let timing = this.#timings.get(kernel);
    if (!timing) {
      timing = { kernel, launches: 0, totalMs: 0, gridDim, blockDim };
      this.#timings.set(kernel, timing);
    }
    // The launch is used again.
    timing.gridDim = { ...gridDim };
    timing.blockDim = { ...blockDim };
    return timing;
  }

  /** In proportion to what a launch of each kernel took so far. */
  #shareOut(): void {
    if (this.#together.length === 0) return;
    const elapsed = this.#now() - this.#since;
    const means = this.#together.map((timing) => (this.#aloneMs.get(timing) ?? 0) / timedAlone);
    const sum = means.reduce((total, mean) => total + mean, 0);
    for (const [index, timing] of this.#together.entries())
      timing.totalMs += elapsed * (sum === 0 ? 1 / means.length : (means[index] ?? 0) / sum);
    this.#together = [];
  }
}
