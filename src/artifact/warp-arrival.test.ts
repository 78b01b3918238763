import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstWarpOperation, hasEnded, waitsAtBarrier, warpArrival } from "./warp-arrival.ts";

const source = readFileSync(new URL("../../lib/support/warp.c", import.meta.url), "utf8");

/** What C calls the operations, in the order of their numbers. */
const operations = [
  ...["AtBarrier", "Ended", "Sync", "ActiveMask", "ShuffleIndex", "ShuffleUp", "ShuffleDown", "ShuffleXor"],
  ...["VoteAll", "VoteAny", "VoteUni", "VoteBallot", "MatchAny", "MatchAll", "ReduceAdd", "ReduceMin"],
  ...["ReduceMax", "ReduceUMin", "ReduceUMax", "ReduceAnd", "ReduceOr", "ReduceXor"],
];

test("operations have the numbers that lib/support/warp.c gives them", () => {
  const names: string[] = /enum Operation \{([^}]*)\}/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  expect(names).toEqual(operations);
  expect(names.indexOf("AtBarrier")).toBe(waitsAtBarrier);
  expect(names.indexOf("Ended")).toBe(hasEnded);
  expect(names.indexOf("Sync")).toBe(firstWarpOperation);
});

test("an arrival is laid out as lib/support/warp.c has it", () => {
  const body = /struct Arrival \{([^}]*)\}/.exec(source)?.[1] ?? "";
  const offsets: Record<string, number> = {};
  let end = 0;
  for (const [, bits, name = ""] of body.matchAll(/uint(32|64)_t (\w+);/g)) {
    const size = Number(bits) / 8;
    end = Math.ceil(end / size) * size;
    offsets[name] = end;
    end += size;
  }
  expect({ ...offsets, size: end }).toEqual(warpArrival);
});
