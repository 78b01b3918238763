import type { CudaContext } from "../context.ts";
import { type Box, type Copying, copying, type Extent } from "../copies.ts";
import type { LinearMemory } from "../memory/linear-memory.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

export type CopyHandlers = Pick<
  SectionHandlers<"memory">,
  | "cudaMemcpy"
  | "cudaMemcpy2D"
  | "cudaMemcpy2DAsync"
  | "cudaMemcpy3D"
  | "cudaMemcpy3DAsync"
  | "cudaMemcpy3DPeer"
  | "cudaMemcpy3DPeerAsync"
  | "cudaMemcpyAsync"
  | "cudaMemcpyPeer"
  | "cudaMemcpyPeerAsync"
  | "cudaMemset"
  | "cudaMemset2D"
  | "cudaMemset2DAsync"
  | "cudaMemset3D"
  | "cudaMemset3DAsync"
  | "cudaMemsetAsync"
>;

const deviceToDevice = 3;

export function copyApi(cuda: CudaContext, doing: Copying = copying): CopyHandlers {
  const { memory } = cuda;

  /** Copies that wait report what went wrong before them. */
  const afterWaiting = (run: () => number): number => {
    const code = cuda.synchronize();
    return code === status.success ? run() : code;
  };
  const inStream = (stream: number, run: () => number): number =>
    cuda.streams.has(stream) ? run() : status.invalidResourceHandle;

  const copy2D = (
    to: number,
    toPitch: number,
    from: number,
    fromPitch: number,
    width: number,
    height: number,
    kind: number,
  ): number =>
    doing.box(
      cuda,
      { address: to, pitch: toPitch, sliceRows: height },
      { address: from, pitch: fromPitch, sliceRows: height },
      { width, height, depth: 1 },
      kind,
    );
  const copy3D = (parameters: number, isPeer: boolean): number => {
    const copy = readCopy3D(memory, parameters, isPeer);
    return copy ? doing.box(cuda, copy.to, copy.from, copy.extent, copy.kind) : status.notSupported;
  };
  const set2D = (address: number, pitch: number, value: number, width: number, height: number) =>
    doing.fill(cuda, { address, pitch, sliceRows: height }, value, { width, height, depth: 1 });
  const set3D = (pitchedPointer: number, value: number, extent: number): number =>
    doing.fill(cuda, readPitchedPointer(memory, pitchedPointer), value, readExtent(memory, extent));
  const onlyDevice = (...devices: number[]): boolean => devices.every((device) => device === 0);

  return {
    cudaMemcpy: (to, from, bytes, kind) => afterWaiting(() => doing.bytes(cuda, to, from, bytes, kind)),
    cudaMemcpy2D: (...copy) => afterWaiting(() => copy2D(...copy)),
    cudaMemcpy2DAsync: (to, toPitch, from, fromPitch, width, height, kind, stream) =>
      inStream(stream, () => copy2D(to, toPitch, from, fromPitch, width, height, kind)),
    cudaMemcpy3D: (parameters) => afterWaiting(() => copy3D(parameters, false)),
    cudaMemcpy3DAsync: (parameters, stream) => inStream(stream, () => copy3D(parameters, false)),
    cudaMemcpy3DPeer: (parameters) => afterWaiting(() => copy3D(parameters, true)),
    cudaMemcpy3DPeerAsync: (parameters, stream) => inStream(stream, () => copy3D(parameters, true)),
    cudaMemcpyAsync: (to, from, bytes, kind, stream) =>
      inStream(stream, () => doing.bytes(cuda, to, from, bytes, kind)),
    cudaMemcpyPeer: (to, toDevice, from, fromDevice, bytes) =>
      onlyDevice(toDevice, fromDevice)
        ? afterWaiting(() => doing.bytes(cuda, to, from, bytes, deviceToDevice))
        : status.invalidDevice,
    cudaMemcpyPeerAsync: (to, toDevice, from, fromDevice, bytes, stream) =>
      onlyDevice(toDevice, fromDevice)
        ? inStream(stream, () => doing.bytes(cuda, to, from, bytes, deviceToDevice))
        : status.invalidDevice,
    cudaMemset: (address, value, bytes) => set2D(address, bytes, value, bytes, 1),
    cudaMemset2D: set2D,
    cudaMemset2DAsync: (address, pitch, value, width, height, stream) =>
      inStream(stream, () => set2D(address, pitch, value, width, height)),
    cudaMemset3D: set3D,
    cudaMemset3DAsync: (pitchedPointer, value, extent, stream) =>
      inStream(stream, () => set3D(pitchedPointer, value, extent)),
    cudaMemsetAsync: (address, value, bytes, stream) =>
      inStream(stream, () => set2D(address, bytes, value, bytes, 1)),
  };
}

/**
 * cudaMemcpy3DParms { srcArray, srcPos, srcPtr, dstArray, dstPos, dstPtr, extent, kind } and the
 * peer form, which has a device after each pointer and no kind. Undefined when arrays are involved.
 */
function readCopy3D(memory: LinearMemory, at: number, isPeer: boolean) {
  const second = isPeer ? 36 : 32;
  const extentAt = 2 * second;
  if (memory.u32(at) !== 0 || memory.u32(at + second) !== 0) return undefined;
  return {
    from: readPlacedBox(memory, at + 4),
    to: readPlacedBox(memory, at + second + 4),
    extent: readExtent(memory, at + extentAt),
    kind: isPeer ? deviceToDevice : memory.u32(at + extentAt + 12),
  };
}

/** A cudaPos followed by the cudaPitchedPtr that it is a position in. */
function readPlacedBox(memory: LinearMemory, at: number): Box {
  const box = readPitchedPointer(memory, at + 12);
  const x = memory.u32(at);
  const y = memory.u32(at + 4);
  const z = memory.u32(at + 8);
  return { ...box, address: box.address + x + (y + z * box.sliceRows) * box.pitch };
}

/** cudaPitchedPtr { ptr, pitch, xsize, ysize }. */
function readPitchedPointer(memory: LinearMemory, at: number): Box {
  return {
    address: memory.u32(at),
    pitch: memory.u32(at + 4),
    sliceRows: memory.u32(at + 12),
  };
}

/** cudaExtent { width, height, depth }. */
function readExtent(memory: LinearMemory, at: number): Extent {
  return { width: memory.u32(at), height: memory.u32(at + 4), depth: memory.u32(at + 8) };
}
