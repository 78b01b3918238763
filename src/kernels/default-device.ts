import type { Device } from "./device.ts";
import { openDevice } from "./open-device.ts";
import { retried } from "../source/retried.ts";

let chosen: Promise<Device> | undefined;
const opened = retried(() => openDevice());

/** The device of kernels that no other was named for: opened when it is first needed. */
export function defaultDevice(): Promise<Device> {
  return chosen ?? opened();
}

/** Makes a device the default one, for kernels that run from now on. */
export function setDefaultDevice(other: Device): void {
  chosen = Promise.resolve(other);
}
