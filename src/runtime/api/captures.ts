import type { CudaContext } from "../context.ts";
import { type Capture, childGraph, type NodeKind, nodeKinds } from "../graphs.ts";
import { keepKernelCall } from "../kernel-call.ts";
import { status } from "../status.ts";
import { legacyDefaultStream, perThreadDefaultStream } from "../streams.ts";
import { isUnsafe, refused, refuseWork, ruled, touchesLegacyStream } from "./capture-rules.ts";

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

const launches: Readonly<Record<string, { readonly cooperative: boolean; readonly defaultStream: number }>> =
  {
    cudaLaunchKernel: { cooperative: false, defaultStream: legacyDefaultStream },
    cudaLaunchKernel_ptsz: { cooperative: false, defaultStream: perThreadDefaultStream },
    cudaLaunchCooperativeKernel: { cooperative: true, defaultStream: legacyDefaultStream },
  };

/**
 * Puts capturing before the functions that have a stream: while it is captured, their work becomes a node of its
 * graph and does not happen. What CUDA does not allow in a capture is refused, and the capture is invalid from then on.
 */
export function withCaptures<Handlers extends object>(
  cuda: CudaContext,
  handlers: Handlers,
  checks: object,
): Handlers {
  const { graphs, events } = cuda;
  const plain = handlers as unknown as Readonly<Record<string, AnyHandler | undefined>>;
  const check = checks as Readonly<Record<string, AnyHandler | undefined>>;
  const wrapped: Record<string, AnyHandler> = {};
  const wrap = (name: string, around: (handler: AnyHandler) => AnyHandler): void => {
    const handler = plain[name];
    if (handler) wrapped[name] = around(handler);
  };
  const refuse = (code: number, ...captures: (Capture | undefined)[]): number => {
    for (const capture of captures) if (capture) capture.isInvalid = true;
    return code;
  };
  const inStream = (
    stream: number,
    whileCaptured: (capture: Capture) => number,
    otherwise: () => number,
  ): number => {
    const capture = graphs.capture(stream);
    if (capture) return capture.isInvalid ? status.streamCaptureInvalidated : whileCaptured(capture);
    return touchesLegacyStream(cuda, stream) ?? otherwise();
  };

  for (const [name, { stream: place, kind }] of Object.entries(recorded))
    wrap(name, (handler) => (...args) => {
      const stream = args[place] ?? 0;
      return inStream(
        stream,
        (capture) => {
          const code = check[name]?.(...args) ?? status.success;
          if (code !== status.success) return code;
          const later = args.with(place, 0);
          graphs.record(capture, stream, kind, () => handler(...later));
          return status.success;
        },
        () => handler(...args),
      );
    });
  for (const [name, { cooperative, defaultStream }] of Object.entries(launches))
    wrap(name, (handler) => (...args) => {
      const [stub = 0, grid = 0, block = 0, values = 0, sharedBytes = 0, named = 0] = args;
      const stream = named === 0 ? defaultStream : named;
      return inStream(
        stream,
        (capture) => {
          const work = keepKernelCall(cuda, { stub, grid, block, args: values, sharedBytes, cooperative });
          if (typeof work === "number") return work;
          graphs.record(capture, stream, nodeKinds.kernel, work);
          return status.success;
        },
        () => handler(...args),
      );
    });
  wrap("cudaGraphLaunch", (handler) => (...args) => {
    const [exec, stream = 0] = [graphs.exec(args[0] ?? 0), args[1]];
    if (!exec) return status.invalidValue;
    return inStream(
      stream,
      (capture) => {
        const { work, childShape } = childGraph(exec);
        graphs.record(capture, stream, nodeKinds.graph, work, childShape);
        return status.success;
      },
      () => handler(...args),
    );
  });
  const refuseInStream =
    (streamOf: (args: readonly number[]) => number) =>
    (handler: AnyHandler): AnyHandler =>
    (...args) =>
      refuseWork(cuda, streamOf(args)) ?? handler(...args);
  for (const [name, place] of Object.entries(refused))
    wrap(
      name,
      refuseInStream((args) => args[place] ?? 0),
    );
  wrap(
    "cudaLaunchKernelExC",
    refuseInStream(([config = 0]) => (config === 0 ? 0 : cuda.memory.u32(config + 28))),
  );
  for (const [name, rules] of Object.entries(ruled))
    wrap(name, (handler) => (...args) => {
      for (const rule of rules) {
        const code = rule(cuda);
        if (code !== undefined) return code;
      }
      return handler(...args);
    });

  for (const name of ["cudaEventRecord", "cudaEventRecordWithFlags"])
    wrap(name, (handler) => (...args) => {
      const [handle = 0, stream = 0] = args;
      return inStream(
        stream,
        (capture) => {
          const event = events.find(handle);
          if (!event) return status.invalidResourceHandle;
          // It has no time any more.
          event.recordedAt = undefined;
          graphs.capturedEvents.set(handle, { capture, tail: capture.tails.get(stream) ?? new Set() });
          return status.success;
        },
        () => {
          graphs.capturedEvents.delete(handle);
          return handler(...args);
        },
      );
    });
  wrap("cudaStreamWaitEvent", (handler) => (...args) => {
    const [stream = 0, event = 0] = args;
    const captured = graphs.capturedEvents.get(event);
    const own = graphs.capture(stream);
    if (own?.isInvalid || captured?.capture.isInvalid) return status.streamCaptureInvalidated;
    if (!captured)
      return inStream(
        stream,
        (capture) => refuse(status.streamCaptureIsolation, capture),
        () => handler(...args),
      );
    if (own && own !== captured.capture) return refuse(status.streamCaptureMerge, own, captured.capture);
    if (stream <= legacyDefaultStream) return refuse(status.streamCaptureImplicit, captured.capture);
    if (!cuda.streams.has(stream)) return status.invalidResourceHandle;
    graphs.join(stream, captured.capture, captured.tail);
    return status.success;
  });
  for (const name of ["cudaEventSynchronize", "cudaEventQuery"])
    wrap(name, (handler) => (...args) => {
      const captured = graphs.capturedEvents.get(args[0] ?? 0);
      if (captured) return refuse(status.capturedEvent, captured.capture);
      return isUnsafe(cuda) ?? handler(...args);
    });
  wrap("cudaEventDestroy", (handler) => (...args) => {
    graphs.capturedEvents.delete(args[0] ?? 0);
    return handler(...args);
  });
  return { ...handlers, ...wrapped };
}
