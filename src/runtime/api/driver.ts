import type { Handlers } from "../../cuda-api/api-function.ts";
import { driverErrors } from "../../cuda-api/driver-errors.ts";
import type { driverFunctions } from "../../cuda-api/driver-functions.ts";
import { errorText } from "../../cuda-api/errors.ts";
import type { CudaContext } from "../context.ts";
import { computeCapability } from "../limits.ts";
import { status } from "../status.ts";
import { allocationApi } from "./allocations.ts";
import { deviceApi, deviceFacts } from "./devices.ts";
import { driverContextApi } from "./driver-contexts.ts";
import { driverMemoryApi } from "./driver-memory.ts";
import { internedTexts } from "./errors.ts";
import { eventApi } from "./events.ts";
import { executionApi } from "./execution.ts";
import { profilerApi, versionApi } from "./small-sections.ts";
import { streamApi } from "./streams.ts";

/**
 * The driver API over the same state as the runtime API: handles, addresses and error numbers are shared,
 * and most functions are the runtime's under another name.
 */
export function driverApi(cuda: CudaContext): Handlers<typeof driverFunctions> {
  const { memory } = cuda;
  const facts = deviceFacts(cuda);
  const text = internedTexts(cuda);
  const allocations = allocationApi(cuda);
  const devices = deviceApi(cuda);
  const events = eventApi(cuda);
  const execution = executionApi(cuda);
  const profiler = profilerApi();
  const streams = streamApi(cuda);

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
    ...driverContextApi(cuda),
    ...driverMemoryApi(cuda),

    cuInit: (flags) => (flags === 0 ? status.success : status.invalidValue),
    cuDriverGetVersion: versionApi(cuda).cudaDriverGetVersion,
    cuGetErrorName: (code, out) => putText(code, out, (name) => name),
    cuGetErrorString: (code, out) => putText(code, out, () => errorText(code)),

    cuDeviceGet: (out, ordinal) => ifDevice(ordinal, () => put(out, 0)),
    cuDeviceGetCount: devices.cudaGetDeviceCount,
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
    cuDeviceGetAttribute: devices.cudaDeviceGetAttribute,
    cuDeviceGetPCIBusId: devices.cudaDeviceGetPCIBusId,
    cuDeviceGetByPCIBusId: devices.cudaDeviceGetByPCIBusId,
    cuDeviceCanAccessPeer: (out, device, peer) => ifDevice(device, () => ifDevice(peer, () => put(out, 0))),

    cuMemGetInfo: allocations.cudaMemGetInfo,

    cuStreamCreate: streams.cudaStreamCreateWithFlags,
    cuStreamCreateWithPriority: streams.cudaStreamCreateWithPriority,
    cuStreamDestroy: streams.cudaStreamDestroy,
    cuStreamGetFlags: streams.cudaStreamGetFlags,
    cuStreamGetPriority: streams.cudaStreamGetPriority,
    cuStreamQuery: streams.cudaStreamQuery,
    cuStreamSynchronize: streams.cudaStreamSynchronize,
    cuStreamWaitEvent: streams.cudaStreamWaitEvent,
    cuLaunchHostFunc: execution.cudaLaunchHostFunc,
    cuEventCreate: events.cudaEventCreateWithFlags,
    cuEventDestroy: events.cudaEventDestroy,
    cuEventElapsedTime: events.cudaEventElapsedTime,
    cuEventQuery: events.cudaEventQuery,
    cuEventRecord: events.cudaEventRecord,
    cuEventSynchronize: events.cudaEventSynchronize,

    cuProfilerInitialize: profiler.cudaProfilerInitialize,
    cuProfilerStart: profiler.cudaProfilerStart,
    cuProfilerStop: profiler.cudaProfilerStop,
  };
}

/** `CUDA_ERROR_INVALID_VALUE` for 1; undefined for a number that is no CUresult. */
export function driverErrorName(code: number): string | undefined {
  return Object.entries(driverErrors).find(([, value]) => value === code)?.[0];
}
