import { expect, test } from "vitest";
import { hashBytes } from "../runtime/hash-bytes.ts";
import type { LaunchEvent } from "../runtime/recording.ts";
import { compareContents } from "./compare-contents.ts";
import { findMismatches } from "./find-mismatches.ts";
import { matchEvents } from "./match-events.ts";
import type { RecordedRun } from "./run-recorded.node.ts";

const launch = (content: Uint8Array): LaunchEvent => ({
  kind: "launch",
  kernel: "k",
  displayName: "k(float*)",
  gridDim: [1, 1, 1],
  blockDim: [1, 1, 1],
  buffers: [{ parameter: 0, allocation: 0, offset: 0, bytes: content.length, hash: hashBytes(content) }],
});

/** A run that leaves these contents after its launches, and others when they are looked at. */
function run(first: readonly Uint8Array[], later: readonly (Uint8Array | undefined)[]): RecordedRun {
  return {
    exitCode: 0,
    stdout: "",
    stderr: "",
    running: undefined,
    recording: { events: first.map(launch), end: undefined },
    contents: (event) => Promise.resolve(later[event]),
    milliseconds: 1,
  };
}

/** A kernel of a float: this is how its type is known. */
const ir = `define void @k(ptr %p) {\n  store float 0.0, ptr %p\n  ret void\n}\n`;

async function found(a: RecordedRun, b: RecordedRun, ulps = 0) {
  const matched = matchEvents(a.recording, b.recording);
  const app = {
    modules: [{ ir, kernels: [{ name: "k", displayName: "k", parameters: [{}] }] }],
  } as never;
  const { isDecided, differences, notes } = await compareContents({
    matched,
    found: findMismatches(matched),
    runs: { a, b },
    apps: { a: app, b: app },
    tolerance: { ulps },
    runAgain: (side) => Promise.resolve(side === "a" ? a : b),
  });
  return { isDecided, differences: differences.length, notes };
}

const float = (value: number) => new Uint8Array(new Float32Array([value]).buffer);
const bits = (value: number) => new Uint8Array(new Uint32Array([value]).buffer);
const steady = (...contents: readonly Uint8Array[]) => run(contents, contents);

test("0 is -0, and one NaN another: that is decided", async () => {
  expect(await found(steady(float(0)), steady(float(-0)))).toEqual({
    isDecided: true,
    differences: 0,
    notes: [],
  });
  expect(await found(steady(bits(0x7fc00000)), steady(bits(0x7fc00001)))).toMatchObject({
    isDecided: true,
    differences: 0,
  });
  expect(await found(steady(float(1)), steady(float(2)))).toMatchObject({ isDecided: true, differences: 1 });
});

test("what differed and does not when it is looked at is not decided", async () => {
  const result = await found(run([float(1)], [float(2)]), steady(float(2)));
  expect(result).toMatchObject({ isDecided: false, differences: 0 });
  expect(result.notes[0]).toContain("does not do the same each time");
  expect(await found(run([float(1)], [undefined]), steady(float(2)))).toMatchObject({ isDecided: false });
});

test("what is left after the last round is not decided", async () => {
  const many = (value: number) => Array.from({ length: 6 * 256 + 1 }, () => bits(value));
  const result = await found(steady(...many(0x3f800000)), steady(...many(0x3f800001)), 1);
  expect(result).toMatchObject({ isDecided: false, differences: 0 });
  expect(result.notes[0]).toContain("1 more contents differ");
});
