import { activeBlocksPerMultiProcessor } from "./active-blocks.ts";
import { brokenAscendRule } from "./ascend-launch-rules.ts";
import type { CudaContext } from "./context.ts";
import type { Device, KernelLaunch, LoadedKernel } from "./device.ts";
import { defaultSharedBytes } from "../artifact/shared-memory-limits.ts";
import { maxBlockDim, maxGridDim, maxThreadsPerBlock } from "./limits.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";
import { status } from "./status.ts";

/** Device accesses below this address fault, so small values need no check of their own. */
const nullPageBytes = 65536;
/** No memory ever exists from here on: what points here faults on the device. */
const poison = 0xf0000000;
const poisonMask = 0xffffff;

/**
 * Launches the kernel behind a stub, as cudaLaunchKernel and cudaLaunchCooperativeKernel do: `grid` and `block` are addresses of
 * dim3, `args` is an array of pointers to the arguments. Returns the CUDA code; what goes wrong
 * inside the kernel is reported by a later call. Allocates nothing.
 */
export function launchKernel(
  cuda: CudaContext,
  stub: number,
  grid: number,
  block: number,
  args: number,
  sharedBytes: number,
  stream: number,
  cooperative = false,
): number {
  const code = prepareLaunch(cuda, stub, grid, block, sharedBytes, stream, cooperative);
  if (code !== status.success) {
    cuda.device.launchRefused?.(cuda.registry.kernel(stub)?.info.displayName ?? "", code);
    return code;
  }
  const { launch } = cuda;
  marshalArguments(cuda, launch.kernel, args, launch.parameters);
  cuda.device.submit(launch);
  return status.success;
}

/** All of a launch but its arguments and its start: a code other than success where CUDA refuses it. */
export function prepareLaunch(
  cuda: CudaContext,
  stub: number,
  grid: number,
  block: number,
  sharedBytes: number,
  stream: number,
  cooperative: boolean,
): number {
  const kernel = cuda.registry.kernel(stub);
  if (!kernel) {
    const name = cuda.registry.takeKernelWithoutDeviceCode(stub);
    if (name !== undefined) cuda.tell(withoutDeviceCode(name));
    return status.invalidDeviceFunction;
  }
  if (!cuda.streams.has(stream)) return status.invalidResourceHandle;
  const { memory, launch } = cuda;
  launch.kernel = kernel;
  readDim3(memory, grid, launch.gridDim);
  readDim3(memory, block, launch.blockDim);
  launch.dynamicSharedBytes = sharedBytes;
  launch.cooperative = cooperative;
  if (kernel.module.rules === "ascend") {
    const broken = brokenAscendRule(launch);
    if (broken !== undefined) return cuda.fail(status.launchFailure, broken);
  }
  return validateLaunch(launch, cuda.device);
}

/** CUDA's error alone, which programs that check nothing do not see, would leave wrong results unexplained. */
function withoutDeviceCode(name: string): string {
  const isOfMain = /Z4mainiP/.test(name);
  return (
    `a kernel was launched that has no device code: ${name} [invalid-device-function]\n` +
    (isOfMain
      ? "  help: the kernel is named by a lambda or a class of `main`, which a macro seems to write: write `int main(int argc, char** argv)` out, or move the lambda into a function"
      : "  help: it is defined for the host alone, as by `#ifndef __CUDA_ARCH__` around it")
  );
}

/** What CUDA refuses before a kernel starts. */
function validateLaunch(launch: KernelLaunch, device: Device): number {
  const { kernel, gridDim, blockDim, dynamicSharedBytes } = launch;
  const { x, y, z } = blockDim;
  const threads = x * y * z;
  const isGridValid =
    isBetween(gridDim.x, maxGridDim.x) &&
    isBetween(gridDim.y, maxGridDim.y) &&
    isBetween(gridDim.z, maxGridDim.z);
  const isBlockValid =
    isBetween(x, maxBlockDim.x) && isBetween(y, maxBlockDim.y) && isBetween(z, maxBlockDim.z);
  if (!isGridValid || !isBlockValid || threads > maxThreadsPerBlock) return status.invalidConfiguration;
  if (threads > kernel.info.maxThreadsPerBlock) return status.launchOutOfResources;
  const mayTakeAll = kernel.module.rules === "ascend";
  if (!mayTakeAll && dynamicSharedBytes > maxDynamicShared(kernel)) return status.invalidValue;
  if (kernel.info.staticSharedBytes + dynamicSharedBytes > (device.maxSharedBytes ?? Infinity))
    return status.launchOutOfResources;
  if (launch.cooperative) {
    const blocks = gridDim.x * gridDim.y * gridDim.z;
    const most =
      device.multiProcessorCount * activeBlocksPerMultiProcessor(kernel, threads, dynamicSharedBytes);
    if (blocks > most) return status.cooperativeLaunchTooLarge;
  }
  return status.success;
}

/** Dynamic shared memory that a block of the kernel may have now. */
export function maxDynamicShared({ info, maxDynamicSharedBytes }: LoadedKernel): number {
  // Opting in raises the limit; setting it lower does not take the default 48 KB away.
  return Math.max(maxDynamicSharedBytes, defaultSharedBytes - info.staticSharedBytes, 0);
}

/** Copies each argument to its place in the parameter block. */
function marshalArguments(cuda: CudaContext, { info }: LoadedKernel, args: number, parameters: number): void {
  const { memory } = cuda;
  for (let index = 0; index < info.parameters.length; index++) {
    const parameter = info.parameters[index];
    if (!parameter) continue;
    const from = memory.u32(args + 4 * index);
    const to = parameters + parameter.offset;
    if (parameter.kind === "pointer") memory.setU32(to, devicePointer(cuda, memory.u32(from)));
    else if (parameter.size === 4) memory.setU32(to, memory.u32(from));
    else memory.copy(to, from, parameter.size);
  }
}

/** A host pointer becomes one that faults when the kernel uses it, as it would on a card. */
function devicePointer({ deviceMemory, host }: CudaContext, pointer: number): number {
  if (pointer < nullPageBytes || deviceMemory.isUsableOnDevice(pointer)) return pointer;
  return host.isInDeviceHeap(pointer) ? pointer : poison + (pointer & poisonMask);
}

function isBetween(value: number, max: number): boolean {
  return value >= 1 && value <= max;
}

function readDim3(memory: LinearMemory, from: number, to: { x: number; y: number; z: number }): void {
  to.x = memory.u32(from);
  to.y = memory.u32(from + 4);
  to.z = memory.u32(from + 8);
}
