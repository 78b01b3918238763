import type { CudaContext } from "../context.ts";
import { deviceAttribute, type DeviceFacts, encodeDeviceProperties } from "../device-properties.ts";
import { status } from "../status.ts";
import { streamPriorities } from "../streams.ts";
import type { SectionHandlers } from "./handlers.ts";

/** Domain, bus and device, as lspci writes them: there is one device, and this is where it "is". */
const pciBusId = "0000:00:00.0";
const validDeviceFlags = 0x7 | 0x8 | 0x10 | 0x80;
const cacheConfigs = 4;
const sharedMemConfigs = 3;
const mallocHeapSize = 2;
const peerAttributes = 4;

/** Everything of the section but the memory pools, which have a file of their own. */
export type DeviceHandlers = Omit<
  SectionHandlers<"device">,
  "cudaDeviceGetDefaultMemPool" | "cudaDeviceGetMemPool" | "cudaDeviceSetMemPool"
>;

export function deviceApi(cuda: CudaContext): DeviceHandlers & SectionHandlers<"thread"> {
  const { memory } = cuda;
  const facts = deviceFacts(cuda);

  const put = (out: number, value: number): number => {
    if (out === 0) return status.invalidValue;
    memory.setU32(out, value);
    return status.success;
  };
  const ifDevice = (device: number, run: () => number): number =>
    device === 0 ? run() : status.invalidDevice;
  const getLimit = (out: number, limit: number): number => {
    const value = cuda.limits.get(limit);
    return value === undefined ? status.unsupportedLimit : put(out, value);
  };
  const setLimit = (limit: number, value: number): number => {
    if (!cuda.limits.has(limit)) return status.unsupportedLimit;
    if (limit === mallocHeapSize && !cuda.host.setDeviceHeapLimit(value)) return status.invalidValue;
    cuda.limits.set(limit, value);
    return status.success;
  };
  const setCacheConfig = (config: number): number => {
    if (config >= cacheConfigs) return status.invalidValue;
    cuda.cacheConfig = config;
    return status.success;
  };
  const reset = (): number => {
    cuda.reset();
    return status.success;
  };

  return {
    cudaChooseDevice: (out, properties) => (properties === 0 ? status.invalidValue : put(out, 0)),
    cudaDeviceGetAttribute: (out, attribute, device) =>
      ifDevice(device, () => {
        const value = deviceAttribute(facts, attribute);
        return value === undefined ? status.invalidValue : put(out, value);
      }),
    cudaDeviceGetByPCIBusId: (out, busId) =>
      busId !== 0 && /^(0000:)?00:00(\.0)?$/.test(memory.text(busId)) ? put(out, 0) : status.invalidDevice,
    cudaDeviceGetCacheConfig: (out) => put(out, cuda.cacheConfig),
    cudaDeviceGetLimit: getLimit,
    cudaDeviceGetP2PAttribute: (out, attribute, from, to) => {
      if (out === 0 || attribute === 0 || attribute > peerAttributes) return status.invalidValue;
      // The two must be different devices, and there is only one.
      return from !== 0 || to !== 0 ? status.invalidDevice : status.invalidValue;
    },
    cudaDeviceGetPCIBusId: (out, length, device) =>
      ifDevice(device, () => {
        if (out === 0 || (length | 0) < pciBusId.length + 1) return status.invalidValue;
        memory.setText(out, pciBusId, length);
        return status.success;
      }),
    cudaDeviceGetSharedMemConfig: (out) => put(out, cuda.sharedMemConfig),
    cudaDeviceGetStreamPriorityRange(leastOut, greatestOut) {
      if (leastOut !== 0) memory.setU32(leastOut, streamPriorities.least);
      if (greatestOut !== 0) memory.setU32(greatestOut, streamPriorities.greatest);
      return status.success;
    },
    cudaDeviceReset: reset,
    cudaDeviceSetCacheConfig: setCacheConfig,
    cudaDeviceSetLimit: setLimit,
    cudaDeviceSetSharedMemConfig(config) {
      if (config >= sharedMemConfigs) return status.invalidValue;
      cuda.sharedMemConfig = config;
      return status.success;
    },
    cudaDeviceSynchronize: () => cuda.synchronize(),
    cudaGetDevice: (out) => put(out, 0),
    cudaGetDeviceCount: (out) => put(out, 1),
    cudaGetDeviceFlags: (out) => put(out, cuda.deviceFlags),
    cudaGetDeviceProperties(out, device) {
      if (out === 0) return status.invalidValue;
      return ifDevice(device, () => {
        const bytes = encodeDeviceProperties(facts);
        memory.range(out, bytes.length).set(bytes);
        return status.success;
      });
    },
    cudaInitDevice: (device) => ifDevice(device, () => status.success),
    cudaSetDevice: (device) => ifDevice(device, () => status.success),
    cudaSetDeviceFlags(flags) {
      if ((flags & ~validDeviceFlags) !== 0) return status.invalidValue;
      cuda.deviceFlags = flags;
      return status.success;
    },
    cudaSetValidDevices(devices, count) {
      for (let index = 0; index < count; index++)
        if (devices === 0 || memory.u32(devices + 4 * index) !== 0) return status.invalidDevice;
      return status.success;
    },
    cudaThreadExit: reset,
    cudaThreadGetCacheConfig: (out) => put(out, cuda.cacheConfig),
    cudaThreadGetLimit: getLimit,
    cudaThreadSetCacheConfig: setCacheConfig,
    cudaThreadSetLimit: setLimit,
    cudaThreadSynchronize: () => cuda.synchronize(),
  };
}

export function deviceFacts({ device, deviceMemory }: CudaContext): DeviceFacts {
  return {
    name: device.name,
    multiProcessorCount: device.multiProcessorCount,
    totalBytes: deviceMemory.totalBytes,
    ...(device.maxSharedBytes !== undefined && { maxSharedBytes: device.maxSharedBytes }),
  };
}
