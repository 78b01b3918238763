import { afterEach, describe, expect, test, vi } from "vitest";
import { clockOriginMs, createClock } from "./clock.ts";

describe("createClock", () => {
  afterEach(() => vi.restoreAllMocks());

  test("goes forward between two readings of a clock that stands still", () => {
    vi.spyOn(performance, "now").mockReturnValue(5);
    const clock = createClock(performance.timeOrigin);
    const first = clock();
    expect(clock()).toBeGreaterThan(first);
  });

  test("never tells a negative time, though the thread's wall clock be behind the program's", () => {
    const clock = createClock(clockOriginMs() + 5000);
    expect(clock()).toBeGreaterThan(0);
  });

  test("counts nanoseconds", () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(5);
    const clock = createClock(performance.timeOrigin);
    const first = clock();
    now.mockReturnValue(7);
    expect(clock() - first).toBe(2e6);
  });
});
