/**
 * Offsets in `struct Thread` of lib/native/entry.c, by which native code knows the thread that it
 * runs on. Its address is the first argument of every native function.
 */
export const threadBlock = {
  /** Where the program's linear memory begins. */
  base: 0,
  /** Address, in linear memory, of the end of the stack that is in use: it grows down. */
  stackPointer: 8,
  /** Addresses of the program's device variables. */
  variables: 16,
} as const;
