import { expect, test } from "vitest";
import { status } from "./status.ts";
import { fakeProgram, fakeStub } from "./testing.ts";

const fault = { code: status.illegalAddress, kernel: "kernel", reason: "wild pointer" };

function launchThatFails() {
  const program = fakeProgram();
  const { call, hostWords, failNextLaunch } = program;
  failNextLaunch(fault);
  const one = hostWords(1, 1, 1);
  const zero = hostWords(0);
  const launch = () => call("cudaLaunchKernel", fakeStub, one, one, hostWords(zero, zero), 0, 0);
  expect(launch()).toBe(status.success);
  return { ...program, launch };
}

test("a fault shows at the next call that waits, not before", () => {
  const { call, messages } = launchThatFails();
  expect(call("cudaGetLastError")).toBe(status.success);
  expect(call("cudaDeviceSynchronize")).toBe(status.illegalAddress);
  expect(messages).toEqual(["kernel kernel stopped: wild pointer"]);
});

test.each([
  ["cudaMemcpy", [0, 0, 0, 0]],
  ["cudaMalloc", [16, 4]],
  ["cudaFree", [16]],
  ["cudaStreamSynchronize", [0]],
  ["cudaStreamQuery", [0]],
])("%s waits", (name, args) => {
  expect(launchThatFails().call(name, ...args)).toBe(status.illegalAddress);
});

test("after a fault every call returns it until the device is reset", () => {
  const { call, hostWords, launch, launches } = launchThatFails();
  call("cudaDeviceSynchronize");
  expect(call("cudaMalloc", hostWords(0), 16)).toBe(status.illegalAddress);
  expect(call("cudaEventCreate", hostWords(0))).toBe(status.illegalAddress);
  expect(launch()).toBe(status.illegalAddress);
  expect(launches).toHaveLength(1);
  expect(call("cudaGetLastError")).toBe(status.illegalAddress);
  expect(call("cudaGetLastError")).toBe(status.illegalAddress);
  expect(call("cudaPeekAtLastError")).toBe(status.illegalAddress);
  expect(call("cudaGetDeviceCount", hostWords(0))).toBe(status.success);
  expect(call("cudaDeviceReset")).toBe(status.success);
  expect(call("cudaGetLastError")).toBe(status.success);
  expect(launch()).toBe(status.success);
  expect(call("cudaDeviceSynchronize")).toBe(status.success);
});

test("an ordinary error is kept until it is asked for", () => {
  const { call } = fakeProgram();
  expect(call("cudaSetDevice", 99)).toBe(status.invalidDevice);
  expect(call("cudaDeviceSynchronize")).toBe(status.success);
  expect(call("cudaPeekAtLastError")).toBe(status.invalidDevice);
  expect(call("cudaGetLastError")).toBe(status.invalidDevice);
  expect(call("cudaGetLastError")).toBe(status.success);
});

test("a function without support says so once and returns its code", () => {
  const { call, messages } = fakeProgram();
  expect(call("cudaIpcGetEventHandle", 0, 0)).toBe(status.notSupported);
  expect(call("cudaIpcGetEventHandle", 0, 0)).toBe(status.notSupported);
  expect(messages).toEqual(["cudaIpcGetEventHandle is not supported yet; it returned cudaErrorNotSupported"]);
  expect(call("cudaGetLastError")).toBe(status.notSupported);
});

test("texts of errors stay where they are", () => {
  const { call, memory } = fakeProgram();
  const text = call("cudaGetErrorString", status.memoryAllocation);
  expect(memory.text(text)).toBe("out of memory");
  expect(memory.text(call("cudaGetErrorName", 9))).toBe("cudaErrorInvalidConfiguration");
  expect(memory.text(call("cudaGetErrorString", 12345))).toBe("unrecognized error code");
  expect(call("cudaGetErrorString", status.memoryAllocation)).toBe(text);
});
