import { expect, test } from "vitest";
import { status } from "../status.ts";
import { fakeProgram, fakeShadow, fakeSymbol } from "../testing.ts";

const hostToHost = 0;
const hostToDevice = 1;
const deviceToHost = 2;
const deviceToDevice = 3;
const anyDirection = 4;

function program() {
  const fake = fakeProgram();
  const out = fake.hostWords(0);
  return {
    ...fake,
    allocate: (name: string, ...args: number[]): number => {
      expect(fake.call(name, out, ...args)).toBe(status.success);
      return fake.memory.u32(out);
    },
  };
}

test("what is freed twice, was never allocated, or is inside an allocation is an invalid value", () => {
  const { call, allocate, hostAllocate } = program();
  const device = allocate("cudaMalloc", 1000);
  expect(call("cudaFree", device + 4)).toBe(status.invalidValue);
  expect(call("cudaFree", device)).toBe(status.success);
  expect(call("cudaFree", device)).toBe(status.invalidValue);
  expect(call("cudaFree", hostAllocate(16))).toBe(status.invalidValue);
  expect(call("cudaFree", 0)).toBe(status.success);
  expect(call("cudaFree", allocate("cudaMallocHost", 16))).toBe(status.invalidValue);
});

test("more than there is, is out of memory, and nothing is written", () => {
  const { call, hostWords, memory } = program();
  const out = hostWords(0x1234);
  expect(call("cudaMalloc", out, 4_000_000_000 | 0)).toBe(status.memoryAllocation);
  expect(memory.u32(out)).toBe(0x1234);
  expect(call("cudaMalloc", 0, 16)).toBe(status.invalidValue);
});

test("cudaMemGetInfo counts what the program allocated", () => {
  const { call, allocate, hostWords, memory } = program();
  const [free, total] = [hostWords(0), hostWords(0)];
  const info = () => {
    call("cudaMemGetInfo", free, total);
    return { free: memory.u32(free), total: memory.u32(total) };
  };
  const before = info();
  expect(before).toEqual({ free: 3 * 2 ** 30, total: 3 * 2 ** 30 });
  const device = allocate("cudaMalloc", 1 << 20);
  expect(info().free).toBe(before.free - (1 << 20));
  call("cudaFree", device);
  expect(info()).toEqual(before);
});

test("copies go in the direction they say, inside the allocation", () => {
  const { call, allocate, hostWords, memory } = program();
  const host = hostWords(1, 2, 3, 4);
  const back = hostWords(0, 0, 0, 0);
  const device = allocate("cudaMalloc", 16);
  const other = allocate("cudaMalloc", 16);
  expect(call("cudaMemcpy", device, host, 16, hostToDevice)).toBe(status.success);
  expect(call("cudaMemcpy", other + 4, device, 12, deviceToDevice)).toBe(status.success);
  expect(call("cudaMemcpy", back, other, 16, anyDirection)).toBe(status.success);
  expect([4, 8, 12].map((at) => memory.u32(back + at))).toEqual([1, 2, 3]);

  expect(call("cudaMemcpy", device, host, 17, hostToDevice)).toBe(status.invalidValue);
  expect(call("cudaMemcpy", device + 4, host, 16, hostToDevice)).toBe(status.invalidValue);
  expect(call("cudaMemcpy", host, back, 16, hostToDevice)).toBe(status.invalidValue);
  expect(call("cudaMemcpy", back, host, 16, deviceToHost)).toBe(status.invalidValue);
  expect(call("cudaMemcpy", host, device, 16, hostToHost)).toBe(status.invalidValue);
  expect(call("cudaMemcpy", device, host, 16, 5)).toBe(status.invalidMemcpyDirection);
  expect(call("cudaMemcpy", 0, 0, 0, hostToDevice)).toBe(status.success);
  expect(call("cudaMemcpy", device, 0, 4, hostToDevice)).toBe(status.invalidValue);
  expect(call("cudaMemcpyAsync", device, host, 4, hostToDevice, 0x777)).toBe(status.invalidResourceHandle);
});

test("managed and pinned memory is of both sides", () => {
  const { call, allocate, hostWords } = program();
  const device = allocate("cudaMalloc", 16);
  const managed = allocate("cudaMallocManaged", 16, 1);
  const pinned = allocate("cudaHostAlloc", 16, 2);
  expect(call("cudaMemcpy", managed, pinned, 16, hostToDevice)).toBe(status.success);
  expect(call("cudaMemcpy", pinned, managed, 16, hostToDevice)).toBe(status.success);
  expect(call("cudaMemcpy", pinned, device, 16, deviceToHost)).toBe(status.success);
  const flags = hostWords(0);
  expect(call("cudaHostGetFlags", flags, pinned)).toBe(status.success);
  expect(call("cudaFreeHost", pinned)).toBe(status.success);
  expect(call("cudaFree", managed)).toBe(status.success);
});

test("rows of a pitched copy stay apart", () => {
  const { call, allocate, hostWords, memory } = program();
  const pitchOut = hostWords(0);
  const device = allocate("cudaMallocPitch", pitchOut, 8, 3);
  const pitch = memory.u32(pitchOut);
  expect(pitch).toBe(512);
  const host = hostWords(1, 2, 3, 4, 5, 6);
  expect(call("cudaMemcpy2D", device, pitch, host, 8, 8, 3, hostToDevice)).toBe(status.success);
  expect([0, 1, 2].map((row) => memory.u32(device + row * pitch + 4))).toEqual([2, 4, 6]);
  expect(call("cudaMemcpy2D", device, 4, host, 8, 8, 3, hostToDevice)).toBe(status.invalidPitchValue);
  expect(call("cudaMemcpy2D", device, pitch, host, 8, 8, 5, hostToDevice)).toBe(status.invalidValue);
  expect(call("cudaMemset2D", device, pitch, 0xff, 4, 2)).toBe(status.success);
  expect(memory.u32(device + pitch)).toBe(0xffffffff);
  expect(memory.u32(device + pitch + 4)).toBe(4);
});

test("a 3D copy honours positions and slices", () => {
  const { call, allocate, hostWords, memory } = program();
  const device = allocate("cudaMalloc", 4 * 4 * 4);
  const host = hostWords(...Array.from({ length: 16 }, (_, index) => index));
  // Device: rows of 8 bytes, 2 rows a slice. Host: the same, from x = 4 bytes, y = 1.
  const from = [0, 4, 1, 0, host, 8, 8, 2];
  const to = [0, 0, 0, 1, device, 8, 8, 2];
  const extent = [4, 1, 2];
  const parameters = hostWords(...from, ...to, ...extent, hostToDevice);
  expect(call("cudaMemcpy3D", parameters)).toBe(status.success);
  expect(memory.u32(device + 16)).toBe(3);
  expect(memory.u32(device + 32)).toBe(7);
});

test("symbols are found by their shadows and copied within their size", () => {
  const { call, hostWords, memory } = program();
  const out = hostWords(0);
  expect(call("cudaGetSymbolAddress", out, fakeShadow)).toBe(status.success);
  expect(memory.u32(out)).toBe(fakeSymbol.address);
  expect(call("cudaGetSymbolSize", out, fakeShadow)).toBe(status.success);
  expect(memory.u32(out)).toBe(fakeSymbol.size);
  const host = hostWords(5, 6);
  expect(call("cudaMemcpyToSymbol", fakeShadow, host, 8, 4, hostToDevice)).toBe(status.success);
  expect(memory.u32(fakeSymbol.address + 8)).toBe(6);
  expect(call("cudaMemcpyToSymbol", fakeShadow, host, 8, 60, hostToDevice)).toBe(status.invalidValue);
  expect(call("cudaMemcpyToSymbol", fakeShadow, host, 8, 0, deviceToHost)).toBe(
    status.invalidMemcpyDirection,
  );
  expect(call("cudaGetSymbolAddress", out, fakeShadow + 4)).toBe(status.invalidSymbol);
});

test("pointer attributes tell what kind of memory it is", () => {
  const { call, allocate, hostAllocate, hostWords, memory } = program();
  const out = hostWords(0, 0, 0, 0);
  const type = (pointer: number): number => {
    expect(call("cudaPointerGetAttributes", out, pointer)).toBe(status.success);
    return memory.u32(out);
  };
  expect(type(hostAllocate(16))).toBe(0);
  expect(type(allocate("cudaMallocHost", 16))).toBe(1);
  expect(type(allocate("cudaMalloc", 64) + 20)).toBe(2);
  expect(type(allocate("cudaMallocManaged", 16, 1))).toBe(3);
  expect(type(fakeSymbol.address)).toBe(2);
});

test("host memory is registered once, and only what is registered can be unregistered", () => {
  const { call, hostAllocate } = program();
  const host = hostAllocate(64);
  expect(call("cudaHostRegister", host, 64, 0)).toBe(status.success);
  expect(call("cudaHostRegister", host + 8, 8, 0)).toBe(status.hostMemoryAlreadyRegistered);
  expect(call("cudaHostUnregister", host)).toBe(status.success);
  expect(call("cudaHostUnregister", host)).toBe(status.hostMemoryNotRegistered);
});
