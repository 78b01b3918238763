/**
 * Where the memories that have no address in the program's linear memory lie for device code: a pointer is always a
 * number of 32 bits, and linear memory ends below these windows. So one pointer may point into any memory, and
 * casts between address spaces do nothing.
 */
export const windows = {
  /** Structs that were passed to the kernel by value: the parameter block. */
  parameters: 0xf4000000,
  /** Shared memory of the block. */
  shared: 0xf8000000,
  /** Local arrays of the thread. */
  local: 0xfc000000,
} as const;

/** The memories that a kernel accesses, as the buffers and arrays of its WGSL. */
export type Memory = "heap" | "parameters" | "shared" | "local";
