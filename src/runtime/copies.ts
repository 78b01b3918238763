import type { CudaContext } from "./context.ts";
import type { DeviceMemory } from "./memory/device-memory.ts";
import type { LinearMemory } from "./memory/linear-memory.ts";
import { status } from "./status.ts";

/** cudaMemcpyKind. */
const hostToHost = 0;
const hostToDevice = 1;
const deviceToHost = 2;
const deviceToDevice = 3;
const defaultDirection = 4;

/** A box of bytes: `width` bytes in a row, rows `pitch` apart, slices `pitch * sliceRows` apart. */
export interface Box {
  readonly address: number;
  readonly pitch: number;
  readonly sliceRows: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** What copies and fills come down to. Each returns the CUDA code. */
export interface Copying {
  bytes(cuda: CudaContext, to: number, from: number, bytes: number, kind: number): number;
  /** As `bytes`, row by row. */
  box(cuda: CudaContext, to: Box, from: Box, extent: Extent, kind: number): number;
  /** Sets every byte of the box, which must be memory that the device can use. */
  fill(cuda: CudaContext, box: Box, byte: number, extent: Extent): number;
}

/**
 * The checks that CUDA makes before, and nothing else: the device side must lie in one allocation, the host side must
 * not be device memory. They are all that happens when a copy becomes a node of a graph.
 */
export const onlyChecks: Copying = {
  bytes(cuda, to, from, bytes, kind) {
    if (kind > defaultDirection) return status.invalidMemcpyDirection;
    if (bytes === 0) return status.success;
    if (!isValidSide(cuda, to, bytes, sideOf(kind, "to"))) return status.invalidValue;
    return isValidSide(cuda, from, bytes, sideOf(kind, "from")) ? status.success : status.invalidValue;
  },
  box(cuda, to, from, extent, kind) {
    if (kind > defaultDirection) return status.invalidMemcpyDirection;
    const { width } = extent;
    if (isEmpty(extent)) return status.success;
    if (width > to.pitch || width > from.pitch) return status.invalidPitchValue;
    if (!isValidSide(cuda, to.address, boxBytes(to, extent), sideOf(kind, "to"))) return status.invalidValue;
    return isValidSide(cuda, from.address, boxBytes(from, extent), sideOf(kind, "from"))
      ? status.success
      : status.invalidValue;
  },
  fill(cuda, box, _byte, extent) {
    if (isEmpty(extent)) return status.success;
    if (extent.height * extent.depth > 1 && extent.width > box.pitch) return status.invalidValue;
    return isDeviceRange(cuda.deviceMemory, box.address, boxBytes(box, extent))
      ? status.success
      : status.invalidValue;
  },
};

/** The same after those checks. */
export const copying: Copying = { bytes: copyBytes, box: copyBox, fill: fillBox };

function copyBytes(cuda: CudaContext, to: number, from: number, bytes: number, kind: number): number {
  const code = onlyChecks.bytes(cuda, to, from, bytes, kind);
  if (code !== status.success || bytes === 0) return code;
  announceRead(cuda, from, bytes);
  announceWrite(cuda, to, bytes);
  cuda.memory.copy(to, from, bytes);
  return status.success;
}

/** Tells the device what is about to be read, if it is the device's own. */
function announceRead({ device, deviceMemory }: CudaContext, address: number, bytes: number): void {
  if (isDeviceRange(deviceMemory, address, 1)) device.beforeHostReads?.(address, bytes);
}

function announceWrite({ device, deviceMemory }: CudaContext, address: number, bytes: number): void {
  if (isDeviceRange(deviceMemory, address, 1)) device.beforeHostWrites?.(address, bytes);
}

function copyBox(cuda: CudaContext, to: Box, from: Box, extent: Extent, kind: number): number {
  const code = onlyChecks.box(cuda, to, from, extent, kind);
  if (code !== status.success || isEmpty(extent)) return code;
  const { width, height, depth } = extent;
  // At once: a device that has a memory of its own is asked once.
  announceRead(cuda, from.address, boxBytes(from, extent));
  for (let slice = 0; slice < depth; slice++) {
    const toSlice = to.address + slice * to.pitch * to.sliceRows;
    const fromSlice = from.address + slice * from.pitch * from.sliceRows;
    for (let row = 0; row < height; row++) {
      announceWrite(cuda, toSlice + row * to.pitch, width);
      cuda.memory.copy(toSlice + row * to.pitch, fromSlice + row * from.pitch, width);
    }
  }
  return status.success;
}

function fillBox(cuda: CudaContext, box: Box, byte: number, extent: Extent): number {
  const code = onlyChecks.fill(cuda, box, byte, extent);
  if (code !== status.success || isEmpty(extent)) return code;
  const { width, height, depth } = extent;
  for (let slice = 0; slice < depth; slice++) {
    const start = box.address + slice * box.pitch * box.sliceRows;
    for (let row = 0; row < height; row++) {
      announceWrite(cuda, start + row * box.pitch, width);
      cuda.memory.fill(start + row * box.pitch, byte & 0xff, width);
    }
  }
  return status.success;
}

type Side = "host" | "device" | "any";

function sideOf(kind: number, end: "to" | "from"): Side {
  switch (kind) {
    case hostToHost:
      return "host";
    case hostToDevice:
      return end === "to" ? "device" : "host";
    case deviceToHost:
      return end === "to" ? "host" : "device";
    case deviceToDevice:
      return "device";
    default:
      return "any";
  }
}

function isValidSide(
  { memory, deviceMemory }: CudaContext,
  address: number,
  bytes: number,
  side: Side,
): boolean {
  if (isDeviceRange(deviceMemory, address, bytes))
    return side !== "host" || isHostAccessible(deviceMemory, address);
  return side !== "device" && isHostRange(memory, deviceMemory, address, bytes);
}

function isDeviceRange({ regions }: DeviceMemory, address: number, bytes: number): boolean {
  const region = regions.findRange(address, bytes);
  return region !== undefined && region.kind !== "internal";
}

function isHostAccessible({ regions }: DeviceMemory, address: number): boolean {
  const kind = regions.find(address)?.kind;
  return kind === "pinned" || kind === "registered" || kind === "managed";
}

/** Host memory the runtime knows nothing of: all of it, but what it does know ends where it ends. */
function isHostRange(
  memory: LinearMemory,
  { regions }: DeviceMemory,
  address: number,
  bytes: number,
): boolean {
  if (address === 0 || !memory.contains(address, bytes)) return false;
  const region = regions.find(address);
  // A registered range may cover the first part of a host array.
  return region === undefined || region.kind === "registered";
}

function isEmpty({ width, height, depth }: Extent): boolean {
  return width * height * depth === 0;
}

function boxBytes({ pitch, sliceRows }: Box, { width, height, depth }: Extent): number {
  return ((depth - 1) * sliceRows + height - 1) * pitch + width;
}
