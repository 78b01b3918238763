import { DeviceError } from "./device.ts";

/**
 * A program's memory. A browser's tab, or a machine with a limit on addresses, may not have that much: nobody's bug.
 *
 * @throws {DeviceError} that says so
 */
export function reserveMemory(limits: {
  readonly initial: number;
  readonly maximum: number;
  readonly shared: boolean;
}): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory(limits);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const mebibytes = Math.ceil(limits.maximum / 16);
    throw new DeviceError(
      `the program cannot be started: there is no room for its memory, up to ${mebibytes} MiB of addresses (${error.message})`,
    );
  }
}
