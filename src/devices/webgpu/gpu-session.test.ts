/// <reference types="@webgpu/types" />
import { describe, expect, test } from "vitest";
import { noDeviceReason } from "../../codegen/webgpu/testing.ts";
import { openWebGpu } from "./dawn.node.ts";
import { GpuSession } from "./gpu-session.ts";
import { heapBase } from "./protocol.ts";

/** A session, and the device that it opened. */
async function open() {
  const gpu = await openWebGpu(undefined);
  const devices: GPUDevice[] = [];
  const watched = {
    async requestAdapter(options: GPURequestAdapterOptions) {
      const adapter = await gpu.requestAdapter(options);
      if (!adapter) return null;
      return {
        limits: adapter.limits,
        info: adapter.info,
        async requestDevice(wish: GPUDeviceDescriptor) {
          const device = await adapter.requestDevice(wish);
          devices.push(device);
          return device;
        },
      };
    },
  } as unknown as GPU;
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true });
  const session = new GpuSession(watched, memory);
  await session.do({ kind: "open" });
  await session.do({ kind: "resize", bytes: 4096 });
  return { session, device: devices[0], gpu };
}

describe.skipIf(noDeviceReason)("a session", () => {
  test("says that the GPU was lost, to whatever is asked then", async () => {
    const { session, device } = await open();
    device?.destroy();
    const ranges = [{ address: heapBase, bytes: 64 }];
    expect(await session.do({ kind: "download", ranges })).toMatchObject({ state: "lost" });
    expect(await session.do({ kind: "upload", ranges })).toMatchObject({ state: "lost" });
    expect(await session.do({ kind: "close" })).toMatchObject({ state: "lost" });
  });

  test("tells of WGSL that is rejected, with its line and that of the CUDA source", async () => {
    const { session } = await open();
    const code = [
      "@compute @workgroup_size(1)",
      "fn kernel() {",
      "  // app.cu:12",
      "  let x: u32 = 1.5;",
      "}",
    ];
    const answer = await session.do({ kind: "pipeline", id: 0, code: code.join("\n"), entryPoint: "kernel" });
    expect(answer.state).toBe("refused");
    expect(answer.text).toMatch(/app\.cu:12: line 4 of the WGSL: .+\n {4}let x: u32 = 1\.5;/);
    expect(await session.do({ kind: "close" })).toMatchObject({ state: "ok" });
  });

  test("says so when there is not so much memory", async () => {
    const { session } = await open();
    expect(await session.do({ kind: "resize", bytes: 2 ** 45 })).toMatchObject({ state: "out-of-memory" });
    await session.do({ kind: "close" });
  });

  test("falls back on the memory that there was, whatever was asked meanwhile", async () => {
    const { session } = await open();
    session.write(heapBase, Uint8Array.of(1, 2, 3, 4));
    const [first, second] = await Promise.all([
      session.do({ kind: "resize", bytes: 2 ** 45 }),
      session.do({ kind: "resize", bytes: 8192 }),
    ]);
    expect(first.state).toBe("out-of-memory");
    expect(second.state).toBe("ok");
    expect(session.heapBytes).toBe(8192);
    const [content] = await session.read([{ address: heapBase, bytes: 4 }]);
    expect([...(content ?? [])]).toEqual([1, 2, 3, 4]);
    await session.do({ kind: "close" });
  });

  test("leaves nothing behind on a device that goes on without it", async () => {
    const { device } = await open();
    if (!device) throw new Error("a device was opened");
    const counts = { made: 0, destroyed: 0, listeners: 0 };
    const watched = new Proxy(device, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (key === "addEventListener") counts.listeners += 1;
          if (key === "removeEventListener") counts.listeners -= 1;
          const result: unknown = Reflect.apply(value, target, args);
          if (key === "createBuffer") {
            const buffer = result as GPUBuffer;
            counts.made += 1;
            const destroy = buffer.destroy.bind(buffer);
            buffer.destroy = () => {
              counts.destroyed += 1;
              return destroy();
            };
          }
          return result;
        };
      },
    });
    const session = new GpuSession(undefined, { buffer: new ArrayBuffer(0) }, { device: watched });
    await session.do({ kind: "open" });
    await session.do({ kind: "resize", bytes: 4096 });
    await session.read([{ address: heapBase, bytes: 64 }]);
    await session.do({ kind: "close" });
    expect(counts).toEqual({ made: 5, destroyed: 5, listeners: 0 });
    device.destroy();
  });
});
