import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";
import { legacyDefaultStream, streamPriorities } from "../streams.ts";
import type { SectionHandlers } from "./handlers.ts";

const validStreamFlags = 1; // cudaStreamNonBlocking
/** cudaStreamCaptureStatus. */
const notCapturing = 0;
const capturing = 1;
const captureModes = 3;

/**
 * Streams run in the order of the calls: a launch is given to the device at once, and copies wait
 * for it, which is one of the orders that CUDA allows.
 */
export function streamApi(cuda: CudaContext): SectionHandlers<"stream"> {
  const { memory, streams, events, graphs } = cuda;

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

  /** How captures treat calls that may block; here none of them is refused. */
  let captureMode = 0;

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
    cudaStreamBeginCapture(stream, mode) {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      // The legacy default stream waits for all others, which a graph cannot do.
      if (stream <= legacyDefaultStream) return status.streamCaptureUnsupported;
      if (mode >= captureModes) return status.invalidValue;
      if (graphs.capture(stream)) return status.illegalState;
      graphs.begin(stream);
      return status.success;
    },
    cudaStreamCopyAttributes: (to, from) =>
      streams.has(to) && streams.has(from) ? status.success : status.invalidResourceHandle,
    cudaStreamCreate: (out) => create(out, 0, streamPriorities.least),
    cudaStreamCreateWithFlags: (out, flags) => create(out, flags, streamPriorities.least),
    cudaStreamCreateWithPriority: create,
    cudaStreamDestroy: (stream) => (streams.destroy(stream) ? status.success : status.invalidResourceHandle),
    cudaStreamEndCapture(stream, out) {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      if (out === 0) return status.invalidValue;
      memory.setU32(out, 0);
      const capture = graphs.capture(stream);
      if (!capture) return status.illegalState;
      if (capture.origin !== stream) return status.streamCaptureUnmatched;
      if (!graphs.end(capture)) return status.streamCaptureUnjoined;
      memory.setU32(out, capture.graph.handle);
      return status.success;
    },
    cudaStreamGetDevice: (stream, out) => get(stream, out, () => 0),
    cudaStreamGetFlags: (stream, out) => get(stream, out, (id) => streams.find(id)?.flags ?? 0),
    cudaStreamGetId(stream, out) {
      const code = get(stream, out, (id) => id);
      if (code === status.success) memory.setU64(out, BigInt(stream));
      return code;
    },
    cudaStreamGetPriority: (stream, out) => get(stream, out, (id) => streams.find(id)?.priority ?? 0),
    cudaStreamIsCapturing: (stream, out) =>
      get(stream, out, () => (graphs.capture(stream) ? capturing : notCapturing)),
    cudaStreamQuery: wait,
    cudaStreamSynchronize: wait,
    cudaStreamWaitEvent: (stream, event) =>
      streams.has(stream) && events.find(event) ? status.success : status.invalidResourceHandle,
    cudaThreadExchangeStreamCaptureMode(mode) {
      if (mode === 0) return status.invalidValue;
      const next = memory.u32(mode);
      if (next >= captureModes) return status.invalidValue;
      memory.setU32(mode, captureMode);
      captureMode = next;
      return status.success;
    },
  };
}
