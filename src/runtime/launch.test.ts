import { expect, test } from "vitest";
import { fakeKernel, fakeProgram, fakeStub } from "./testing.ts";
import { status } from "./status.ts";

/** Launches with a device pointer and 1.5f as arguments. */
function launch(
  program: ReturnType<typeof fakeProgram>,
  grid: number[],
  block: number[],
  { shared = 0, stream = 0, stub = fakeStub, pointer = 0 } = {},
): number {
  const { hostWords, call } = program;
  const args = hostWords(hostWords(pointer), hostWords(0x3fc00000));
  return call("cudaLaunchKernel", stub, hostWords(...grid), hostWords(...block), args, shared, stream);
}

test.each([
  { grid: [1, 1, 1], block: [1024, 1, 1], code: status.success },
  { grid: [2 ** 31 - 1, 1, 1], block: [1, 1, 1], code: status.success },
  { grid: [1, 65535, 65535], block: [1, 1, 64], code: status.success },
  { grid: [0, 1, 1], block: [1, 1, 1], code: status.invalidConfiguration },
  { grid: [2 ** 31, 1, 1], block: [1, 1, 1], code: status.invalidConfiguration },
  { grid: [1, 65536, 1], block: [1, 1, 1], code: status.invalidConfiguration },
  { grid: [1, 1, 65536], block: [1, 1, 1], code: status.invalidConfiguration },
  { grid: [1, 1, 1], block: [0, 1, 1], code: status.invalidConfiguration },
  { grid: [1, 1, 1], block: [1025, 1, 1], code: status.invalidConfiguration },
  { grid: [1, 1, 1], block: [1, 1, 65], code: status.invalidConfiguration },
  { grid: [1, 1, 1], block: [33, 32, 1], code: status.invalidConfiguration },
])("grid $grid with blocks of $block gives $code", ({ grid, block, code }) => {
  const program = fakeProgram();
  expect(launch(program, grid, block)).toBe(code);
  expect(program.launches).toHaveLength(code === status.success ? 1 : 0);
  expect(program.call("cudaGetLastError")).toBe(code);
  expect(program.call("cudaGetLastError")).toBe(status.success);
});

test("more threads than __launch_bounds__ allows are too many resources", () => {
  const program = fakeProgram(fakeKernel({ maxThreadsPerBlock: 64 }));
  expect(launch(program, [1, 1, 1], [65, 1, 1])).toBe(status.launchOutOfResources);
});

test("shared memory over 48 KB needs cudaFuncSetAttribute", () => {
  const program = fakeProgram(fakeKernel({ staticSharedBytes: 1024 }));
  const big = 64 * 1024;
  expect(launch(program, [1, 1, 1], [1, 1, 1], { shared: 47 * 1024 })).toBe(status.success);
  expect(launch(program, [1, 1, 1], [1, 1, 1], { shared: 48 * 1024 })).toBe(status.invalidValue);
  expect(program.call("cudaFuncSetAttribute", fakeStub, 8, big)).toBe(status.success);
  expect(launch(program, [1, 1, 1], [1, 1, 1], { shared: big })).toBe(status.success);
  expect(program.call("cudaFuncSetAttribute", fakeStub, 8, 227 * 1024)).toBe(status.invalidValue);
});

test("a cooperative launch has no more blocks than the occupancy says for all multiprocessors", () => {
  const program = fakeProgram();
  const { hostWords, call } = program;
  const [block, args, out] = [hostWords(256, 1, 1), hostWords(hostWords(0), hostWords(0)), hostWords(0)];
  expect(call("cudaOccupancyMaxActiveBlocksPerMultiprocessor", out, fakeStub, 256, 0)).toBe(status.success);
  const most = program.memory.u32(out) * program.context.device.multiProcessorCount;
  const launchCooperatively = (blocks: number) =>
    call("cudaLaunchCooperativeKernel", fakeStub, hostWords(blocks, 1, 1), block, args, 0, 0);
  expect(launchCooperatively(most + 1)).toBe(status.cooperativeLaunchTooLarge);
  expect(launchCooperatively(most)).toBe(status.success);
  launch(program, [most + 1, 1, 1], [256, 1, 1]);
  expect(program.launches.map(({ cooperative }) => cooperative)).toEqual([true, false]);
});

test("an unknown function and an unknown stream have codes of their own", () => {
  const program = fakeProgram();
  expect(launch(program, [1, 1, 1], [1, 1, 1], { stub: 99 })).toBe(status.invalidDeviceFunction);
  expect(launch(program, [1, 1, 1], [1, 1, 1], { stream: 0x999 })).toBe(status.invalidResourceHandle);
});

test("a kernel that the device code lacks is told once, beside its code", () => {
  const program = fakeProgram();
  program.context.registry.registerFunction(0x500, 0x77, "_Z3runIZ4mainiPPcEUliE_EvT_Pi");
  for (const _ of [0, 1])
    expect(launch(program, [1, 1, 1], [1, 1, 1], { stub: 0x77 })).toBe(status.invalidDeviceFunction);
  expect(program.messages).toEqual([
    expect.stringContaining("a kernel was launched that has no device code"),
  ]);
  expect(program.messages[0]).toContain("a macro seems to write");
});

test("arguments are copied to their offsets at the launch", () => {
  const program = fakeProgram();
  const out = program.hostWords(0);
  program.call("cudaMalloc", out, 100);
  const pointer = program.memory.u32(out);
  launch(program, [2, 3, 4], [5, 6, 7], { pointer, shared: 12 });
  expect(program.launches).toMatchObject([
    { kernel: "kernel", gridDim: [2, 3, 4], blockDim: [5, 6, 7], dynamicSharedBytes: 12 },
  ]);
  const words = new Uint32Array(program.launches[0]?.parameters.buffer ?? new ArrayBuffer(0));
  expect([...words]).toEqual([pointer, 0x3fc00000]);
});

test("a struct passed by value is copied whole", () => {
  const parameters = [{ offset: 0, size: 12, align: 4, kind: "value" }] as const;
  const program = fakeProgram(fakeKernel({ parameters, parameterBytes: 12 }));
  const { hostWords, call } = program;
  const one = hostWords(1, 1, 1);
  call("cudaLaunchKernel", fakeStub, one, one, hostWords(hostWords(7, 8, 9)), 0, 0);
  const words = new Uint32Array(program.launches[0]?.parameters.buffer ?? new ArrayBuffer(0));
  expect([...words]).toEqual([7, 8, 9]);
});

test("a pointer to host memory becomes one that faults, null and device pointers stay", () => {
  const program = fakeProgram();
  const pointerSeen = (pointer: number): number => {
    launch(program, [1, 1, 1], [1, 1, 1], { pointer });
    const bytes = program.launches.at(-1)?.parameters ?? new Uint8Array(8);
    return new DataView(bytes.buffer).getUint32(0, true);
  };
  const host = program.hostAllocate(64);
  expect(pointerSeen(host)).toBe(0xf0000000 + host);
  expect(pointerSeen(0)).toBe(0);
  const out = program.hostWords(0);
  program.call("cudaMallocHost", out, 64);
  expect(pointerSeen(program.memory.u32(out))).toBe(program.memory.u32(out));
  program.call("cudaHostRegister", host, 64, 0);
  expect(pointerSeen(host + 4)).toBe(host + 4);
  program.call("cudaMalloc", out, 1 << 20);
  const device = program.memory.u32(out);
  // One before the start and one past the end are legal to pass.
  expect(pointerSeen(device - 4)).toBe(device - 4);
  expect(pointerSeen(device + (1 << 20))).toBe(device + (1 << 20));
});

test("the launch stub gets back what <<<>>> pushed, nested ones in reverse", () => {
  const { call, hostWords, memory } = fakeProgram();
  call("__cudaPushCallConfiguration", hostWords(1, 2, 3), hostWords(4, 5, 6), 7, 0);
  call("__cudaPushCallConfiguration", hostWords(9, 9, 9), hostWords(8, 8, 8), 0, 0x100);
  const [grid, block, shared, stream] = [hostWords(0, 0, 0), hostWords(0, 0, 0), hostWords(0), hostWords(0)];
  call("__cudaPopCallConfiguration", grid, block, shared, stream);
  expect(memory.u32(stream)).toBe(0x100);
  call("__cudaPopCallConfiguration", grid, block, shared, stream);
  const words = [0, 4, 8].flatMap((at) => [memory.u32(grid + at), memory.u32(block + at)]);
  expect(words).toEqual([1, 4, 2, 5, 3, 6]);
  expect(memory.u32(shared)).toBe(7);
});
