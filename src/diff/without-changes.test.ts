import { expect, test } from "vitest";
import type { BufferDifference, Comparison, Difference } from "./comparison.ts";
import { withoutChanges } from "./without-changes.ts";

const compared = (...differences: Difference[]) =>
  ({ verdict: "different", a: "a", b: "b", differences, notes: [] }) as unknown as Comparison;
const buffer = (number: number, parameter: number) =>
  ({ kind: "buffer", at: "launch", number: { a: number, b: number }, parameter }) as BufferDifference;
const exit: Difference = {
  kind: "exit-code",
  a: { exitCode: 0, stderr: "" },
  b: { exitCode: 3, stderr: "" },
};
const line = (at: number): Difference => ({ kind: "output", line: at, a: "x", b: "y" });

test("nothing that changes leaves all as it is", () => {
  const result = compared(exit, buffer(1, 0));
  expect(withoutChanges(result, [])).toBe(result);
});

test("what A does differently each time is left out, and the rest is a difference", () => {
  const result = withoutChanges(compared(exit, line(3), buffer(1, 0)), [buffer(1, 0)]);
  expect(result).toMatchObject({ verdict: "different", differences: [exit, line(3)] });
  expect(withoutChanges(compared(line(3)), [line(4)]).differences).toEqual([line(3)]);
  expect(withoutChanges(compared(line(3)), [line(3)])).toMatchObject({
    verdict: "not decided",
    differences: [],
  });
});

test("memory that differs before what changes is a difference, later memory may follow from it", () => {
  expect(withoutChanges(compared(buffer(1, 1)), [buffer(2, 0)]).verdict).toBe("different");
  expect(withoutChanges(compared(buffer(2, 0)), [buffer(2, 1)]).verdict).toBe("different");
  expect(withoutChanges(compared(buffer(3, 0)), [buffer(2, 1)]).verdict).toBe("not decided");
});
