import {
  type DevicePropertyField,
  devicePropertyFields,
  type DevicePropertyName,
  extraDeviceAttributes,
  wordsOf,
} from "../cuda-api/device-properties.ts";
import { defaultSharedBytes, maxSharedBytes } from "../artifact/shared-memory-limits.ts";
import {
  computeCapability,
  maxBlockDim,
  maxBlocksPerMultiProcessor,
  maxGridDim,
  maxThreadsPerBlock,
  maxThreadsPerMultiProcessor,
  registersPerBlock,
  reservedSharedBytes,
  sharedBytesPerMultiProcessor,
  totalConstantBytes,
  warpSize,
} from "./limits.ts";

/** What is known of the machine that runs the kernels. */
export interface DeviceFacts {
  readonly name: string;
  readonly multiProcessorCount: number;
  readonly totalBytes: number;
  readonly maxSharedBytes?: number;
}

type PropertyValues = Partial<Record<DevicePropertyName, number | readonly number[]>>;

/** Values of cudaDeviceProp; a field that is not here is 0, which in CUDA means "cannot". */
function devicePropertyValues({ multiProcessorCount, totalBytes, ...facts }: DeviceFacts): PropertyValues {
  const mostShared = facts.maxSharedBytes ?? maxSharedBytes;
  return {
    totalGlobalMem: totalBytes,
    sharedMemPerBlock: Math.min(defaultSharedBytes, mostShared),
    regsPerBlock: registersPerBlock,
    warpSize,
    memPitch: 2 ** 31 - 1,
    maxThreadsPerBlock,
    maxThreadsDim: [maxBlockDim.x, maxBlockDim.y, maxBlockDim.z],
    maxGridSize: [maxGridDim.x, maxGridDim.y, maxGridDim.z],
    // Programs divide by these to print a peak speed: nominal figures of a desktop machine, in kHz.
    clockRate: 3_000_000,
    memoryClockRate: 1_600_000,
    memoryBusWidth: 128,
    l2CacheSize: 1024 * 1024,
    totalConstMem: totalConstantBytes,
    major: computeCapability.major,
    minor: computeCapability.minor,
    textureAlignment: 512,
    texturePitchAlignment: 32,
    surfaceAlignment: 512,
    multiProcessorCount,
    integrated: 1,
    canMapHostMemory: 1,
    concurrentKernels: 1,
    unifiedAddressing: 1,
    maxThreadsPerMultiProcessor,
    streamPrioritiesSupported: 1,
    globalL1CacheSupported: 1,
    localL1CacheSupported: 1,
    sharedMemPerMultiprocessor: sharedBytesPerMultiProcessor,
    regsPerMultiprocessor: registersPerBlock,
    managedMemory: 1,
    hostNativeAtomicSupported: 1,
    singleToDoublePrecisionPerfRatio: 2,
    concurrentManagedAccess: 1,
    canUseHostPointerForRegisteredMem: 1,
    cooperativeLaunch: 1,
    sharedMemPerBlockOptin: mostShared,
    directManagedMemAccessFromHost: 1,
    maxBlocksPerMultiProcessor,
    reservedSharedMemPerBlock: reservedSharedBytes,
    hostRegisterSupported: 1,
    memoryPoolsSupported: 1,
  };
}

/** The bytes of a cudaDeviceProp. */
export function encodeDeviceProperties(facts: DeviceFacts): Uint8Array {
  const values = devicePropertyValues(facts);
  const words: number[] = [];
  for (const [name, field] of fields()) {
    if (field.bytes !== undefined) {
      const text = name === "name" ? facts.name : "";
      words.push(...textWords(text, field.bytes));
      continue;
    }
    const value = values[name] ?? 0;
    const list = typeof value === "number" ? [value] : value;
    for (let index = 0; index < wordsOf(field); index++) words.push(list[index] ?? 0);
  }
  return new Uint8Array(Uint32Array.from(words).buffer);
}

/** The value of a cudaDeviceAttr, or undefined when there is no such attribute. */
export function deviceAttribute(facts: DeviceFacts, attribute: number): number | undefined {
  const values = devicePropertyValues(facts);
  for (const [name, field] of fields()) {
    const index = field.attributes?.indexOf(attribute) ?? -1;
    const value = values[name] ?? 0;
    if (index >= 0) return typeof value === "number" ? value : (value[index] ?? 0);
  }
  return Object.values<number>(extraDeviceAttributes).includes(attribute) ? 0 : undefined;
}

function fields(): [DevicePropertyName, DevicePropertyField][] {
  return Object.entries(devicePropertyFields) as [DevicePropertyName, DevicePropertyField][];
}

function textWords(text: string, bytes: number): Uint32Array {
  const buffer = new Uint8Array(bytes);
  buffer.set(new TextEncoder().encode(text).subarray(0, bytes - 1));
  return new Uint32Array(buffer.buffer);
}
