import { expect, test } from "vitest";
import type { CopyEvent, LaunchEvent, RecordedEvent } from "../runtime/recording.ts";
import { findMismatches } from "./find-mismatches.ts";
import { kernelStem, matchEvents } from "./match-events.ts";

function launch(name: string, ...hashes: (string | undefined)[]): LaunchEvent {
  return {
    kind: "launch",
    kernel: `_Z1${name}`,
    displayName: `${name}(float*)`,
    gridDim: [1, 1, 1],
    blockDim: [1, 1, 1],
    buffers: hashes.map((hash, parameter) => ({
      parameter,
      allocation: parameter,
      offset: 0,
      bytes: 4,
      ...(hash === undefined ? {} : { hash }),
    })),
  };
}
const copy = (hash: string, bytes = 4): CopyEvent => ({
  kind: "copy",
  allocation: 0,
  offset: 0,
  bytes,
  hash,
});
const recording = (...events: RecordedEvent[]) => ({ events, end: undefined });
const compare = (a: RecordedEvent[], b: RecordedEvent[]) => {
  const matched = matchEvents(recording(...a), recording(...b));
  return { matched, found: findMismatches(matched) };
};

test("kernels are known by their names without templates, parameters and namespaces", () => {
  expect(kernelStem({ displayName: "ns::scale<float>(float*, int)", kernel: "_Z" })).toBe("scale");
  expect(kernelStem({ displayName: "", kernel: "axpy" })).toBe("axpy");
});

test("launches of the same kernels are compared by order and parameter", () => {
  const { found } = compare(
    [launch("a", "1", "2"), launch("b", "3")],
    [launch("a", "1", "9"), launch("b", "3")],
  );
  expect(found.compared).toBe(3);
  expect(found.mismatches.map(({ a, b }) => [a.event, a.buffer, b.event, b.buffer])).toEqual([[0, 1, 0, 1]]);
});

test("what only one program launches is left out", () => {
  const { matched, found } = compare(
    [launch("a", "1"), launch("b", "2")],
    [launch("a", "1"), launch("x", "7"), launch("b", "2")],
  );
  expect(found.mismatches).toEqual([]);
  expect(matched.launches.onlyB.map(({ number }) => number)).toEqual([1]);
  expect(matched.launches.onlyA).toEqual([]);
});

test("kernels under other names are taken by order", () => {
  const { found } = compare([launch("old", "1")], [launch("neu", "2")]);
  expect(found.mismatches).toHaveLength(1);
});

test("a parameter that was added has no counterpart", () => {
  expect(compare([launch("a", "1")], [launch("a", "1", "5")]).found.compared).toBe(1);
});

test("copies are compared by order and size", () => {
  const { matched, found } = compare([copy("1"), copy("2", 8)], [copy("1"), copy("3", 16), copy("2", 8)]);
  expect(found).toEqual({ mismatches: [], compared: 2, lookedAt: new Set(), skipped: [] });
  expect(matched.copies.onlyB).toHaveLength(1);
});

test("launches that were not looked at are said", () => {
  const { found } = compare([launch("a", undefined)], [launch("a", "1")]);
  expect(found.skipped).toEqual([{ a: 0, b: 0 }]);
});

test("variables are compared by name, and with an added parameter of their size where the port has none", () => {
  const holder = (place: object, bytes: number, hash: string): LaunchEvent => ({
    ...launch("k"),
    buffers: [{ parameter: -1, allocation: 0, offset: 0, bytes, hash, ...place }],
  });
  const variable = (name: string, bytes: number, hash: string) => holder({ variable: name }, bytes, hash);
  const added = (bytes: number, hash: string) => holder({ parameter: 0 }, bytes, hash);
  expect(compare([variable("g", 4, "1")], [variable("g", 4, "2")]).found.mismatches).toHaveLength(1);
  expect(
    compare([variable("_ZL1g__static__0a", 4, "1")], [variable("_ZL1g__static__0b", 4, "1")]).found,
  ).toMatchObject({ compared: 1, mismatches: [] });
  expect(compare([variable("g", 4, "1")], [variable("h", 4, "2")]).found.compared).toBe(0);
  expect(compare([variable("g", 4, "1")], [added(4, "2")]).found.mismatches).toHaveLength(1);
  expect(compare([variable("g", 4, "1")], [added(8, "2")]).found).toMatchObject({
    compared: 0,
    lookedAt: new Set(),
  });
});
