import { describe, expect, test } from "vitest";
import type { BlockTrace, LineStep } from "../../src/trace/block-trace.ts";
import { nextBarrier, nextStep, Replay } from "./replay.ts";

const line = (step: Partial<LineStep>): LineStep => ({
  kind: "line",
  warp: 0,
  lanes: 0xffffffff,
  file: 0,
  line: 1,
  function: 0,
  accesses: [],
  writes: [],
  printed: "",
  ended: 0,
  ...step,
});
const barrier = { kind: "block", name: "the block's barrier" } as const;
const set = (lanes: number, values: readonly string[]) => ({
  kind: "set" as const,
  space: "local" as const,
  name: "i",
  lanes,
  at: values.map(() => ""),
  values,
});

/** 40 threads: both warps write, wait, go on, and end. */
const trace: BlockTrace = {
  kernel: "k",
  launch: 1,
  gridDim: [1, 1, 1],
  blockDim: [40, 1, 1],
  block: [0, 0, 0],
  files: ["k.cu"],
  functions: ["k"],
  shared: [
    {
      name: "s",
      offset: 0,
      layout: { dims: [4], stride: 4, leaves: [{ path: "", offset: 0, format: "i32" }] },
    },
  ],
  steps: [
    line({ line: 2, accesses: [set(0b11, ["4", "5"])], writes: [{ offset: 4, hex: "0700000008000000" }] }),
    line({ line: 3, waits: barrier }),
    line({ warp: 1, lanes: 0xff, line: 3, waits: barrier }),
    {
      kind: "release",
      at: barrier,
      accesses: [],
      warps: [
        { warp: 0, lanes: 0xffffffff },
        { warp: 1, lanes: 0xff },
      ],
    },
    line({ line: 4, lanes: 1, accesses: [set(0b1, ["9"])] }),
    line({ line: 5, ended: 0xffffffff }),
  ],
  end: { kind: "done", message: "" },
};

function at(position: number): Replay {
  const replay = new Replay(trace);
  replay.goTo(position);
  return replay;
}

describe("the block at a step", () => {
  test("shared memory is what has been written so far", () => {
    expect([...at(-1).written]).toEqual(Array.from({ length: 16 }, () => 0));
    const { shared, written } = at(0);
    expect([...shared]).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]);
    expect([...written]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
  });

  test("who waits, until all have come", () => {
    expect(
      at(1)
        .waits()
        .map(({ step, threads }) => [step.line, threads]),
    ).toEqual([[3, 32]]);
    expect(
      at(2)
        .waits()
        .map(({ step, threads }) => [step.line, threads]),
    ).toEqual([[3, 40]]);
    expect(at(3).waits()).toEqual([]);
  });

  test("variables by lane: those that did not take part keep theirs", () => {
    expect(at(0).warps[0]?.variables.get(0)?.get("i")?.slice(0, 3)).toEqual(["4", "5", undefined]);
    expect(at(4).warps[0]?.variables.get(0)?.get("i")?.slice(0, 3)).toEqual(["9", "5", undefined]);
  });

  test("the last warp has the lanes that there are", () => {
    expect(at(5).warps.map(({ all, ended }) => [all, ended])).toEqual([
      [0xffffffff, 0xffffffff],
      [0xff, 0],
    ]);
  });

  test("back is the same as never having been there", () => {
    const replay = at(5);
    replay.goTo(2);
    const fresh = at(2);
    expect([replay.warps, replay.shared, replay.position]).toEqual([fresh.warps, fresh.shared, 2]);
  });
});

test("steps of one warp, with what concerns all", () => {
  expect(nextStep(trace, 0, 1, undefined)).toBe(1);
  expect(nextStep(trace, 0, 1, 1)).toBe(2);
  expect(nextStep(trace, 2, 1, 1)).toBe(3);
  expect(nextStep(trace, 2, -1, 1)).toBe(0);
  expect(nextStep(trace, 5, 1, 1)).toBe(5);
});

test("to where threads meet next, else to the end", () => {
  expect([nextBarrier(trace, 0), nextBarrier(trace, 3)]).toEqual([3, 5]);
});
