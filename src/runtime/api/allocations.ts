import type { CudaContext } from "../context.ts";
import type { RegionKind } from "../memory/address-map.ts";
import { variableFlag } from "../memory/device-memory.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

/** NVIDIA's pitches are multiples of this; programs check no more than that rows are aligned. */
const pitchAlignment = 512;
const validHostAllocFlags = 1 | 2 | 4; // portable, mapped, write-combined
const validHostRegisterFlags = 1 | 2 | 4 | 8; // portable, mapped, I/O memory, read-only
const attachGlobal = 1;
const attachHost = 2;

const deviceKinds: readonly RegionKind[] = ["device", "managed"];

export type AllocationHandlers = Pick<
  SectionHandlers<"memory">,
  | "cudaFree"
  | "cudaFreeHost"
  | "cudaHostAlloc"
  | "cudaHostGetDevicePointer"
  | "cudaHostGetFlags"
  | "cudaHostRegister"
  | "cudaHostUnregister"
  | "cudaMalloc"
  | "cudaMalloc3D"
  | "cudaMallocHost"
  | "cudaMallocManaged"
  | "cudaMallocPitch"
  | "cudaMemAdvise"
  | "cudaMemAdvise_v2"
  | "cudaMemGetInfo"
  | "cudaMemPrefetchAsync"
  | "cudaMemPrefetchAsync_v2"
>;

export function allocationApi(cuda: CudaContext): AllocationHandlers {
  const { memory, deviceMemory, streams } = cuda;
  const { regions } = deviceMemory;

  /** Rows of a pitched allocation, or undefined when it cannot be had. */
  const pitched = (width: number, rows: number) => {
    const pitch = Math.ceil(width / pitchAlignment) * pitchAlignment;
    const pointer = width * rows === 0 ? 0 : deviceMemory.allocate(pitch * rows, "device");
    return pointer === undefined ? undefined : { pointer, pitch };
  };
  const allocateHost = (out: number, bytes: number, flags: number): number => {
    if ((flags & ~validHostAllocFlags) !== 0) return status.invalidValue;
    return allocateInto(cuda, out, bytes, "pinned", flags);
  };
  const managedRange = (pointer: number, bytes: number): number => {
    const region = regions.findRange(pointer, bytes);
    return bytes > 0 && region?.kind === "managed" ? status.success : status.invalidValue;
  };

  return {
    cudaFree(pointer) {
      if (pointer === 0) return status.success;
      // CUDA waits for the device before it takes memory away, and reports faults there.
      const code = cuda.synchronize();
      if (code !== status.success) return code;
      if (regions.find(pointer)?.flags === variableFlag) return status.invalidValue;
      return deviceMemory.release(pointer, deviceKinds) ? status.success : status.invalidValue;
    },
    cudaFreeHost(pointer) {
      if (pointer === 0) return status.success;
      const code = cuda.synchronize();
      if (code !== status.success) return code;
      return deviceMemory.release(pointer, ["pinned"]) ? status.success : status.invalidValue;
    },
    cudaHostAlloc: allocateHost,
    cudaHostGetDevicePointer(out, pointer, flags) {
      const region = regions.find(pointer);
      const isHost = region?.kind === "pinned" || region?.kind === "registered";
      if (out === 0 || flags !== 0 || !isHost) return status.invalidValue;
      memory.setU32(out, pointer);
      return status.success;
    },
    cudaHostGetFlags(out, pointer) {
      const region = regions.find(pointer);
      if (out === 0 || region?.kind !== "pinned") return status.invalidValue;
      // With unified addressing every pinned allocation is mapped and says so.
      memory.setU32(out, region.flags | 2);
      return status.success;
    },
    cudaHostRegister(pointer, bytes, flags) {
      if (pointer === 0 || bytes === 0 || (flags & ~validHostRegisterFlags) !== 0) return status.invalidValue;
      if (!memory.contains(pointer, bytes)) return status.invalidValue;
      if (regions.overlaps(pointer, bytes)) return status.hostMemoryAlreadyRegistered;
      regions.add({ start: pointer, size: bytes, kind: "registered", flags });
      return status.success;
    },
    cudaHostUnregister(pointer) {
      const region = regions.find(pointer);
      if (region?.kind !== "registered" || region.start !== pointer)
        return pointer === 0 ? status.invalidValue : status.hostMemoryNotRegistered;
      regions.remove(region);
      return status.success;
    },
    cudaMalloc(out, bytes) {
      const code = cuda.synchronize();
      return code === status.success ? allocateInto(cuda, out, bytes, "device", 0) : code;
    },
    cudaMalloc3D(out, extent) {
      const width = memory.u32(extent);
      const height = memory.u32(extent + 4);
      if (out === 0) return status.invalidValue;
      const block = pitched(width, height * memory.u32(extent + 8));
      if (!block) return status.memoryAllocation;
      for (const [index, value] of [block.pointer, block.pitch, width, height].entries())
        memory.setU32(out + 4 * index, value);
      return status.success;
    },
    cudaMallocHost: (out, bytes) => allocateHost(out, bytes, 0),
    cudaMallocManaged(out, bytes, flags) {
      if (flags !== attachGlobal && flags !== attachHost) return status.invalidValue;
      if (bytes === 0) return status.invalidValue;
      return allocateInto(cuda, out, bytes, "managed", flags);
    },
    cudaMallocPitch(out, pitchOut, width, height) {
      if (out === 0 || pitchOut === 0) return status.invalidValue;
      const block = pitched(width, height);
      if (!block) return status.memoryAllocation;
      memory.setU32(out, block.pointer);
      memory.setU32(pitchOut, block.pitch);
      return status.success;
    },
    cudaMemAdvise: managedRange,
    cudaMemAdvise_v2: managedRange,
    cudaMemGetInfo(freeOut, totalOut) {
      if (freeOut === 0 || totalOut === 0) return status.invalidValue;
      memory.setU32(freeOut, deviceMemory.freeBytes);
      memory.setU32(totalOut, deviceMemory.totalBytes);
      return status.success;
    },
    cudaMemPrefetchAsync: (pointer, bytes, device, stream) => {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      if ((device | 0) > 0 || (device | 0) < -1) return status.invalidDevice;
      return managedRange(pointer, bytes);
    },
    cudaMemPrefetchAsync_v2: (pointer, bytes, _location, _flags, stream) =>
      streams.has(stream) ? managedRange(pointer, bytes) : status.invalidResourceHandle,
  };
}

/** Allocates and writes the address through the pointer; an empty allocation is a null pointer. */
export function allocateInto(
  { memory, deviceMemory }: CudaContext,
  out: number,
  bytes: number,
  kind: RegionKind,
  flags: number,
): number {
  if (out === 0) return status.invalidValue;
  const address = bytes === 0 ? 0 : deviceMemory.allocate(bytes, kind, flags);
  if (address === undefined) return status.memoryAllocation;
  memory.setU32(out, address);
  return status.success;
}
