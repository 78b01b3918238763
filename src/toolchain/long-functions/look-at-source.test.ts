import { expect, test } from "vitest";
import { seemsToHaveManyLoops } from "./look-at-source.ts";

const loops = (count: number) => "  for (;;) { if (x) { y(); } }\n".repeat(count);
const seems = (text: string) => seemsToHaveManyLoops(text, 5);

test("loops of one device function count, and not those of several", () => {
  expect(seems(`__global__ void k(int* a) {\n${loops(5)}}`)).toBe(true);
  expect(seems(`__global__ void k(int* a) {\n${loops(4)}}`)).toBe(false);
  expect(seems(`__device__ int f() {\n${loops(3)}}\n__global__ void k() {\n${loops(3)}}`)).toBe(false);
});

test("gotos and nested loops count", () => {
  expect(seems(`__global__ void k() { while (a) { for (;;) { while (b) for (;;) goto c; } } c:; }`)).toBe(
    true,
  );
});

test("functions of the host do not count, nor what is declared only", () => {
  expect(seems(`int main() {\n${loops(9)}}`)).toBe(false);
  expect(seems(`__global__ void k();\nint main() {\n${loops(9)}}`)).toBe(false);
  expect(seems(`__device__ int table[] = { 1, 2 };\nint main() {\n${loops(9)}}`)).toBe(false);
});

test("a namespace or a class around functions is none", () => {
  expect(seems(`namespace a { struct S { __device__ void f() {\n${loops(5)}} }; }`)).toBe(true);
  expect(seems(`struct S { __device__ void f() { x(); } void g() {\n${loops(5)}} };`)).toBe(false);
});

test("comments and literals are no code", () => {
  expect(seems(`__global__ void k() { // }\n${loops(2)} /* } */ f("}\\"}", '}'); ${loops(3)}}`)).toBe(true);
  expect(seems(`__global__ void k() { /* ${loops(9)} */ f("for for for for for"); }`)).toBe(false);
});
