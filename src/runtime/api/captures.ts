import type { CudaContext } from "../context.ts";
import { type NodeKind, nodeKinds } from "../graphs.ts";
import { keepKernelCall } from "../kernel-call.ts";
import { status } from "../status.ts";

type AnyHandler = (...args: number[]) => number;

/** Calls that become nodes: which argument is the stream. Their other arguments are numbers, which nothing changes later. */
const recorded: Readonly<Record<string, { readonly stream: number; readonly kind: NodeKind }>> = {
  cudaMemcpyAsync: { stream: 4, kind: nodeKinds.memcpy },
  cudaMemcpy2DAsync: { stream: 7, kind: nodeKinds.memcpy },
  cudaMemcpyToSymbolAsync: { stream: 5, kind: nodeKinds.memcpy },
  cudaMemcpyFromSymbolAsync: { stream: 5, kind: nodeKinds.memcpy },
  cudaMemsetAsync: { stream: 3, kind: nodeKinds.memset },
  cudaMemset2DAsync: { stream: 5, kind: nodeKinds.memset },
  cudaLaunchHostFunc: { stream: 0, kind: nodeKinds.host },
};

const launches: Readonly<Record<string, { readonly cooperative: boolean }>> = {
  cudaLaunchKernel: { cooperative: false },
  cudaLaunchKernel_ptsz: { cooperative: false },
  cudaLaunchCooperativeKernel: { cooperative: true },
};

/** Calls that CUDA does not allow in a capture, or whose arguments are more than numbers: which argument is the stream. */
const refused: Readonly<Record<string, number>> = {
  cudaStreamSynchronize: 0,
  cudaStreamQuery: 0,
  cudaStreamAddCallback: 0,
  cudaMemcpy3DAsync: 1,
  cudaMemcpy3DPeerAsync: 1,
  cudaMemcpyPeerAsync: 5,
  cudaMemset3DAsync: 3,
  cudaMallocAsync: 2,
  cudaMallocFromPoolAsync: 3,
  cudaFreeAsync: 1,
};

/**
 * Puts capturing before the functions that have a stream: while it is captured, their work becomes a node of its
 * graph and does not happen.
 */
export function withCaptures<Handlers extends object>(cuda: CudaContext, handlers: Handlers): Handlers {
  const { graphs } = cuda;
  const plain = handlers as unknown as Readonly<Record<string, AnyHandler | undefined>>;
  const wrapped: Record<string, AnyHandler> = {};
  const wrap = (name: string, around: (handler: AnyHandler) => AnyHandler): void => {
    const handler = plain[name];
    if (handler) wrapped[name] = around(handler);
  };

  for (const [name, { stream, kind }] of Object.entries(recorded))
    wrap(name, (handler) => (...args) => {
      const capture = graphs.capture(args[stream] ?? 0);
      if (!capture) return handler(...args);
      const later = args.with(stream, 0);
      graphs.record(capture, args[stream] ?? 0, kind, () => handler(...later));
      return status.success;
    });
  for (const [name, { cooperative }] of Object.entries(launches))
    wrap(name, (handler) => (...args) => {
      const [stub = 0, grid = 0, block = 0, values = 0, sharedBytes = 0, stream = 0] = args;
      const capture = graphs.capture(stream);
      if (!capture) return handler(...args);
      const work = keepKernelCall(cuda, { stub, grid, block, args: values, sharedBytes, cooperative });
      if (!work) return status.invalidDeviceFunction;
      graphs.record(capture, stream, nodeKinds.kernel, work);
      return status.success;
    });
  for (const [name, stream] of Object.entries(refused))
    wrap(
      name,
      (handler) =>
        (...args) =>
          graphs.capture(args[stream] ?? 0) ? status.streamCaptureUnsupported : handler(...args),
    );
  wrap("cudaLaunchKernelExC", (handler) => (...args) => {
    const stream = args[0] === undefined || args[0] === 0 ? 0 : cuda.memory.u32(args[0] + 28);
    return graphs.capture(stream) ? status.streamCaptureUnsupported : handler(...args);
  });

  for (const name of ["cudaEventRecord", "cudaEventRecordWithFlags"])
    wrap(name, (handler) => (...args) => {
      const [event = 0, stream = 0] = args;
      const capture = graphs.capture(stream);
      if (!capture || !cuda.events.find(event)) {
        graphs.capturedEvents.delete(event);
        return handler(...args);
      }
      graphs.capturedEvents.set(event, { capture, tail: capture.tails.get(stream) ?? new Set() });
      return status.success;
    });
  wrap("cudaStreamWaitEvent", (handler) => (...args) => {
    const [stream = 0, event = 0] = args;
    const captured = graphs.capturedEvents.get(event);
    const own = graphs.capture(stream);
    if (!captured) return own ? status.streamCaptureIsolation : handler(...args);
    if (own && own !== captured.capture) return status.streamCaptureMerge;
    if (!cuda.streams.has(stream)) return status.invalidResourceHandle;
    graphs.join(stream, captured.capture, captured.tail);
    return status.success;
  });
  for (const name of ["cudaEventSynchronize", "cudaEventQuery"])
    wrap(
      name,
      (handler) =>
        (...args) =>
          graphs.capturedEvents.has(args[0] ?? 0) ? status.capturedEvent : handler(...args),
    );
  return { ...handlers, ...wrapped };
}
