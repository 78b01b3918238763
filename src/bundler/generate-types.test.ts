import { expect, test } from "vitest";
import type { ImportedKernel, KernelModule, ValueType } from "../artifact/kernel-module.ts";
import { generateTypes } from "./generate-types.ts";

const float: ValueType = { kind: "scalar", scalar: "f32" };

function typesOf(parameters: readonly { readonly name: string; readonly type: ValueType }[]): string {
  const kernel = {
    name: "k",
    displayName: "k",
    line: 1,
    parameters: parameters.map((parameter) => ({ ...parameter, cudaType: "float", offset: 0 })),
    info: { name: "k" },
    wgsl: [],
  } as unknown as ImportedKernel;
  const module = { file: "k.cu", kernels: [kernel], symbols: [] } as unknown as KernelModule;
  return generateTypes(module, { kernels: [], variables: [] }, () => undefined);
}

test("parameters keep their names, but for words of TypeScript", () => {
  const types = typesOf(["in", "out", "function", "n"].map((name) => ({ name, type: float })));
  expect(types).toContain("Kernel<[in_: number, out: number, function_: number, n: number]>");
});

test("structs do not take the names of types that are there already", () => {
  const named = (name: string): ValueType => ({ kind: "struct", name, fields: [] });
  const types = typesOf([
    { name: "a", type: named("Kernel") },
    { name: "b", type: named("number") },
    { name: "c", type: named("Particle") },
  ]);
  expect(types).toContain("Kernel<[a: Kernel_, b: number_, c: Particle]>");
  expect(types).toContain("export interface Kernel_ {");
});

test("two structs of one name are two types, the same one is one", () => {
  const point = (...fields: string[]): ValueType => ({
    kind: "struct",
    name: "Point",
    fields: fields.map((name, index) => ({ name, offset: 4 * index, type: float })),
  });
  const types = typesOf([
    { name: "a", type: point("x") },
    { name: "b", type: point("x", "y") },
    { name: "c", type: point("x") },
  ]);
  expect(types).toContain("Kernel<[a: Point, b: Point_2, c: Point]>");
  expect(types).toMatch(/interface Point_2 {\n {2}readonly x: number;\n {2}readonly y: number;\n}/);
});
