import type { CudaContext } from "../context.ts";
import { status } from "../status.ts";
import { allocateInto } from "./allocations.ts";
import type { SectionHandlers } from "./handlers.ts";

/** The one pool: what is freed is free at once, so pools would differ in nothing but their names. */
const defaultPool = 0x200;
const readWriteAccess = 3;

/** cudaMemPoolAttr whose values are 64-bit; the others are int. */
const firstWideAttribute = 4;
const releaseThreshold = 4;
const reservedCurrent = 5;
const usedHigh = 8;

export function poolApi(
  cuda: CudaContext,
): SectionHandlers<"pool"> &
  Pick<
    SectionHandlers<"device">,
    "cudaDeviceGetDefaultMemPool" | "cudaDeviceGetMemPool" | "cudaDeviceSetMemPool"
  > {
  const { memory, deviceMemory, streams } = cuda;
  const pools = new Set([defaultPool]);
  const attributes = new Map<string, bigint>();
  let nextPool = defaultPool + 0x10;
  let currentPool = defaultPool;

  const allocate = (out: number, bytes: number, stream: number): number =>
    streams.has(stream) ? allocateInto(cuda, out, bytes, "device", 0) : status.invalidResourceHandle;
  const getPool = (out: number, device: number, pool: number): number => {
    if (out === 0) return status.invalidValue;
    if (device !== 0) return status.invalidDevice;
    memory.setU32(out, pool);
    return status.success;
  };
  const usedBytes = () => BigInt(deviceMemory.totalBytes - deviceMemory.freeBytes);

  return {
    cudaDeviceGetDefaultMemPool: (out, device) => getPool(out, device, defaultPool),
    cudaDeviceGetMemPool: (out, device) => getPool(out, device, currentPool),
    cudaDeviceSetMemPool: (device, pool) => {
      if (device !== 0) return status.invalidDevice;
      if (!pools.has(pool)) return status.invalidValue;
      currentPool = pool;
      return status.success;
    },
    cudaFreeAsync(pointer, stream) {
      if (!streams.has(stream)) return status.invalidResourceHandle;
      if (pointer === 0) return status.success;
      return deviceMemory.release(pointer, ["device", "managed"]) ? status.success : status.invalidValue;
    },
    cudaMallocAsync: allocate,
    cudaMallocFromPoolAsync: (out, bytes, pool, stream) =>
      pools.has(pool) ? allocate(out, bytes, stream) : status.invalidValue,
    cudaMemPoolCreate(out, properties) {
      if (out === 0 || properties === 0) return status.invalidValue;
      pools.add(nextPool);
      memory.setU32(out, nextPool);
      nextPool += 0x10;
      return status.success;
    },
    cudaMemPoolDestroy(pool) {
      if (pool === defaultPool || !pools.delete(pool)) return status.invalidValue;
      // A device never goes without a pool.
      if (currentPool === pool) currentPool = defaultPool;
      return status.success;
    },
    cudaMemPoolGetAccess(out, pool) {
      if (out === 0 || !pools.has(pool)) return status.invalidValue;
      memory.setU32(out, readWriteAccess);
      return status.success;
    },
    cudaMemPoolGetAttribute(pool, attribute, out) {
      if (out === 0 || !pools.has(pool)) return status.invalidValue;
      const stored = attributes.get(`${pool}:${attribute}`) ?? 0n;
      if (attribute < firstWideAttribute) memory.setU32(out, Number(stored));
      else if (attribute === releaseThreshold) memory.setU64(out, stored);
      else if (attribute >= reservedCurrent && attribute <= usedHigh) memory.setU64(out, usedBytes());
      else return status.invalidValue;
      return status.success;
    },
    cudaMemPoolSetAccess: (pool) => (pools.has(pool) ? status.success : status.invalidValue),
    cudaMemPoolSetAttribute(pool, attribute, value) {
      if (value === 0 || attribute === 0 || attribute > usedHigh || !pools.has(pool))
        return status.invalidValue;
      const low = BigInt(memory.u32(value));
      const high = attribute < firstWideAttribute ? 0n : BigInt(memory.u32(value + 4)) << 32n;
      attributes.set(`${pool}:${attribute}`, high | low);
      return status.success;
    },
    cudaMemPoolTrimTo: (pool) => (pools.has(pool) ? status.success : status.invalidValue),
  };
}
