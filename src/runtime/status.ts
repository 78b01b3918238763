import { type CudaErrorName, cudaErrors } from "../cuda-api/errors.ts";

type StatusName = CudaErrorName extends infer Name
  ? Name extends `cudaError${infer Short}`
    ? Uncapitalize<Short>
    : Name extends `cuda${infer Short}`
      ? Uncapitalize<Short>
      : never
  : never;

/** The codes that API handlers return, by CUDA's names without the prefix: `status.invalidValue`. */
export const status = Object.fromEntries(
  Object.entries(cudaErrors).map(([name, { code }]) => [shortName(name), code]),
) as Readonly<Record<StatusName, number>>;

function shortName(name: string): string {
  const short = name.replace(/^cuda(Error)?/, "");
  return short.charAt(0).toLowerCase() + short.slice(1);
}
