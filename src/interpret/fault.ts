import type { SourceLocation } from "../source/diagnostic.ts";

/** Why a kernel was stopped, with CUDA's error number. */
export const faultCodes = {
  "illegal-address": 700, // cudaErrorIllegalAddress
  /** Threads wait for others that never come; a card's watchdog ends that. */
  deadlock: 702, // cudaErrorLaunchTimeout
  assert: 710, // cudaErrorAssert
  "misaligned-address": 716, // cudaErrorMisalignedAddress
  "invalid-function": 718, // cudaErrorInvalidPc
  trap: 719, // cudaErrorLaunchFailure
  "stack-overflow": 719,
  /** Something this interpreter cannot run. Never a wrong value instead. */
  unsupported: 801, // cudaErrorNotSupported
} as const;

export type FaultKind = keyof typeof faultCodes;

/** Thrown by a step of a kernel; the executor adds where it happened. */
export class KernelFault extends Error {
  override readonly name = "KernelFault";
  constructor(
    readonly kind: FaultKind,
    message: string,
  ) {
    super(message);
  }
}

/** An index into a grid or a block. */
export interface Dim3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Fault {
  readonly kind: FaultKind;
  /** CUDA's error number. */
  readonly code: number;
  readonly message: string;
  readonly block: Dim3;
  readonly thread: Dim3;
  readonly location: SourceLocation | undefined;
}
