import { launchBlock } from "../../../artifact/launch-blocks.ts";
import { status } from "../../status.ts";

/** Why a kernel was left. The number travels through memory to the thread that reports it. */
const trapReasons = [
  { name: "unknown", code: status.launchFailure, text: "unspecified launch failure", pattern: /^$/ },
  {
    name: "illegal-address",
    code: status.illegalAddress,
    text: "access to memory that does not exist on the device (--device interpret tells where)",
    pattern: /memory access out of bounds|index out of bounds/,
  },
  {
    name: "stack-overflow",
    code: status.launchFailure,
    text: "stack overflow (recursion too deep)",
    pattern: /call stack size exceeded/,
  },
  { name: "trap", code: status.launchFailure, text: "trap", pattern: /unreachable/ },
  {
    name: "invalid-function",
    code: status.launchFailure,
    text: "call through an invalid function pointer",
    pattern: /table|signature mismatch|null function|indirect call/,
  },
  { name: "misaligned", code: status.misalignedAddress, text: "misaligned access", pattern: /unaligned/ },
  {
    name: "grid-sync",
    code: status.launchFailure,
    text: "grid.sync() in a kernel that was not launched with cudaLaunchCooperativeKernel",
    // No trap's message: lib/support/cooperative.c stores the number of this entry, 6.
    pattern: /(?!)/,
  },
] as const;

export type TrapReason = (typeof trapReasons)[number]["name"];

const unknownReason = 0;

/** The user's words for a reason number that `recordTrap` left in the launch. */
export function trapText(reason: number): string | undefined {
  return reason === unknownReason ? undefined : trapReasons[reason]?.text;
}

/** Why lib/support gave up, where the code alone does not tell and it knows no thread. */
export function supportFaultText(code: number): string | undefined {
  if (code !== status.launchTimeout) return undefined;
  return "a warp operation waits for lanes of its mask that wait elsewhere or never come";
}

/**
 * Makes what a kernel threw the fault of its launch, unless the kernel or another thread has set
 * one already: the first fault wins.
 */
export function recordTrap(words: Int32Array, launch: number, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const found = trapReasons.find(({ pattern }) => pattern.test(message));
  recordReason(words, launch, found?.name ?? "unknown");
}

/** The same for a reason that is known. */
export function recordReason(words: Int32Array, launch: number, name: TrapReason): void {
  const reason = trapReasons.findIndex((candidate) => candidate.name === name);
  const code = trapReasons[reason]?.code ?? status.launchFailure;
  const before = Atomics.compareExchange(words, (launch + launchBlock.fault) >> 2, 0, code);
  if (before === 0) Atomics.store(words, (launch + launchBlock.faultReason) >> 2, reason);
}
