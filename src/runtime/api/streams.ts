import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";
import { streamPriorities } from "../streams.ts";
import type { SectionHandlers } from "./handlers.ts";

const validStreamFlags = 1; // cudaStreamNonBlocking
const notCapturing = 0;

/**
 * Streams run in the order of the calls: a launch is given to the device at once, and copies wait
 * for it, which is one of the orders that CUDA allows.
 */
export function streamApi(cuda: CudaContext): SectionHandlers<"stream"> {
  const { memory, streams, events } = cuda;

  const create = (out: number, flags: number, priority: number): number => {
    if (out === 0 || (flags & ~validStreamFlags) !== 0) return status.invalidValue;
    // CUDA clamps priorities out of range instead of refusing them.
    const clamped = Math.min(streamPriorities.least, Math.max(streamPriorities.greatest, priority | 0));
    memory.setU32(out, streams.create(flags, clamped));
    return status.success;
  };
  /** Writes a property of a stream through the pointer. */
  const get = (stream: number, out: number, value: (id: number) => number): number => {
    if (!streams.has(stream)) return status.invalidResourceHandle;
    if (out === 0) return status.invalidValue;
    memory.setU32(out, value(stream));
    return status.success;
  };
  const wait = (stream: number): number =>
    streams.has(stream) ? cuda.synchronize() : status.invalidResourceHandle;

  return {
    cudaCtxResetPersistingL2Cache: () => status.success,
    cudaStreamAddCallback(stream, callback, userData, flags) {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      if (callback === 0 || flags !== 0) return status.invalidValue;
      const code = cuda.synchronize();
      cuda.host.call(callback, stream, code, userData);
      return code;
    },
    cudaStreamAttachMemAsync: (stream, pointer) => {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      const kind = cuda.deviceMemory.regions.find(pointer)?.kind;
      return kind === "managed" ? status.success : status.invalidValue;
    },
    cudaStreamCopyAttributes: (to, from) =>
      streams.has(to) && streams.has(from) ? status.success : status.invalidResourceHandle,
    cudaStreamCreate: (out) => create(out, 0, streamPriorities.least),
    cudaStreamCreateWithFlags: (out, flags) => create(out, flags, streamPriorities.least),
    cudaStreamCreateWithPriority: create,
    cudaStreamDestroy: (stream) => (streams.destroy(stream) ? status.success : status.invalidResourceHandle),
    cudaStreamGetDevice: (stream, out) => get(stream, out, () => 0),
    cudaStreamGetFlags: (stream, out) => get(stream, out, (id) => streams.find(id)?.flags ?? 0),
    cudaStreamGetId(stream, out) {
      const code = get(stream, out, (id) => id);
      if (code === status.success) memory.setU64(out, BigInt(stream));
      return code;
    },
    cudaStreamGetPriority: (stream, out) => get(stream, out, (id) => streams.find(id)?.priority ?? 0),
    cudaStreamIsCapturing: (stream, out) => get(stream, out, () => notCapturing),
    cudaStreamQuery: wait,
    cudaStreamSynchronize: wait,
    cudaStreamWaitEvent: (stream, event) =>
      streams.has(stream) && events.find(event) ? status.success : status.invalidResourceHandle,
  };
}
