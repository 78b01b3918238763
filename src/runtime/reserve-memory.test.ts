import { afterEach, expect, test, vi } from "vitest";
import { DeviceError } from "./device.ts";
import { reserveMemory } from "./reserve-memory.ts";

afterEach(() => vi.restoreAllMocks());

test("memory that there is not is told in plain words, as no bug of ours", () => {
  vi.spyOn(WebAssembly, "Memory").mockImplementation(function () {
    throw new RangeError("could not allocate memory");
  });
  const reserve = () => reserveMemory({ initial: 16, maximum: 65_536, shared: true });
  expect(reserve).toThrow(DeviceError);
  expect(reserve).toThrow(
    "the program cannot be started: there is no room for its memory, up to 4096 MiB of addresses (could not allocate memory)",
  );
});
