import { cudaErrors } from "../cuda-api/errors.ts";
import type { DeviceFault, Dim3 } from "../runtime/device.ts";

/** Where a kernel is defined. */
export interface KernelPlace {
  readonly kernel: string;
  readonly file: string;
  readonly line: number;
}

/** A launch that was refused, or a kernel that failed, or memory that is used up: what CUDA reports by a code. */
export class CudaError extends Error {
  override readonly name = "CudaError";
  /** CUDA's number: 700. */
  readonly code: number;
  /** CUDA's name for it: `cudaErrorIllegalAddress`. */
  readonly codeName: string;
  readonly kernel: string | undefined;
  /** Where the kernel is defined, `saxpy.cu:5`. */
  readonly location: string | undefined;

  constructor(code: number, message: string, place?: KernelPlace) {
    const [codeName = "cudaErrorUnknown"] =
      Object.entries(cudaErrors).find(([, error]) => error.code === code) ?? [];
    super(`${message} (${codeName})`);
    this.code = code;
    this.codeName = codeName;
    this.kernel = place?.kernel;
    this.location = place && `${place.file}:${place.line}`;
  }
}

/** The error of a kernel that failed. */
export function faultError({ code, reason, block, thread }: DeviceFault, place: KernelPlace): CudaError {
  const at = ({ x, y, z }: Dim3) => `(${x}, ${y}, ${z})`;
  const where = block ? ` in block ${at(block)}${thread ? `, thread ${at(thread)}` : ""}` : "";
  const why = reason ?? "unspecified launch failure";
  const message = `kernel ${place.kernel} (${place.file}:${place.line}) stopped${where}: ${why}`;
  return new CudaError(code, message, place);
}
