/** What Huawei documents of SIMT kernels on Ascend 950 (dav-3510): what runs them here and what ports to it keep to. */
export const ascendLimits = {
  /** Of the whole grid; CUDA's limit is one for each axis. */
  blocks: 65_535,
  /** Of a block, without `__launch_bounds__` and with it. */
  threads: 1024,
  boundedThreads: 2048,
  /** Static and dynamic: what 256 KB leave beside the smallest data cache and 8 KB of the compiler's. */
  sharedBytes: 216 * 1024,
} as const;
