import type { Device } from "./device.ts";
import { openDevice } from "./open-device.ts";

let device: Promise<Device> | undefined;

/** The device of kernels that no other was named for: opened when it is first needed. */
export function defaultDevice(): Promise<Device> {
  return (device ??= openDevice());
}

/** Makes a device the default one, for kernels that run from now on. */
export function setDefaultDevice(other: Device): void {
  device = Promise.resolve(other);
}
