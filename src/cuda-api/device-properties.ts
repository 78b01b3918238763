/**
 * The fields of cudaDeviceProp in their order in memory, with the cudaDeviceAttr that asks for the
 * same value. Counts are of 4-byte words, which every field but the first three consists of:
 * `size_t` is 32 bits here. The headers declare the same struct; a test compares the two.
 */
export const devicePropertyFields = {
  name: { bytes: 256 },
  uuid: { bytes: 16 },
  luid: { bytes: 8 },
  luidDeviceNodeMask: {},
  totalGlobalMem: {},
  sharedMemPerBlock: { attributes: [8] },
  regsPerBlock: { attributes: [12] },
  warpSize: { attributes: [10] },
  memPitch: { attributes: [11] },
  maxThreadsPerBlock: { attributes: [1] },
  maxThreadsDim: { attributes: [2, 3, 4] },
  maxGridSize: { attributes: [5, 6, 7] },
  clockRate: { attributes: [13] },
  totalConstMem: { attributes: [9] },
  major: { attributes: [75] },
  minor: { attributes: [76] },
  textureAlignment: { attributes: [14] },
  texturePitchAlignment: { attributes: [51] },
  deviceOverlap: { attributes: [15] },
  multiProcessorCount: { attributes: [16] },
  kernelExecTimeoutEnabled: { attributes: [17] },
  integrated: { attributes: [18] },
  canMapHostMemory: { attributes: [19] },
  computeMode: { attributes: [20] },
  maxTexture1D: { attributes: [21] },
  maxTexture1DMipmap: { attributes: [77] },
  maxTexture1DLinear: { attributes: [69] },
  maxTexture2D: { attributes: [22, 23] },
  maxTexture2DMipmap: { attributes: [73, 74] },
  maxTexture2DLinear: { attributes: [70, 71, 72] },
  maxTexture2DGather: { attributes: [45, 46] },
  maxTexture3D: { attributes: [24, 25, 26] },
  maxTexture3DAlt: { attributes: [47, 48, 49] },
  maxTextureCubemap: { attributes: [52] },
  maxTexture1DLayered: { attributes: [42, 43] },
  maxTexture2DLayered: { attributes: [27, 28, 29] },
  maxTextureCubemapLayered: { attributes: [53, 54] },
  maxSurface1D: { attributes: [55] },
  maxSurface2D: { attributes: [56, 57] },
  maxSurface3D: { attributes: [58, 59, 60] },
  maxSurface1DLayered: { attributes: [61, 62] },
  maxSurface2DLayered: { attributes: [63, 64, 65] },
  maxSurfaceCubemap: { attributes: [66] },
  maxSurfaceCubemapLayered: { attributes: [67, 68] },
  surfaceAlignment: { attributes: [30] },
  concurrentKernels: { attributes: [31] },
  ECCEnabled: { attributes: [32] },
  pciBusID: { attributes: [33] },
  pciDeviceID: { attributes: [34] },
  pciDomainID: { attributes: [50] },
  tccDriver: { attributes: [35] },
  asyncEngineCount: { attributes: [40] },
  unifiedAddressing: { attributes: [41] },
  memoryClockRate: { attributes: [36] },
  memoryBusWidth: { attributes: [37] },
  l2CacheSize: { attributes: [38] },
  persistingL2CacheMaxSize: { attributes: [108] },
  maxThreadsPerMultiProcessor: { attributes: [39] },
  streamPrioritiesSupported: { attributes: [78] },
  globalL1CacheSupported: { attributes: [79] },
  localL1CacheSupported: { attributes: [80] },
  sharedMemPerMultiprocessor: { attributes: [81] },
  regsPerMultiprocessor: { attributes: [82] },
  managedMemory: { attributes: [83] },
  isMultiGpuBoard: { attributes: [84] },
  multiGpuBoardGroupID: { attributes: [85] },
  hostNativeAtomicSupported: { attributes: [86] },
  singleToDoublePrecisionPerfRatio: { attributes: [87] },
  pageableMemoryAccess: { attributes: [88] },
  concurrentManagedAccess: { attributes: [89] },
  computePreemptionSupported: { attributes: [90] },
  canUseHostPointerForRegisteredMem: { attributes: [91] },
  cooperativeLaunch: { attributes: [95] },
  cooperativeMultiDeviceLaunch: { attributes: [96] },
  sharedMemPerBlockOptin: { attributes: [97] },
  pageableMemoryAccessUsesHostPageTables: { attributes: [100] },
  directManagedMemAccessFromHost: { attributes: [101] },
  maxBlocksPerMultiProcessor: { attributes: [106] },
  accessPolicyMaxWindowSize: { attributes: [109] },
  reservedSharedMemPerBlock: { attributes: [111] },
  hostRegisterSupported: { attributes: [99] },
  sparseCudaArraySupported: { attributes: [112] },
  hostRegisterReadOnlySupported: { attributes: [113] },
  timelineSemaphoreInteropSupported: { attributes: [114] },
  memoryPoolsSupported: { attributes: [115] },
  gpuDirectRDMASupported: { attributes: [116] },
  gpuDirectRDMAFlushWritesOptions: { attributes: [117] },
  gpuDirectRDMAWritesOrdering: { attributes: [118] },
  memoryPoolSupportedHandleTypes: { attributes: [119] },
  deferredMappingCudaArraySupported: { attributes: [121] },
  ipcEventSupported: { attributes: [125] },
  clusterLaunch: { attributes: [120] },
  unifiedFunctionPointers: { attributes: [129] },
} as const satisfies Record<string, DevicePropertyField>;

export interface DevicePropertyField {
  /** Set for the fields that are not words. */
  readonly bytes?: number;
  /** One cudaDeviceAttr per word. */
  readonly attributes?: readonly number[];
}

export type DevicePropertyName = keyof typeof devicePropertyFields;

/** Attributes that have a value but no field. */
export const extraDeviceAttributes = {
  canFlushRemoteWrites: 98,
  memSyncDomainCount: 126,
  numaConfig: 130,
  numaId: 131,
  mpsEnabled: 133,
  hostNumaId: 134,
} as const;

/** Size of a field in words. */
export function wordsOf(field: DevicePropertyField): number {
  return field.bytes === undefined ? (field.attributes?.length ?? 1) : field.bytes / 4;
}
