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
