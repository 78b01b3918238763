import { bytesOfHex, type NativeImage, type NativeVariable } from "../../artifact/native-image.ts";
import type { DeviceHost } from "../../runtime/device.ts";
import { InternalError, invariant } from "../../source/invariant.ts";

/**
 * Gives every device variable its place in the program's memory, and returns their addresses. Those that
 * the host can name are where the program has them, with their initial values; only function
 * pointers in them are written anew, since functions have other numbers here. All others get memory
 * of their own. To be called before the program starts.
 *
 * @param sees which of the program's own constants the device can read: all, or none, and then initial values point
 *   to the copies that are made here
 */
export function placeVariables(
  { modules }: Pick<NativeImage, "modules">,
  host: DeviceHost,
  sees: "program" | "variables" = "program",
): Uint32Array {
  const variables = modules.flatMap(({ id, variables: own }) => own.map((variable) => ({ id, variable })));
  const own = variables.map(({ id, variable }) => {
    const module = host.modules.find((candidate) => candidate.id === id);
    invariant(module, `module ${id} is not one of the program's`);
    return host.symbolAddress(module, variable.name);
  });
  const addresses = Uint32Array.from(
    variables,
    ({ variable }, index) => own[index] ?? allocate(host, variable),
  );
  variables.forEach(({ variable }, index) => {
    if (variable.managed) return;
    const isOwn = own[index] !== undefined;
    const hasOthers = variable.addresses.some(({ kind }) => kind === "function" || sees === "variables");
    if (!isOwn || hasOthers) initialize(host, variable, addresses[index] ?? 0, addresses);
  });
  return addresses;
}

function allocate({ deviceMemory }: DeviceHost, { bytes, align, name }: NativeVariable): number {
  // Device allocations are aligned to 256.
  const address = align <= 256 ? deviceMemory.allocate(Math.max(bytes, 1), "internal") : undefined;
  if (address === undefined) throw new InternalError(`no memory left for the variable ${name}`);
  return address;
}

function initialize(
  { memory }: DeviceHost,
  variable: NativeVariable,
  at: number,
  addresses: Uint32Array,
): void {
  const { bytes, data } = variable;
  memory.fill(at, 0, bytes);
  if (data !== "") memory.range(at, bytes).set(bytesOfHex(data));
  for (const { offset, sign, kind, number } of variable.addresses) {
    const value = kind === "function" ? number : (addresses[number] ?? 0);
    memory.setU32(at + offset, (memory.u32(at + offset) + sign * value) >>> 0);
  }
}
