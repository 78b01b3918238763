import { expect, test } from "vitest";
import type { NativeVariable } from "../../artifact/native-image.ts";
import type { DeviceHost } from "../../runtime/device.ts";
import { DeviceMemory } from "../../runtime/memory/device-memory.ts";
import { LinearMemory } from "../../runtime/memory/linear-memory.ts";
import { placeVariables } from "./place-variables.ts";

const variable = (name: string, more: Partial<NativeVariable> = {}): NativeVariable => ({
  name,
  bytes: 4,
  align: 4,
  data: "",
  managed: false,
  addresses: [],
  ...more,
});

/** A program with its variable `visible` at 70000 and `managed` at 70016. */
function place(variables: readonly NativeVariable[]) {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 16, maximum: 57344, shared: true }));
  const host: DeviceHost = {
    module: undefined as never,
    instance: undefined as never,
    memory,
    deviceMemory: new DeviceMemory(memory, 2 ** 30),
    modules: [{ id: "m", fatbins: [], kernels: [], globals: [], ir: "" }],
    symbolAddress: (_, name) => ({ visible: 70_000, managed: 70_016 })[name],
    clockOriginMs: 0,
  };
  memory.setU32(70_000, 11);
  memory.setU32(70_016, 12);
  const addresses = placeVariables({ modules: [{ id: "m", kernels: [], variables }] }, host);
  return { addresses, memory };
}

test("variables that the host can name are where the program has them, others get memory", () => {
  const { addresses, memory } = place([
    variable("visible", { data: "05000000" }),
    variable("hidden", { data: "06000000" }),
    variable("managed", { managed: true, data: "07000000" }),
  ]);
  const [visible = 0, hidden = 0, managed] = addresses;
  expect([visible, managed]).toEqual([70_000, 70_016]);
  // What the program has written there stays.
  expect([memory.u32(70_000), memory.u32(70_016), memory.u32(hidden)]).toEqual([11, 12, 6]);
});

test("addresses are added to words or taken off, and function pointers written anew", () => {
  const { addresses, memory } = place([
    variable("visible", { addresses: [{ offset: 0, sign: 1, kind: "function", number: 300 }] }),
    variable("hidden", {
      bytes: 8,
      data: "0800000000000000",
      addresses: [
        { offset: 0, sign: 1, kind: "variable", number: 0 },
        { offset: 4, sign: 1, kind: "variable", number: 1 },
        { offset: 4, sign: -1, kind: "variable", number: 0 },
      ],
    }),
  ]);
  const hidden = addresses[1] ?? 0;
  expect(memory.u32(70_000)).toBe(300);
  expect(memory.u32(hidden)).toBe(70_008);
  expect(memory.u32(hidden + 4)).toBe((hidden - 70_000) >>> 0);
});
