/**
 * A program that shall do the same each time starts at the same moment of its wall clock, and gets the same random numbers: programs seed
 * their generators by `time(NULL)` or `std::random_device`.
 */
import type { LinearMemory } from "./memory/linear-memory.ts";

type WasiCall = (...args: (number | bigint)[]) => number;

/** WASI's number of the wall clock; others, which measure how long something takes, stay as they are. */
const wallClock = 0;

/** @param startMs what the wall clock shows when the program starts, in milliseconds since 1970 */
export function fixedStart(
  calls: Readonly<Record<string, unknown>>,
  startMs: number,
  memory: LinearMemory,
): Record<string, unknown> {
  const readClock = calls["clock_time_get"] as WasiCall;
  const shiftNs = BigInt(Math.round(startMs - Date.now())) * 1_000_000n;
  let state = 0x9e3779b9;
  return {
    ...calls,
    clock_time_get(id: number, precision: bigint, at: number) {
      const result = readClock(id, precision, at);
      const place = at >>> 0;
      if (result === 0 && id === wallClock) memory.setU64(place, memory.u64(place) + shiftNs);
      return result;
    },
    random_get(at: number, bytes: number) {
      const target = memory.range(at >>> 0, bytes >>> 0);
      for (let index = 0; index < target.length; index++) {
        // xorshift32.
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        target[index] = state >>> 24;
      }
      return 0;
    },
  };
}
