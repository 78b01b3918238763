import { expect, test } from "vitest";
import { readableName } from "./readable-name.ts";

test.each([
  ["foo", "foo"],
  ["_Z3fooi", "foo"],
  ["_ZN3geo5Shape4areaEv", "geo::Shape::area"],
  ["_ZNK3geo5Shape4areaEv", "geo::Shape::area"],
  ["_Z4scanIiLi4EEvPT_", "scan"],
  ["_ZN3BoxIN2ns1TEE3getEv", "Box::get"],
  ["_ZN3BoxIiEC2Ev", "Box::Box"],
  ["_ZN12_GLOBAL__N_14helpEv", "(anonymous namespace)::help"],
  ["_ZplRK1SS1_", "_ZplRK1SS1_"],
])("%s is %s", (symbol, name) => {
  expect(readableName(symbol)).toBe(name);
});
