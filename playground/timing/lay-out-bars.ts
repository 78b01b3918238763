/** The bars of the timing chart: sizes and texts, before anything is drawn. */
import type { KernelTiming } from "../../src/web/page-api.ts";

export interface TimingBar {
  readonly kernel: string;
  /** Of the longest bar: 0 to 1. Never too short to be seen. */
  readonly length: number;
  /** Of the time of all kernels, in percent. */
  readonly share: number;
  readonly total: string;
  /** The mean of a launch. */
  readonly each: string;
  readonly launches: string;
  /** `196 × 256`: blocks and threads of the last launch. */
  readonly shape: string;
}

const shortestVisible = 0.004;

/** Longest first. */
export function layOutBars(timings: readonly KernelTiming[]): readonly TimingBar[] {
  const longest = Math.max(...timings.map(({ totalMs }) => totalMs), 0);
  const sum = timings.reduce((total, { totalMs }) => total + totalMs, 0);
  return timings
    .toSorted((a, b) => b.totalMs - a.totalMs)
    .map(({ kernel, launches, totalMs, gridDim, blockDim }) => ({
      kernel,
      length: longest > 0 ? Math.max(totalMs / longest, shortestVisible) : shortestVisible,
      share: sum > 0 ? (totalMs / sum) * 100 : 0,
      total: formatMs(totalMs),
      each: formatMs(launches > 0 ? totalMs / launches : 0),
      launches: launches.toLocaleString("en"),
      shape: `${formatDim(gridDim)} × ${formatDim(blockDim)}`,
    }));
}

/** Three digits, in the unit in which people would say it. */
export function formatMs(ms: number): string {
  if (ms >= 59_950) return `${Math.floor(Math.round(ms / 1000) / 60)} min ${Math.round(ms / 1000) % 60} s`;
  if (ms >= 999.5) return `${threeDigits(ms / 1000)} s`;
  if (ms >= 0.9995) return `${threeDigits(ms)} ms`;
  return ms > 0 ? `${threeDigits(ms * 1000)} µs` : "0 ms";
}

function threeDigits(value: number): string {
  return value >= 99.95 ? value.toFixed(0) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

/** `256`, `16·16`: axes of size 1 at the end say nothing. */
export function formatDim([x, y, z]: readonly [number, number, number]): string {
  if (z > 1) return `${x}·${y}·${z}`;
  return y > 1 ? `${x}·${y}` : String(x);
}
