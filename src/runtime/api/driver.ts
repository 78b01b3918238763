import type { Handlers } from "../../cuda-api/api-function.ts";
import { driverErrors } from "../../cuda-api/driver-errors.ts";
import type { driverFunctions } from "../../cuda-api/driver-functions.ts";
import { errorText } from "../../cuda-api/errors.ts";
import type { CudaContext } from "../context.ts";
import { computeCapability } from "../limits.ts";
import { status } from "../status.ts";
import { runtimeApi } from "./all.ts";
import { deviceFacts } from "./devices.ts";
import { driverContextApi } from "./driver-contexts.ts";
import { driverMemoryApi } from "./driver-memory.ts";
import { internedTexts } from "./errors.ts";

/**
 * The driver API over the same state as the runtime API: handles, addresses and error numbers are shared,
 * and most functions are the runtime's under another name.
 */
export function driverApi(cuda: CudaContext): Handlers<typeof driverFunctions> {
  const { memory } = cuda;
  const facts = deviceFacts(cuda);
  const text = internedTexts(cuda);
  // With its captures, so that a captured stream is captured whoever has work for it.
  const runtime = runtimeApi(cuda);

  const put = (out: number, value: number): number => {
    if (out === 0) return status.invalidValue;
    memory.setU32(out, value);
    return status.success;
  };
  const ifDevice = (device: number, run: () => number): number =>
    device === 0 ? run() : status.invalidDevice;
  const putText = (code: number, out: number, textOf: (name: string) => string): number => {
    const name = driverErrorName(code);
    return name === undefined ? status.invalidValue : put(out, text(textOf(name)));
  };

  return {
    ...driverContextApi(cuda, runtime),
    ...driverMemoryApi(cuda, runtime),

    cuInit: (flags) => (flags === 0 ? status.success : status.invalidValue),
    cuDriverGetVersion: runtime.cudaDriverGetVersion,
    cuGetErrorName: (code, out) => putText(code, out, (name) => name),
    cuGetErrorString: (code, out) => putText(code, out, () => errorText(code)),

    cuDeviceGet: (out, ordinal) => ifDevice(ordinal, () => put(out, 0)),
    cuDeviceGetCount: runtime.cudaGetDeviceCount,
    cuDeviceGetName: (out, length, device) =>
      ifDevice(device, () => {
        if (out === 0 || (length | 0) <= 0) return status.invalidValue;
        memory.setText(out, facts.name, length);
        return status.success;
      }),
    cuDeviceGetUuid: (out, device) =>
      ifDevice(device, () => {
        if (out === 0) return status.invalidValue;
        memory.fill(out, 0, 16); // as in cudaDeviceProp
        return status.success;
      }),
    cuDeviceTotalMem: (out, device) => ifDevice(device, () => put(out, facts.totalBytes)),
    cuDeviceComputeCapability: (majorOut, minorOut, device) =>
      ifDevice(device, () => {
        const code = put(majorOut, computeCapability.major);
        return code === status.success ? put(minorOut, computeCapability.minor) : code;
      }),
    cuDeviceGetAttribute: runtime.cudaDeviceGetAttribute,
    cuDeviceGetPCIBusId: runtime.cudaDeviceGetPCIBusId,
    cuDeviceGetByPCIBusId: runtime.cudaDeviceGetByPCIBusId,
    cuDeviceCanAccessPeer: (out, device, peer) => ifDevice(device, () => ifDevice(peer, () => put(out, 0))),

    cuMemGetInfo: runtime.cudaMemGetInfo,

    cuStreamCreate: runtime.cudaStreamCreateWithFlags,
    cuStreamCreateWithPriority: runtime.cudaStreamCreateWithPriority,
    cuStreamDestroy: runtime.cudaStreamDestroy,
    cuStreamGetFlags: runtime.cudaStreamGetFlags,
    cuStreamGetPriority: runtime.cudaStreamGetPriority,
    cuStreamQuery: runtime.cudaStreamQuery,
    cuStreamSynchronize: runtime.cudaStreamSynchronize,
    cuStreamWaitEvent: runtime.cudaStreamWaitEvent,
    cuLaunchHostFunc: runtime.cudaLaunchHostFunc,
    cuEventCreate: runtime.cudaEventCreateWithFlags,
    cuEventDestroy: runtime.cudaEventDestroy,
    cuEventElapsedTime: runtime.cudaEventElapsedTime,
    cuEventQuery: runtime.cudaEventQuery,
    cuEventRecord: runtime.cudaEventRecord,
    cuEventSynchronize: runtime.cudaEventSynchronize,

    cuProfilerInitialize: runtime.cudaProfilerInitialize,
    cuProfilerStart: runtime.cudaProfilerStart,
    cuProfilerStop: runtime.cudaProfilerStop,
  };
}

/** `CUDA_ERROR_INVALID_VALUE` for 1; undefined for a number that is no CUresult. */
export function driverErrorName(code: number): string | undefined {
  return Object.entries(driverErrors).find(([, value]) => value === code)?.[0];
}
