import { driverFunctions } from "../cuda-api/driver-functions.ts";
import { registrationFunctions } from "../cuda-api/registration-functions.ts";
import { runtimeFunctions } from "../cuda-api/runtime-functions.ts";
import { runtimeApi } from "./api/all.ts";
import { driverApi } from "./api/driver.ts";
import { registrationApi } from "./api/registration.ts";
import type { CudaContext } from "./context.ts";
import { status } from "./status.ts";

type ImportArgument = number | bigint;
export type ImportFunction = (...args: ImportArgument[]) => number | void;

/**
 * Answers that need no working device: they are given even after a kernel has failed. What is not
 * here returns the sticky error instead of doing anything, as CUDA does.
 */
const answersAfterFailure: ReadonlySet<string> = new Set([
  "cudaGetErrorName",
  "cudaGetErrorString",
  "cudaGetLastError",
  "cudaPeekAtLastError",
  "cudaDeviceReset",
  "cudaThreadExit",
  "cudaGetDevice",
  "cudaGetDeviceCount",
  "cudaGetDeviceProperties",
  "cudaDeviceGetAttribute",
  "cudaDriverGetVersion",
  "cudaRuntimeGetVersion",
  "cudaCreateChannelDesc",
  "cudaEventDestroy",
  "cudaStreamDestroy",
  "cuInit",
  "cuDriverGetVersion",
  "cuGetErrorName",
  "cuGetErrorString",
  "cuDeviceGet",
  "cuDeviceGetAttribute",
  "cuDeviceGetCount",
  "cuDeviceGetName",
  "cuDeviceTotalMem",
  "cuDevicePrimaryCtxReset",
  "cuCtxDestroy",
]);

/** Functions whose result is not a code that cudaGetLastError would report. */
const recordsNothing: ReadonlySet<string> = new Set([
  "cudaGetErrorName",
  "cudaGetErrorString",
  "cudaGetLastError",
  "cudaPeekAtLastError",
  "cudaCreateChannelDesc",
]);

/**
 * The CUDA functions that a program imports from "env", by name. The context is asked for at the
 * first call, since the imports must exist before the instance that the context belongs to.
 */
export function cudaImports(
  getContext: () => CudaContext,
  report: (message: string) => void,
): ReadonlyMap<string, ImportFunction> {
  const imports = new Map<string, ImportFunction>();
  const handlers = lazily(() => runtimeApi(getContext()) as Record<string, unknown>);
  const driver = lazily(() => driverApi(getContext()) as Record<string, unknown>);
  const registration = lazily(() => registrationApi(getContext()) as Record<string, unknown>);

  for (const [name, { state }] of Object.entries(runtimeFunctions)) {
    if (state === "implemented") {
      const call = importOf(() => handlers()[name]);
      imports.set(name, recordsNothing.has(name) ? call : recorded(getContext, name, call));
    } else {
      const call = notSupported(name, "cudaErrorNotSupported", report);
      imports.set(name, recorded(getContext, name, call));
    }
  }
  // The driver's codes are not for cudaGetLastError to report.
  for (const [name, { state }] of Object.entries(driverFunctions)) {
    const call =
      state === "implemented"
        ? importOf(() => driver()[name])
        : notSupported(name, "CUDA_ERROR_NOT_SUPPORTED", report);
    imports.set(name, unlessFailed(getContext, name, call));
  }
  for (const name of Object.keys(registrationFunctions))
    imports.set(
      name,
      importOf(() => registration()[name]),
    );
  return imports;
}

/** The sticky error instead of the call's own result, for those that need a working device. */
function unlessFailed(getContext: () => CudaContext, name: string, call: ImportFunction): ImportFunction {
  if (answersAfterFailure.has(name)) return call;
  return (...args) => {
    const failure = getContext().stickyError;
    return failure === status.success ? call(...args) : failure;
  };
}

function recorded(getContext: () => CudaContext, name: string, call: ImportFunction): ImportFunction {
  const guarded = unlessFailed(getContext, name, call);
  return (...args) => {
    const context = getContext();
    const failure = context.stickyError;
    const code = Number(guarded(...args));
    return failure !== status.success && code === failure ? code : context.record(code);
  };
}

function notSupported(name: string, code: string, report: (message: string) => void): ImportFunction {
  let isReported = false;
  return () => {
    if (!isReported) report(`${name} is not supported yet; it returned ${code}`);
    isReported = true;
    return status.notSupported;
  };
}

/** WebAssembly hands i32 over as signed; nearly all of ours are addresses and sizes. */
function importOf(find: () => unknown): ImportFunction {
  const handler = lazily(() => find() as ImportFunction);
  return (a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, ...rest) =>
    handler()(
      unsigned(a),
      unsigned(b),
      unsigned(c),
      unsigned(d),
      unsigned(e),
      unsigned(f),
      unsigned(g),
      unsigned(h),
      ...rest.map(unsigned),
    );
}

function unsigned(value: ImportArgument): ImportArgument {
  return typeof value === "number" ? value >>> 0 : value;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
