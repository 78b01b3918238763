import type { CudaContext } from "../context.ts";
import { captureModes } from "../graphs.ts";
import { status } from "../status.ts";
import { legacyDefaultStream, streamPriorities } from "../streams.ts";
import { capturesOfBlockingStreams } from "./capture-rules.ts";
import type { SectionHandlers } from "./handlers.ts";

const validStreamFlags = 1; // cudaStreamNonBlocking
/** cudaStreamCaptureStatus. */
const notCapturing = 0;
const capturing = 1;
const captureInvalidated = 2;

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
      if (mode > captureModes.relaxed) return status.invalidValue;
      if (graphs.capture(stream)) return status.illegalState;
      graphs.begin(stream, mode);
      return status.success;
    },
    cudaStreamCopyAttributes: (to, from) =>
      streams.has(to) && streams.has(from) ? status.success : status.invalidResourceHandle,
    cudaStreamCreate: (out) => create(out, 0, streamPriorities.least),
    cudaStreamCreateWithFlags: (out, flags) => create(out, flags, streamPriorities.least),
    cudaStreamCreateWithPriority: create,
    cudaStreamDestroy(stream) {
      if (!streams.destroy(stream)) return status.invalidResourceHandle;
      graphs.leave(stream);
      return status.success;
    },
    cudaStreamEndCapture(stream, out) {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      if (out === 0) return status.invalidValue;
      memory.setU32(out, 0);
      const capture = graphs.capture(stream);
      if (!capture) return status.illegalState;
      if (capture.origin !== stream) {
        capture.isInvalid = true;
        return status.streamCaptureUnmatched;
      }
      if (!graphs.end(capture))
        return capture.isInvalid ? status.streamCaptureInvalidated : status.streamCaptureUnjoined;
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
    cudaStreamIsCapturing(stream, out) {
      // This question alone leaves the capture valid.
      if (stream <= legacyDefaultStream && capturesOfBlockingStreams(cuda).length > 0)
        return status.streamCaptureImplicit;
      return get(stream, out, (id) => {
        const capture = graphs.capture(id);
        if (!capture) return notCapturing;
        return capture.isInvalid ? captureInvalidated : capturing;
      });
    },
    cudaStreamQuery: wait,
    cudaStreamSynchronize: wait,
    cudaStreamWaitEvent: (stream, event) =>
      streams.has(stream) && events.find(event) ? status.success : status.invalidResourceHandle,
    cudaThreadExchangeStreamCaptureMode(mode) {
      if (mode === 0) return status.invalidValue;
      const next = memory.u32(mode);
      if (next > captureModes.relaxed) return status.invalidValue;
      memory.setU32(mode, graphs.threadMode);
      graphs.threadMode = next;
      return status.success;
    },
  };
}
