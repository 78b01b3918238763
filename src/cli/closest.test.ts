import { expect, test } from "vitest";
import { closest } from "./closest.ts";

const names = ["run", "nvcc", "exec", "devices", "toolkit"];

test.each([
  ["rnu", "run"],
  ["rum", "run"],
  ["nvc", "nvcc"],
  ["device", "devices"],
  ["tolkitt", "toolkit"],
  ["exce", "exec"],
  ["frobnicate", undefined],
  ["", undefined],
  ["x", undefined],
])("%s means %s", (word, name) => {
  expect(closest(word, names)).toBe(name);
});
