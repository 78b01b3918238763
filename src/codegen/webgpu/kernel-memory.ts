import type { GlobalVariable } from "../../ir/values.ts";
import type { AllocaInst } from "../../ir/instruction.ts";

/** Where the data of a kernel lies, and how its memory is declared. */
export interface KernelMemory {
  /** The heap is an array of atomics: for atomic operations, and for stores to parts of words. */
  readonly isHeapAtomic: boolean;
  readonly isSharedAtomic: boolean;
  /** Static and dynamic shared memory. */
  readonly sharedWords: number;
  readonly hasDynamicShared: boolean;
  readonly sharedOffsets: ReadonlyMap<GlobalVariable, number>;
  /** Local arrays of one thread. */
  readonly localWords: number;
  readonly localOffsets: ReadonlyMap<AllocaInst, number>;
  /** Threads that an invocation runs. */
  readonly slots: number;
  /** Where the parameter block begins in the launch block. */
  readonly parameterWord: number;
  /** Variables whose addresses the launch block has. */
  readonly variables: readonly GlobalVariable[];
}
