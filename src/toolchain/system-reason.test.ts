import { expect, test } from "vitest";
import { systemReason } from "./system-reason.ts";

test.each([
  ["ENOSPC: no space left on device, write", "no space left on device"],
  ["ENOENT: no such file or directory, open '/a, b/c'", "no such file or directory"],
  ["ENOTDIR: not a directory, rename '/a' -> '/b'", "not a directory"],
  ["something else", "something else"],
])("%s", (message, reason) => {
  expect(systemReason(new Error(message))).toBe(reason);
});
