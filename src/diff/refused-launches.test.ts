import { expect, test } from "vitest";
import type { RecordedEvent } from "../runtime/recording.ts";
import { compareRefused } from "./refused-launches.ts";

const failed = (kernel: string, error = "cudaErrorInvalidValue"): RecordedEvent => ({
  kind: "refused",
  kernel,
  error,
  text: error === "cudaErrorInvalidValue" ? "invalid argument" : error,
});
const ran = (kernel: string): RecordedEvent => ({
  kind: "launch",
  kernel,
  displayName: kernel,
  gridDim: [1, 1, 1],
  blockDim: [1, 1, 1],
  buffers: [],
});
const end = { kind: "end", events: 0, skipped: 0 } as const;
const program = (name: string, events: readonly RecordedEvent[], { stdout = "", stderr = "" } = {}) => ({
  name,
  run: { recording: { events, end }, stdout, stderr },
});
const compare = (
  a: readonly RecordedEvent[],
  b: readonly RecordedEvent[],
  printed: Parameters<typeof program>[2] = {},
) => compareRefused([program("a", a, printed), program("b", b, printed)]);

test("launches that fail alike are counted, and kernels that never ran are named", () => {
  const events = [failed("k<4>(int*)"), ran("other"), failed("other")];
  expect(compare(events, events)).toEqual({
    alike: 2,
    neverRan: ["k"],
    isHidden: false,
    differences: [],
    notes: [
      '2 launches of a failed (k, other; the first with "invalid argument")',
      '2 launches of b failed (k, other; the first with "invalid argument")',
      "what k would do was not compared: no launch of it came about",
    ],
  });
});

test("where every launch fails, something has to be printed", () => {
  const only = [failed("k")];
  expect(compare(only, only)).toMatchObject({ isHidden: true, differences: [] });
  expect(compare(only, only).notes.at(-1)).toContain("nothing was printed");
  expect(compare(only, only, { stdout: "as expected" }).isHidden).toBe(false);
  expect(compare(only, only, { stderr: "error: invalid argument" }).isHidden).toBe(false);
  expect(compare(only, only, { stderr: "something else" }).isHidden).toBe(true);
  expect(compare([], [])).toEqual({ alike: 0, neverRan: [], isHidden: false, differences: [], notes: [] });
});

test("another error is a difference, and so is a launch that fails in one alone", () => {
  const other = failed("k", "cudaErrorInvalidConfiguration");
  expect(compare([failed("k"), failed("k")], [other, other]).differences).toEqual([
    {
      kind: "failed-launch",
      kernel: "k",
      count: 2,
      a: "cudaErrorInvalidValue",
      b: "cudaErrorInvalidConfiguration",
    },
  ]);
  expect(compare([failed("k")], [ran("k")]).differences).toMatchObject([{ a: "cudaErrorInvalidValue" }]);
  expect(compare([ran("k")], [failed("k")]).differences).toMatchObject([{ b: "cudaErrorInvalidValue" }]);
});
