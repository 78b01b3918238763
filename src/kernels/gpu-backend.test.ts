import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noDeviceReason } from "../codegen/webgpu/testing.ts";
import { openWebGpu } from "../devices/webgpu/dawn.node.ts";
import { heapBase } from "../devices/webgpu/protocol.ts";
import { GpuBackend } from "./gpu-backend.ts";

describe.skipIf(noDeviceReason)("memory on a GPU", () => {
  let backend: GpuBackend;
  beforeAll(async () => {
    const output = { out: () => {}, error: () => {} };
    backend = await GpuBackend.open(await openWebGpu(undefined), {
      memoryBytes: 65536,
      output,
    });
  });
  afterAll(() => backend.close());

  test("what WebGPU refuses is told by the next read, once", async () => {
    const address = backend.allocate(64);
    backend.write(heapBase + 2 ** 30, Uint8Array.of(1, 2, 3, 4));
    await expect(backend.read(address, 4)).rejects.toThrow("WebGPU refused a request");
    expect([...(await backend.read(address, 4))]).toEqual([0, 0, 0, 0]);
  });

  test("or when the host waits", async () => {
    backend.write(heapBase + 2 ** 30, Uint8Array.of(1, 2, 3, 4));
    await expect(backend.settle()).rejects.toThrow("WebGPU refused a request");
    await backend.settle();
  });
});
