import { expect, test } from "vitest";
import { AddressMap, type Region } from "./address-map.ts";

const region = (start: number, size: number): Region => ({ start, size, kind: "device", flags: 0 });

test("an address is found in the region around it, at its edges too", () => {
  const map = new AddressMap();
  const low = region(100, 10);
  const high = region(200, 50);
  map.add(high);
  map.add(low);
  expect(map.find(99)).toBeUndefined();
  expect(map.find(100)).toBe(low);
  expect(map.find(109)).toBe(low);
  expect(map.find(110)).toBeUndefined();
  expect(map.findRange(240, 10)).toBe(high);
  expect(map.findRange(240, 11)).toBeUndefined();
});

test("overlaps sees regions that begin inside the range", () => {
  const map = new AddressMap();
  map.add(region(100, 10));
  expect(map.overlaps(90, 10)).toBe(false);
  expect(map.overlaps(90, 11)).toBe(true);
  expect(map.overlaps(105, 1)).toBe(true);
});

test("a removed region is gone", () => {
  const map = new AddressMap();
  const one = region(100, 10);
  map.add(one);
  map.remove(one);
  expect(map.find(105)).toBeUndefined();
});
