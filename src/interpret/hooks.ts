/** What kernels ask of whoever runs them. A missing hook makes the request a fault. */
export interface LaunchHooks {
  /** Device printf; `args` points to the packed arguments. Returns what vprintf returns. */
  printf?(format: number, args: number): number;
  /** Device malloc: an address, or 0. */
  allocate?(bytes: number): number;
  /** Device free; never called with 0. */
  release?(address: number): void;
  /** Ticks for clock64, nanoseconds for globaltimer. Without it, each reading is a little later than the last. */
  clock?(clock: "clock64" | "globaltimer"): bigint;
  /** Asked now and then; true stops the launch. */
  interrupted?(): boolean;
}
