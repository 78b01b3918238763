import { availableParallelism, cpus, totalmem } from "node:os";
import type { DeviceFacts } from "../../device-properties.ts";

/** 3 GiB: with the host's own memory it fits in the 3.5 GiB that addresses reach. */
const maxDeviceBytes = 3 * 2 ** 30;
const mebibyte = 2 ** 20;

/** This machine's CPU as a CUDA device, before any program runs on it. */
export function describeCpu(): DeviceFacts {
  return {
    name: cpuName(),
    multiProcessorCount: availableParallelism(),
    totalBytes: cpuMemoryBytes(),
  };
}

export function cpuName(): string {
  const model = cpus()[0]?.model.trim().replaceAll(/\s+/g, " ");
  return `unwarp CPU (${model === undefined || model === "" ? process.arch : model})`;
}

/** What cudaMemGetInfo reports as total: less than the machine has, since the host needs some too. */
export function cpuMemoryBytes(): number {
  const most = Math.floor((totalmem() * 3) / 4);
  return Math.min(maxDeviceBytes, most - (most % mebibyte));
}
