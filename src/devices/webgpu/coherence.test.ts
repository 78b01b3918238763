import { expect, test } from "vitest";
import type { DeviceHost } from "../../runtime/device.ts";
import { DeviceMemory } from "../../runtime/memory/device-memory.ts";
import { LinearMemory } from "../../runtime/memory/linear-memory.ts";
import { Coherence } from "./coherence.ts";

function setUp() {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 4, maximum: 1024, shared: true }));
  const deviceMemory = new DeviceMemory(memory, 2 ** 24);
  const coherence = new Coherence({ memory, deviceMemory } as DeviceHost);
  const allocate = (kind: "device" | "managed" | "pinned") => deviceMemory.allocate(64, kind) ?? 0;
  return { memory, coherence, allocate };
}

const all = (address: number) => [{ address, bytes: 64 }];
const none = new Uint8Array(0);

test("what the host writes goes to the GPU once, with the next launch", () => {
  const { coherence, allocate } = setUp();
  const address = allocate("device");
  coherence.hostWrites(address, 64);
  expect(coherence.takeWritten(none)).toEqual(all(address));
  coherence.launched();
  expect(coherence.takeWritten(none)).toEqual([]);
});

test("after a launch the GPU's memory is newer, until it was fetched or the host writes", () => {
  const { coherence, allocate } = setUp();
  const address = allocate("device");
  expect(coherence.newerOnGpu(address, 64)).toEqual([]);
  coherence.launched();
  coherence.hostWrites(address, 16);
  expect(coherence.newerOnGpu(address, 64)).toEqual([{ address: address + 16, bytes: 48 }]);
  coherence.fetched([{ address: address + 16, bytes: 48 }]);
  expect(coherence.newerOnGpu(address, 64)).toEqual([]);
  coherence.takeWritten(none);
  coherence.launched();
  expect(coherence.newerOnGpu(address, 8)).toEqual([{ address, bytes: 8 }]);
});

test("managed memory is fetched at a wait and goes back with the first launch behind it, not with the second", () => {
  const { coherence, allocate } = setUp();
  const address = allocate("managed");
  expect(coherence.takeWritten(none)).toEqual(all(address));
  coherence.launched();
  expect(coherence.takeWritten(none)).toEqual([]);
  expect(coherence.sharedWithHost()).toEqual(all(address));
  coherence.fetched(all(address));
  coherence.hostContinues();
  expect(coherence.takeWritten(none)).toEqual(all(address));
});

test("pinned memory is copied only if a kernel can have its address", () => {
  const { memory, coherence, allocate } = setUp();
  const [pinned, other, device] = [allocate("pinned"), allocate("pinned"), allocate("device")];
  expect(coherence.takeWritten(none)).toEqual([]);
  const parameters = new Uint8Array(Uint32Array.of(pinned + 8).buffer);
  expect(coherence.mustWait).toBe(false);
  expect(coherence.takeWritten(parameters)).toEqual(all(pinned));
  coherence.launched();
  // The host may have written to it meanwhile.
  expect(coherence.mustWait).toBe(true);
  expect(coherence.sharedWithHost()).toEqual(all(pinned));
  // An address may also come through memory.
  memory.setU32(device, other);
  coherence.hostWrites(device, 64);
  expect(coherence.takeWritten(none)).toEqual([...all(other), ...all(device)]);
});

test("memory that the host writes to without telling is never fetched over it", () => {
  const { coherence, allocate } = setUp();
  const [pinned, managed] = [allocate("pinned"), allocate("managed")];
  coherence.takeWritten(none);
  coherence.launched();
  expect(coherence.newerOnGpu(pinned, 64)).toEqual([]);
  expect(coherence.newerOnGpu(managed, 64)).toEqual(all(managed));
  coherence.hostContinues();
  expect(coherence.newerOnGpu(managed, 64)).toEqual([]);
});
