import { expect, test } from "vitest";
import { formatDim, formatMs, layOutBars } from "./lay-out-bars.ts";

const timing = (kernel: string, totalMs: number, launches = 1) => ({
  kernel,
  totalMs,
  launches,
  gridDim: [4, 3, 1] as const,
  blockDim: [256, 1, 1] as const,
});

test("the longest bar comes first and fills the line", () => {
  const bars = layOutBars([timing("short", 1), timing("long<float>", 3, 1500)]);
  expect(bars.map(({ kernel, length, share }) => [kernel, length, share])).toEqual([
    ["long<float>", 1, 75],
    ["short", 1 / 3, 25],
  ]);
  expect(bars[0]).toMatchObject({ total: "3.00 ms", each: "2.00 µs", launches: "1,500", shape: "4·3 × 256" });
});

test("a bar that is next to nothing can still be seen", () => {
  expect(layOutBars([timing("a", 1000), timing("b", 0.001)])[1]?.length).toBe(0.004);
  expect(layOutBars([timing("a", 0)])).toMatchObject([{ length: 0.004, share: 0, total: "0 ms" }]);
  expect(layOutBars([])).toEqual([]);
});

test.each([
  [0.00042, "0.42 µs"],
  [0.9996, "1.00 ms"],
  [9.996, "10.0 ms"],
  [123.4, "123 ms"],
  [999.7, "1.00 s"],
  [59_940, "59.9 s"],
  [59_960, "1 min 0 s"],
  [119_700, "2 min 0 s"],
])("%d ms is %s", (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});

test("dimensions leave out axes of one", () => {
  expect([formatDim([8, 1, 1]), formatDim([8, 2, 1]), formatDim([8, 1, 2])]).toEqual(["8", "8·2", "8·1·2"]);
});
