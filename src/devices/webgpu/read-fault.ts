import { wgslFaults, wgslService, wgslWildNote } from "../../artifact/wgsl-kernel.ts";
import type { DeviceFault } from "../../runtime/device.ts";
import { heapBase } from "./protocol.ts";
import { status } from "../../runtime/status.ts";

const codes: Record<(typeof wgslFaults)[number], number> = {
  none: status.success,
  trap: status.launchFailure,
  assertion: status.assert,
  "wild-call": status.invalidPc,
  "warp-deadlock": status.launchTimeout,
  "grid-sync": status.launchFailure,
  "bad-free": status.launchFailure,
  "out-of-bounds": status.illegalAddress,
};

/** The program's memory, or whatever holds the service block and texts of assertions. */
interface FaultMemory {
  u32(address: number): number;
  text(address: number): string;
  /** What is wrong with an address that is in no allocation, where kernels check that. */
  outOfBounds?(address: number): string;
}

/**
 * Reads the fault that kernels have left in the service block at `address`, if there is one.
 *
 * @param kernel what may have left it
 */
export function readFault(memory: FaultMemory, address: number, kernel: string): DeviceFault | undefined {
  const word = (index: number) => memory.u32(address + 4 * index);
  const dim3 = (index: number) => ({ x: word(index), y: word(index + 1), z: word(index + 2) });
  const kind = wgslFaults[word(wgslService.fault)] ?? "trap";
  if (kind === "none" || wildIsFirst(word)) return wildAccess(word(wgslService.wild), kernel);
  const block = dim3(wgslService.place);
  const thread = dim3(wgslService.place + 3);
  return { code: codes[kind], kernel, block, thread, reason: reasonOf() };

  function reasonOf(): string {
    switch (kind) {
      case "assertion":
        return assertionText();
      case "warp-deadlock":
        return "a warp operation waits for lanes of its mask that wait elsewhere or never come";
      case "wild-call":
        return "a call through a pointer that is no function's, or one of another type";
      case "bad-free":
        return "free() or delete of what malloc() or new did not give, or twice";
      case "out-of-bounds":
        return memory.outOfBounds?.(word(wgslService.address)) ?? "access out of bounds";
      case "grid-sync":
        return "grid.sync() in a kernel that was not launched with cudaLaunchCooperativeKernel";
      default:
        return "trap";
    }
  }

  /** As CUDA words it. */
  function assertionText(): string {
    const text = (index: number) => memory.text(word(wgslService.assertion + index));
    const at = ({ x, y, z }: { x: number; y: number; z: number }) => `[${x},${y},${z}]`;
    return `${text(1)}:${word(wgslService.assertion + 2)}: ${text(3)}: block: ${at(block)}, thread: ${at(thread)} Assertion \`${text(0)}\` failed.`;
  }
}

/**
 * Whether the first launch that failed did so by an access outside of the heap. Such launches go on, so a later one may
 * have left a fault besides.
 */
function wildIsFirst(word: (index: number) => number): boolean {
  const note = word(wgslService.wild);
  if (note === 0) return false;
  return word(wgslService.fault) === 0 || launchOf(note) < word(wgslService.launch);
}

const launchOf = (note: number): number => wgslWildNote.lastLaunch + 1 - (note >>> wgslWildNote.pageBits);

/** The number of the launch whose fault `readFault` reads; 0 where there is none, or it is not known. */
export function failedLaunch(word: (index: number) => number): number {
  if (!wildIsFirst(word)) return word(wgslService.fault) === 0 ? 0 : word(wgslService.launch);
  const launch = launchOf(word(wgslService.wild));
  return launch === wgslWildNote.lastLaunch ? 0 : launch;
}

function wildAccess(note: number, kernel: string): DeviceFault | undefined {
  if (note === 0) return undefined;
  const page = note & ((1 << wgslWildNote.pageBits) - 1);
  const address = (heapBase + page * 4 * (1 << wgslWildNote.pageWordBits)) >>> 0;
  const reason = `access to memory that does not exist on the device, near address ${hex(address)} (--device interpret tells where)`;
  return { code: status.illegalAddress, kernel, reason };
}

const hex = (address: number): string => `0x${address.toString(16)}`;
