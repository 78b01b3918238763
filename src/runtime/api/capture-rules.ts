import type { CudaContext } from "../context.ts";
import { type Capture, captureModes } from "../graphs.ts";
import { status } from "../status.ts";
import { legacyDefaultStream } from "../streams.ts";

const nonBlocking = 1; // cudaStreamNonBlocking

/** What CUDA refuses while a stream is captured, until the capture ends: the code, or undefined for a call that may go on. */
export type Rule = (cuda: CudaContext) => number | undefined;

/** Captures in which a stream takes part that waits for the legacy default stream, and that one for it. */
export function capturesOfBlockingStreams({ graphs, streams }: CudaContext): readonly Capture[] {
  return [...graphs.ongoing].filter(({ tails }) =>
    [...tails.keys()].some((stream) => ((streams.find(stream)?.flags ?? 0) & nonBlocking) === 0),
  );
}

/** Work in the legacy default stream would have to wait for work that does not happen now. */
export const usesLegacyStream: Rule = (cuda) =>
  invalidate(capturesOfBlockingStreams(cuda), status.streamCaptureImplicit);

/**
 * Calls that CUDA calls potentially unsafe: they do at once what a program may believe to be captured. The mode of
 * the capture and that of the thread allow them.
 */
export const isUnsafe: Rule = ({ graphs }) =>
  graphs.threadMode === captureModes.relaxed
    ? undefined
    : invalidate(
        [...graphs.ongoing].filter(({ mode }) => mode !== captureModes.relaxed),
        status.streamCaptureUnsupported,
      );

/** Waiting for the device is waiting for every stream, captured ones too. No mode allows it. */
export const waitsForAll: Rule = ({ graphs }) =>
  invalidate([...graphs.ongoing], status.streamCaptureUnsupported);

/** Calls without a stream that are refused, each with its rules in the order that they are asked. */
export const ruled: Readonly<Record<string, readonly Rule[]>> = {
  ...each(
    [
      "cudaMemcpy",
      "cudaMemcpy2D",
      "cudaMemcpy3D",
      "cudaMemcpy3DPeer",
      "cudaMemcpyFromSymbol",
      "cudaMemcpyPeer",
      "cudaMemcpyToSymbol",
    ],
    usesLegacyStream,
    isUnsafe,
  ),
  ...each(["cudaMemset", "cudaMemset2D", "cudaMemset3D"], usesLegacyStream),
  ...each(
    [
      "cudaFree",
      "cudaFreeHost",
      "cudaHostAlloc",
      "cudaHostRegister",
      "cudaHostUnregister",
      "cudaMalloc",
      "cudaMalloc3D",
      "cudaMallocHost",
      "cudaMallocManaged",
      "cudaMallocPitch",
    ],
    isUnsafe,
  ),
  ...each(["cudaDeviceSynchronize", "cudaThreadSynchronize"], waitsForAll),
};

/** Calls with a stream that a graph has no node for, or that wait for it: which argument is the stream. */
export const refused: Readonly<Record<string, number>> = {
  cudaStreamSynchronize: 0,
  cudaStreamQuery: 0,
  cudaStreamAddCallback: 0,
  // Their arguments are more than numbers.
  cudaMemcpy3DAsync: 1,
  cudaMemcpy3DPeerAsync: 1,
  cudaMemcpyPeerAsync: 5,
  cudaMemset3DAsync: 3,
  cudaMallocAsync: 2,
  cudaMallocFromPoolAsync: 3,
  cudaFreeAsync: 1,
};

/** The code for work that cannot become a node, where the stream is captured; the capture is invalid from then on. */
export function refuseWork(cuda: CudaContext, stream: number): number | undefined {
  const capture = cuda.graphs.capture(stream);
  if (!capture) return touchesLegacyStream(cuda, stream);
  return capture.isInvalid
    ? status.streamCaptureInvalidated
    : invalidate([capture], status.streamCaptureUnsupported);
}

export function touchesLegacyStream(cuda: CudaContext, stream: number): number | undefined {
  return stream <= legacyDefaultStream ? usesLegacyStream(cuda) : undefined;
}

function each(names: readonly string[], ...rules: readonly Rule[]): Record<string, readonly Rule[]> {
  return Object.fromEntries(names.map((name) => [name, rules]));
}

function invalidate(captures: readonly Capture[], code: number): number | undefined {
  for (const capture of captures) capture.isInvalid = true;
  return captures.length > 0 ? code : undefined;
}
