import { expect, test } from "vitest";
import { cppTokens } from "./cpp-tokens.ts";

const words = (text: string) => cppTokens(text).map((token) => token.text);

test("comments are no tokens, however they are written", () => {
  expect(words("a // b \\\n c\nd /* e \n f */ g")).toEqual(["a", "d", "g"]);
  expect(words("x /* never closed")).toEqual(["x"]);
});

test("strings are one token each, with raw ones and prefixes", () => {
  const tokens = cppTokens(String.raw`f("a\"b", L"w", R"x(cudaMalloc(")x", u8R"(c)", 'q', '\'')`);
  expect(tokens.filter(({ kind }) => kind === "string").map(({ text }) => text)).toEqual([
    String.raw`a\"b`,
    "w",
    'cudaMalloc("',
    "c",
  ]);
  expect(tokens.filter(({ kind }) => kind === "character")).toHaveLength(2);
});

test("includes, launches and numbers with separators", () => {
  expect(
    cppTokens('  # include <cuda_runtime.h> // x\n#include "a b.h"').map((t) => [t.kind, t.text]),
  ).toEqual([
    ["include", "cuda_runtime.h"],
    ["include", "a b.h"],
  ]);
  expect(words("k<<<1'000, 0x1Fu>>>(1.5e-3f)")).toEqual([
    "k",
    "<<<",
    "1'000",
    ",",
    "0x1Fu",
    ">>>",
    "(",
    "1.5e-3f",
    ")",
  ]);
});

test("`#if 0` is dead to its else, and apostrophes in #error open nothing", () => {
  expect(words("#if 0\ndead\n#ifdef X\nalso\n#endif\n#else\nlive\n#endif\n")).toEqual(["live", "#", "endif"]);
  expect(words("#error don't\nnext")).toEqual(["next"]);
  expect(words("#define N 3\nnext")).toEqual(["#", "define", "N", "3", "next"]);
});

test("what is built for other vendors' chips alone is left out, to its else", () => {
  expect(words("#ifdef __HIP_PLATFORM_AMD__\nhip\n#else\ncuda\n#endif")).toContain("cuda");
  expect(words("#ifdef __HIP_PLATFORM_AMD__\nhip\n#else\ncuda\n#endif")).not.toContain("hip");
  expect(words("#if defined(USE_ROCM) || defined(USE_MUSA)\nhip\n#endif")).not.toContain("hip");
  expect(words("#if defined(USE_ROCM) || defined(USE_CUDA)\nboth\n#endif")).toContain("both");
  expect(words("#ifndef USE_ROCM\ncuda\n#endif")).toContain("cuda");
});
