import { expect, test } from "vitest";
import { readableKernelName } from "./readable-kernel-name.ts";

test.each([
  ["_Z4axpyifPfS_", "axpy"],
  ["_ZN5image4blurEPKfPf", "image::blur"],
  ["plain", "plain"],
])("%s is %s", (symbol, name) => {
  expect(readableKernelName(symbol)).toBe(name);
});

test.each(["_Z5scaleIfEvPT_", "_ZN5image5scaleIfEEvPT_"])("%s is an instance of a template", (symbol) => {
  expect(readableKernelName(symbol)).toBeUndefined();
});
