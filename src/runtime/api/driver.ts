import type { Handlers } from "../../cuda-api/api-function.ts";
import type { driverFunctions } from "../../cuda-api/driver-functions.ts";
import { cudaErrors, errorText } from "../../cuda-api/errors.ts";
import type { CudaContext } from "../context.ts";
import { deviceAttribute } from "../device-properties.ts";
import { computeCapability, cudaVersion } from "../limits.ts";
import { status } from "../status.ts";
import { deviceFacts } from "./devices.ts";
import { internedTexts } from "./errors.ts";

/** Driver and runtime errors share their numbers, as far as both exist. */
export function driverApi(cuda: CudaContext): Handlers<typeof driverFunctions> {
  const { memory, deviceMemory } = cuda;
  const facts = deviceFacts(cuda);
  const text = internedTexts(cuda);

  const put = (out: number, value: number): number => {
    if (out === 0) return status.invalidValue;
    memory.setU32(out, value);
    return status.success;
  };
  const ifDevice = (device: number, run: () => number): number =>
    device === 0 ? run() : status.invalidDevice;
  const isKnown = (code: number) => Object.values(cudaErrors).some((error) => error.code === code);

  return {
    cuInit: (flags) => (flags === 0 ? status.success : status.invalidValue),
    cuDriverGetVersion: (out) => put(out, cudaVersion),
    cuDeviceGet: (out, ordinal) => ifDevice(ordinal, () => put(out, 0)),
    cuDeviceGetCount: (out) => put(out, 1),
    cuDeviceGetName: (out, length, device) =>
      ifDevice(device, () => {
        if (out === 0 || length === 0) return status.invalidValue;
        memory.setText(out, facts.name, length);
        return status.success;
      }),
    cuDeviceTotalMem: (out, device) => ifDevice(device, () => put(out, facts.totalBytes)),
    cuDeviceComputeCapability: (majorOut, minorOut, device) =>
      ifDevice(device, () => {
        const code = put(majorOut, computeCapability.major);
        return code === status.success ? put(minorOut, computeCapability.minor) : code;
      }),
    cuDeviceGetAttribute: (out, attribute, device) =>
      ifDevice(device, () => {
        const value = deviceAttribute(facts, attribute);
        return value === undefined ? status.invalidValue : put(out, value);
      }),
    cuMemGetInfo(freeOut, totalOut) {
      const code = put(freeOut, deviceMemory.freeBytes);
      return code === status.success ? put(totalOut, deviceMemory.totalBytes) : code;
    },
    cuCtxSynchronize: () => cuda.synchronize(),
    cuGetErrorName: (code, out) =>
      isKnown(code) ? put(out, text(driverErrorName(code))) : status.invalidValue,
    cuGetErrorString: (code, out) => (isKnown(code) ? put(out, text(errorText(code))) : status.invalidValue),
  };
}

/** `cudaErrorInvalidValue` is `CUDA_ERROR_INVALID_VALUE` in the driver's spelling. */
export function driverErrorName(code: number): string {
  const irregular = irregularNames.get(code);
  if (irregular !== undefined) return irregular;
  const name = Object.entries(cudaErrors).find(([, error]) => error.code === code)?.[0] ?? "";
  const words = name
    .replace(/^cudaError/, "")
    .replaceAll(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3_$2$4");
  return `CUDA_ERROR_${words.toUpperCase()}`;
}

const irregularNames: ReadonlyMap<number, string> = new Map([
  [0, "CUDA_SUCCESS"],
  [2, "CUDA_ERROR_OUT_OF_MEMORY"],
  [3, "CUDA_ERROR_NOT_INITIALIZED"],
  [4, "CUDA_ERROR_DEINITIALIZED"],
  [200, "CUDA_ERROR_INVALID_IMAGE"],
  [201, "CUDA_ERROR_INVALID_CONTEXT"],
  [205, "CUDA_ERROR_MAP_FAILED"],
  [206, "CUDA_ERROR_UNMAP_FAILED"],
  [209, "CUDA_ERROR_NO_BINARY_FOR_GPU"],
  [214, "CUDA_ERROR_ECC_UNCORRECTABLE"],
  [216, "CUDA_ERROR_CONTEXT_ALREADY_IN_USE"],
  [400, "CUDA_ERROR_INVALID_HANDLE"],
  [500, "CUDA_ERROR_NOT_FOUND"],
  [719, "CUDA_ERROR_LAUNCH_FAILED"],
]);
