import { expect, test } from "vitest";
import { editText } from "../edit-testing.ts";
import { widenMasks } from "./warp-masks.ts";

const masks = (text: string) => editText(text, widenMasks).text;

test("a whole warp is a whole warp of any size, however it is written", () => {
  expect(masks("x = __shfl_down_sync(0xffffffff, x, 1);")).toBe(
    "x = __shfl_down_sync(0xffffffffffffffffull, x, 1);",
  );
  expect(masks("__syncwarp(~0u); __any_sync(-1, p);")).toBe(
    "__syncwarp(0xffffffffffffffffull); __any_sync(0xffffffffffffffffull, p);",
  );
  expect(masks("#define FULL 0xFFFFFFFFu\nx = __shfl_sync(FULL, x, 0);")).toContain(
    "__shfl_sync(0xffffffffffffffffull, x, 0)",
  );
  expect(masks("constexpr unsigned kAll = 0xffffffff;\nx = __shfl_xor_sync(kAll, x, 1);")).toContain(
    "__shfl_xor_sync(0xffffffffffffffffull, x, 1)",
  );
});

test("parts of a warp keep their lanes", () => {
  expect(masks("x = __shfl_sync(0x0000ffff, x, 0);")).toBe("x = __shfl_sync(0x0000ffffull, x, 0);");
  const { text, remarks } = editText("x = __shfl_sync(mask & 3, x, 0);", widenMasks);
  expect(text).toBe("x = __shfl_sync((unsigned long long)(mask & 3), x, 0);");
  expect(remarks).toEqual(["1: mask-of-32-bits"]);
});

test("macros that wrap a shuffle are edited where they are defined", () => {
  expect(masks("#define DOWN(v, n) __shfl_down_sync(0xffffffff, v, n)\n")).toBe(
    "#define DOWN(v, n) __shfl_down_sync(0xffffffffffffffffull, v, n)\n",
  );
  const old = "#define __shfl_sync(m, v, l) __shfl(v, l)\n";
  expect(masks(old)).toBe(old);
});

test("a vote is as wide as before where that could be seen", () => {
  expect(masks("unsigned b = __ballot_sync(0xffffffff, p);")).toBe(
    "unsigned b = __ballot_sync(0xffffffffffffffffull, p);",
  );
  expect(masks("auto b = __activemask();")).toBe("auto b = (unsigned int)__activemask();");
  expect(masks("n = __popc(__ballot_sync(~0u, p));")).toBe(
    "n = __popcll(__ballot_sync(0xffffffffffffffffull, p));",
  );
  expect(masks("if (~__ballot(p) == 0) f();")).toBe("if (~(unsigned int)__ballot(p) == 0) f();");
  expect(masks("x = __shfl_sync(__activemask(), x, 0);")).toBe("x = __shfl_sync(__activemask(), x, 0);");
});

test("a constant of one function says nothing of another's variable of its name", () => {
  const one = "__device__ void a(int x) { const unsigned mask = 0xffffffff; __shfl_sync(mask, x, 0); }\n";
  expect(masks(one)).toContain("__shfl_sync(0xffffffffffffffffull, x, 0)");
  for (const two of [
    "__device__ void b(int p) { unsigned mask = __ballot_sync(~0u, p); __reduce_add_sync(mask, 1); }",
    "__device__ void b(int n, unsigned mask) { __reduce_add_sync(mask, 1); }",
    "__device__ void b(const unsigned &mask) { __reduce_add_sync(mask, 1); }",
    "template <unsigned mask> __device__ void b() { __reduce_add_sync(mask, 1); }",
    "__device__ void b(int n) { unsigned rest = n, mask = n; __reduce_add_sync(mask, 1); }",
    "__device__ void b(P n) { auto [rest, mask] = n; __reduce_add_sync(mask, 1); }",
    "__device__ void b() { const unsigned mask = 0x0fff; __reduce_add_sync(mask, 1); }",
    "#define ADD(mask, x) __reduce_add_sync(mask, x)",
  ])
    expect(masks(one + two), two).toContain("__reduce_add_sync((unsigned long long)(mask), ");
});

test("a macro with several definitions is a whole warp when all of them are", () => {
  const both = (other: string) =>
    masks(`#ifdef X\n#define ALL 0xffffffff\n#else\n#define ALL ${other}\n#endif\n__shfl_sync(ALL, x, 0);`);
  expect(both("~0u")).toContain("__shfl_sync(0xffffffffffffffffull, x, 0)");
  expect(both("0xffff")).toContain("__shfl_sync((unsigned long long)(ALL), x, 0)");
});
