import { cudaVersion } from "../limits.ts";
import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";
import type { SectionHandlers } from "./handlers.ts";

export function versionApi({ memory }: CudaContext): SectionHandlers<"version"> {
  const put = (out: number): number => {
    if (out === 0) return status.invalidValue;
    memory.setU32(out, cudaVersion);
    return status.success;
  };
  return { cudaDriverGetVersion: put, cudaRuntimeGetVersion: put };
}

export function profilerApi(): SectionHandlers<"profiler"> {
  const nothing = () => status.success;
  return {
    cudaProfilerInitialize: nothing,
    cudaProfilerStart: nothing,
    cudaProfilerStop: nothing,
  };
}

export function textureApi({ memory }: CudaContext): SectionHandlers<"texture"> {
  return {
    cudaCreateChannelDesc(out, x, y, z, w, kind) {
      for (const [index, value] of [x, y, z, w, kind].entries()) memory.setU32(out + 4 * index, value);
    },
  };
}
