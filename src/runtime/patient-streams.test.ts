import { expect, test, vi } from "vitest";
import { patientStreams } from "./patient-streams.node.ts";

/** Calls that answer with these results in turn, and what they were called with. */
function scripted(...results: number[]) {
  const seen: unknown[][] = [];
  const call = (...args: unknown[]) => {
    seen.push(args);
    return results.shift() ?? 0;
  };
  return { seen, streams: patientStreams({ fd_write: call, fd_read: call, other: 1 }) };
}
const as = (call: unknown) => call as (...args: unknown[]) => number;

test("what would block is tried again with the same arguments", () => {
  const { seen, streams } = scripted(6, 6, 0, 6, 0);
  expect(as(streams["fd_write"])(1, 2, 3, 4)).toBe(0);
  expect(seen).toEqual([1, 2, 3].map(() => [1, 2, 3, 4]));
  expect(as(streams["fd_read"])(0, 2, 3, 4)).toBe(0);
  expect(seen).toHaveLength(5);
});

test("other errors and other calls are left alone", () => {
  const { streams } = scripted(8, 64);
  expect(as(streams["fd_write"])(1)).toBe(8);
  // A pipe that the program has from elsewhere is its own business.
  expect(as(streams["fd_write"])(5)).toBe(64);
  expect(streams["other"]).toBe(1);
});

test("output that nobody reads ends the process", () => {
  const exit = vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("exit");
  });
  const { streams } = scripted(64);
  expect(() => as(streams["fd_write"])(1)).toThrow("exit");
  expect(exit).toHaveBeenCalledWith(141);
  exit.mockRestore();
});
