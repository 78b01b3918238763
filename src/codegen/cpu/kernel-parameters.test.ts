import { expect, test } from "vitest";
import { parseNamed } from "../../analysis/testing.ts";
import { layOutParameters, parameterBytes } from "./kernel-parameters.ts";

function layoutOf(parameters: string) {
  const { fn } = parseNamed(`
    %struct.S = type { i8, double }
    %struct.Empty = type {}
    define ptx_kernel void @k(${parameters}) {
      ret void
    }`);
  const layout = layOutParameters(fn("k"));
  return { places: layout.map(({ offset, size }) => [offset, size]), bytes: parameterBytes(layout), layout };
}

test("each parameter lies at a multiple of its alignment", () => {
  const { places, bytes } = layoutOf("i8 %a, double %b, i1 %c, i16 %d, ptr %e, i64 %f, i8 %g");
  expect(places).toEqual([
    [0, 1],
    [8, 8],
    [16, 1],
    [18, 2],
    [20, 4],
    [24, 8],
    [32, 1],
  ]);
  expect(bytes).toBe(33);
});

test("a struct by value takes its own size and alignment, or the one that is said", () => {
  const { places } = layoutOf(
    "i8 %a, ptr byval(%struct.S) %b, i8 %c, ptr byval(%struct.S) align 16 %d, ptr byval(%struct.Empty) %e, i32 %f",
  );
  expect(places).toEqual([
    [0, 1],
    [8, 16],
    [24, 1],
    [32, 16],
    [48, 0],
    [48, 4],
  ]);
});

test("vectors are aligned to their size", () => {
  expect(layoutOf("i8 %a, <4 x float> %b, <3 x float> %c").places).toEqual([
    [0, 1],
    [16, 16],
    [32, 12],
  ]);
});

test("only addresses are pointers: a struct's bytes are copied", () => {
  const { layout } = layoutOf("ptr %a, ptr byval(%struct.S) %b, i32 %c");
  expect(layout.map(({ kind }) => kind)).toEqual(["pointer", "value", "value"]);
});

test("no parameters take no bytes", () => {
  expect(layoutOf("").bytes).toBe(0);
});
