import { expect, test } from "vitest";
import type { Region } from "../../runtime/memory/address-map.ts";
import { describeOutOfBounds, extentsOf } from "./out-of-bounds.ts";

const region = (start: number, size: number) => ({ start, size, kind: "device", flags: 0 }) as Region;
const regions = [region(0x10100, 400), region(0x10400, 4)];

test("memory of unwarp itself is nobody's neighbour", () => {
  const own = { ...region(0x103e0, 16), kind: "internal" } as Region;
  expect(describeOutOfBounds(0x103f4, [regions[0], own, regions[1]] as Region[])).toContain("0x10400");
});

test("extents are pairs of start and end", () => {
  expect([...extentsOf(regions)]).toEqual([0x10100, 0x10100 + 400, 0x10400, 0x10404]);
});

test.each([
  [0x10100 + 400, "access to 0x10290, right behind an allocation of 400 bytes at 0x10100"],
  [0x103ff, "access to 0x103ff, 1 byte in front of an allocation of 4 bytes at 0x10400"],
  [0x100f8, "access to 0x100f8, 8 bytes in front of an allocation of 400 bytes at 0x10100"],
  [0x40000000, "access to 0x40000000, which is in no allocation; was it freed?"],
])("an address is told by what is near: %i", (address, text) => {
  expect(describeOutOfBounds(address, regions)).toBe(text);
});
