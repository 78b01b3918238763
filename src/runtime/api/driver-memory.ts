import type { Handlers } from "../../cuda-api/api-function.ts";
import type { driverFunctions } from "../../cuda-api/driver-functions.ts";
import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";
import type { RuntimeHandlers } from "./all.ts";
import { refuseWork } from "./capture-rules.ts";
import { copyApi } from "./copies.ts";

const hostToDevice = 1;
const deviceToHost = 2;
const deviceToDevice = 3;
const anyDirection = 4;

type DriverMemoryHandlers = Omit<
  Pick<Handlers<typeof driverFunctions>, Extract<keyof Handlers<typeof driverFunctions>, `cuMem${string}`>>,
  "cuMemGetInfo"
>;

/** The driver's memory functions: the direction of a copy is in the name, and sizes of nothing are errors. */
export function driverMemoryApi(cuda: CudaContext, runtime: RuntimeHandlers): DriverMemoryHandlers {
  const { memory, streams } = cuda;
  const { cudaMemset } = copyApi(cuda);

  const nonEmpty = (bytes: number, run: () => number): number => (bytes === 0 ? status.invalidValue : run());
  /** Elements of two or four bytes: the runtime's memset checks the range, then the pattern is written. */
  const setWords = (
    address: number,
    value: number,
    count: number,
    bytes: 2 | 4,
    set: typeof cudaMemset = runtime.cudaMemset,
  ): number => {
    if (address % bytes !== 0) return status.invalidValue;
    const code = set(address, 0, count * bytes);
    if (code !== status.success || count === 0) return code;
    const pattern = new Uint8Array(new Uint32Array([value]).buffer, 0, bytes);
    memory.range(address, bytes).set(pattern);
    // What is there already is copied behind itself, twice as much each time.
    for (let done = bytes as number; done < count * bytes; done *= 2)
      memory.copy(address + done, address, Math.min(done, count * bytes - done));
    return status.success;
  };
  const setWordsIn = (stream: number, address: number, value: number, count: number, bytes: 2 | 4): number =>
    streams.has(stream)
      ? (refuseWork(cuda, stream) ?? setWords(address, value, count, bytes, cudaMemset))
      : status.invalidResourceHandle;

  return {
    cuMemAlloc: (out, bytes) => nonEmpty(bytes, () => runtime.cudaMalloc(out, bytes)),
    cuMemAllocPitch: (out, pitchOut, width, height, elementBytes) =>
      [4, 8, 16].includes(elementBytes)
        ? nonEmpty(width * height, () => runtime.cudaMallocPitch(out, pitchOut, width, height))
        : status.invalidValue,
    cuMemFree: (pointer) => nonEmpty(pointer, () => runtime.cudaFree(pointer)),
    cuMemAllocHost: (out, bytes) => nonEmpty(bytes, () => runtime.cudaMallocHost(out, bytes)),
    cuMemFreeHost: (pointer) => nonEmpty(pointer, () => runtime.cudaFreeHost(pointer)),
    cuMemHostAlloc: (out, bytes, flags) => nonEmpty(bytes, () => runtime.cudaHostAlloc(out, bytes, flags)),
    cuMemHostGetDevicePointer: runtime.cudaHostGetDevicePointer,
    cuMemHostGetFlags: runtime.cudaHostGetFlags,
    cuMemHostRegister: runtime.cudaHostRegister,
    cuMemHostUnregister: runtime.cudaHostUnregister,
    cuMemAllocManaged: runtime.cudaMallocManaged,
    cuMemcpy: (to, from, bytes) => runtime.cudaMemcpy(to, from, bytes, anyDirection),
    cuMemcpyAsync: (to, from, bytes, stream) =>
      runtime.cudaMemcpyAsync(to, from, bytes, anyDirection, stream),
    cuMemcpyHtoD: (to, from, bytes) => runtime.cudaMemcpy(to, from, bytes, hostToDevice),
    cuMemcpyHtoDAsync: (to, from, bytes, stream) =>
      runtime.cudaMemcpyAsync(to, from, bytes, hostToDevice, stream),
    cuMemcpyDtoH: (to, from, bytes) => runtime.cudaMemcpy(to, from, bytes, deviceToHost),
    cuMemcpyDtoHAsync: (to, from, bytes, stream) =>
      runtime.cudaMemcpyAsync(to, from, bytes, deviceToHost, stream),
    cuMemcpyDtoD: (to, from, bytes) => runtime.cudaMemcpy(to, from, bytes, deviceToDevice),
    cuMemcpyDtoDAsync: (to, from, bytes, stream) =>
      runtime.cudaMemcpyAsync(to, from, bytes, deviceToDevice, stream),
    cuMemsetD8: (address, value, count) => runtime.cudaMemset(address, value, count),
    cuMemsetD8Async: (address, value, count, stream) =>
      runtime.cudaMemsetAsync(address, value, count, stream),
    cuMemsetD16: (address, value, count) => setWords(address, value, count, 2),
    cuMemsetD16Async: (address, value, count, stream) => setWordsIn(stream, address, value, count, 2),
    cuMemsetD32: (address, value, count) => setWords(address, value, count, 4),
    cuMemsetD32Async: (address, value, count, stream) => setWordsIn(stream, address, value, count, 4),
  };
}
