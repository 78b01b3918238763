import { describe, expect, test } from "vitest";
import type { CompiledModule } from "../../artifact/app-info.ts";
import type { DeviceHost, KernelLaunch } from "../../runtime/device.ts";
import { DeviceMemory } from "../../runtime/memory/device-memory.ts";
import { LinearMemory } from "../../runtime/memory/linear-memory.ts";
import { status } from "../../runtime/status.ts";
import { InternalError } from "../../source/invariant.ts";
import { WebGpuDevice } from "./device.ts";
import { type AnswerState, GpuError, type GpuRequest } from "./protocol.ts";

const kernel = {
  name: "k",
  displayName: "k(int*)",
  parameterBytes: 4,
} as KernelLaunch["kernel"]["info"];
const module: CompiledModule = {
  id: "m",
  fatbins: [],
  kernels: [],
  globals: [],
  ir: "define ptx_kernel void @k(ptr %p) {\n store i32 1, ptr %p\n ret void\n }",
};

/** A device whose GPU answers requests of one kind with a failure. */
function deviceThatFails(kind: GpuRequest["kind"] | undefined, state: AnswerState, message = "") {
  const memory = new LinearMemory(new WebAssembly.Memory({ initial: 64, maximum: 57344, shared: true }));
  const host: DeviceHost = {
    module: undefined as never,
    instance: undefined as never,
    memory,
    deviceMemory: new DeviceMemory(memory, 2 ** 30),
    modules: [module],
    symbolAddress: () => undefined,
    clockOriginMs: 0,
  };
  const reports: string[] = [];
  const device = new WebGpuDevice(host, {
    thread: {
      ask(request) {
        if (request.kind === kind) throw new GpuError(state, message);
        return "";
      },
      send() {},
    },
    adapter: {
      name: "fake",
      isSoftware: false,
      maxInvocations: 256,
      maxWorkgroupBytes: 16384,
      maxWorkgroups: 65535,
      maxHeapBytes: 2 ** 30,
    },
    keepForReport(name, text) {
      reports.push(text);
      return `/reports/${name}`;
    },
    stop() {},
  });
  const parameters = host.deviceMemory.allocate(256, "internal") ?? 0;
  const launch = (blocks = { x: 1, y: 1, z: 1 }): void =>
    device.submit({
      kernel: { module, info: kernel },
      gridDim: blocks,
      blockDim: { x: 32, y: 1, z: 1 },
      dynamicSharedBytes: 0,
      cooperative: false,
      parameters,
    } as KernelLaunch);
  return { device, launch, reports };
}

describe("what a GPU refuses", () => {
  test("losing it fails the program, and does not hang", () => {
    const { device, launch } = deviceThatFails("download", "lost", "unplugged");
    launch();
    expect(device.wait()).toMatchObject({
      code: status.launchFailure,
      kernel: "k(int*)",
      reason: "the GPU was lost: unplugged",
    });
    expect(device.wait()).toBeUndefined();
  });

  test("too little memory is CUDA's error", () => {
    const { device, launch } = deviceThatFails("resize", "out-of-memory", "no room");
    launch();
    expect(device.wait()).toMatchObject({ code: status.memoryAllocation });
  });

  test("WGSL that is rejected is our error, with the driver's text and a file to send", () => {
    const { launch, reports } = deviceThatFails("pipeline", "refused", "app.cu:3: line 9 of the WGSL: no");
    expect(launch).toThrow(InternalError);
    expect(launch).toThrow(/kernel k\(int\*\).*\/reports\/k\(int\*\)\napp\.cu:3: line 9 of the WGSL: no/s);
    expect(reports[0]).toContain("fn kernel(");
  });

  test("so is a grid of more blocks than can be counted", () => {
    const { device, launch } = deviceThatFails(undefined, "ok");
    launch({ x: 2 ** 31 - 1, y: 65535, z: 1 });
    expect(device.wait()).toMatchObject({ code: status.notSupported });
  });
});
