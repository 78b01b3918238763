import { expect, test } from "vitest";
import { encodeRepeatedLaunch, type LaunchEvent, parseRecording } from "./recording.ts";

const launch: LaunchEvent = {
  kind: "launch",
  kernel: "_Z1kPf",
  displayName: "k",
  gridDim: [1, 1, 1],
  blockDim: [32, 1, 1],
  buffers: [{ parameter: 0, allocation: 0, offset: 0, bytes: 4, hash: "aa" }],
};
const copy = { kind: "copy", allocation: 0, offset: 0, bytes: 4, hash: "bb" } as const;

test("launches like earlier ones are written short, and read in full", () => {
  const lines = [
    JSON.stringify(launch),
    JSON.stringify(copy),
    encodeRepeatedLaunch(0, ["cc"]),
    encodeRepeatedLaunch(0, [undefined]),
    JSON.stringify({ kind: "end", events: 4, skipped: 1 }),
  ];
  const { events, end } = parseRecording(`${lines.join("\n")}\n`);
  const [{ hash: _, ...place } = { hash: "" }] = launch.buffers;
  expect(events).toEqual([
    launch,
    copy,
    { ...launch, buffers: [{ ...place, hash: "cc" }] },
    { ...launch, buffers: [place] },
  ]);
  expect(end).toEqual({ kind: "end", events: 4, skipped: 1 });
});

test("a line that was cut off is left out", () => {
  expect(parseRecording(`${JSON.stringify(launch)}\n{"kind":"co`)).toEqual({
    events: [launch],
    end: undefined,
  });
});
