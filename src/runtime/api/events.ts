import type { CudaContext } from "../context.ts";
import type { Event } from "../events.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

const disableTiming = 2;
const interprocess = 4;
const validEventFlags = 1 | disableTiming | interprocess;

export function eventApi(cuda: CudaContext): SectionHandlers<"event"> {
  const { memory, events, streams } = cuda;

  const create = (out: number, flags: number): number => {
    if (out === 0 || (flags & ~validEventFlags) !== 0) return status.invalidValue;
    if ((flags & interprocess) !== 0) return status.notSupported;
    memory.setU32(out, events.create(flags));
    return status.success;
  };
  const record = (handle: number, stream: number): number => {
    const event = events.find(handle);
    if (!event || !streams.has(stream)) return status.invalidResourceHandle;
    event.recordedAt = performance.now();
    return status.success;
  };
  const wait = (handle: number): number =>
    events.find(handle) ? cuda.synchronize() : status.invalidResourceHandle;
  const canTime = (event: Event | undefined): event is Event & { recordedAt: number } =>
    event?.recordedAt !== undefined && (event.flags & disableTiming) === 0;

  return {
    cudaEventCreate: (out) => create(out, 0),
    cudaEventCreateWithFlags: create,
    cudaEventDestroy: (handle) => (events.destroy(handle) ? status.success : status.invalidResourceHandle),
    cudaEventElapsedTime(out, start, end) {
      if (out === 0) return status.invalidValue;
      const from = events.find(start);
      const to = events.find(end);
      if (!canTime(from) || !canTime(to)) return status.invalidResourceHandle;
      memory.setF32(out, to.recordedAt - from.recordedAt);
      return status.success;
    },
    cudaEventQuery: wait,
    cudaEventRecord: record,
    cudaEventRecordWithFlags: record,
    cudaEventSynchronize: wait,
  };
}
