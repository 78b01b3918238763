import { expect, test } from "vitest";
import { compareRefused } from "./refused-launches.ts";

const launch = {
  kind: "refused",
  kernel: "k<4>(int*)",
  error: "cudaErrorInvalidValue",
  text: "invalid argument",
} as const;
const program = (name: string, isRefused: boolean, stdout = "") => ({
  name,
  run: { recording: { events: isRefused ? [launch] : [], end: undefined }, stdout, stderr: "" },
});

test("a launch that fails in both is hidden, unless a program says so", () => {
  const { isHidden, notes } = compareRefused([program("a", true), program("b", true)]);
  expect(isHidden).toBe(true);
  expect(notes[0]).toBe('1 launch of a failed (k; the first with "invalid argument")');
  expect(compareRefused([program("a", true, "error: invalid argument"), program("b", true)]).isHidden).toBe(
    false,
  );
});

test("a launch that fails in one alone has no counterpart, which the comparison of launches shows", () => {
  expect(compareRefused([program("a", true), program("b", false)])).toMatchObject({ isHidden: false });
  expect(compareRefused([program("a", false), program("b", false)])).toEqual({ isHidden: false, notes: [] });
});
