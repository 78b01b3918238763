import { expect, test } from "vitest";
import { canBeMended, notCompiled, notReached, shortReason } from "./compile-notes.ts";

const missing = (header: string) => notCompiled("a.cu", `a.cu:1: '${header}' file not found`);

test("a typing error, a header of one's own and too little time can be mended", () => {
  expect(canBeMended(notCompiled("a.cu", "a.cu:3: expected ';' after expression"))).toBe(true);
  expect(canBeMended(missing("generated/config.h"))).toBe(true);
  expect(canBeMended(missing("cutlass/gemm/device/gemm.h"))).toBe(true);
  expect(canBeMended(notReached("a.cu", 20))).toBe(true);
});

test("headers of PyTorch and of closed libraries cannot be had, and other notes are not about compiling", () => {
  expect(canBeMended(missing("torch/extension.h"))).toBe(false);
  expect(canBeMended(missing("ATen/cuda/CUDAContext.h"))).toBe(false);
  expect(canBeMended(missing("cublas_v2.h"))).toBe(false);
  expect(canBeMended({ file: "a.py", what: "is Python 2" })).toBe(false);
});

test("a reason without what the reader knows already", () => {
  expect(shortReason(notCompiled("a.cu", "b.h:3: unknown"))).toBe(
    "a.cu: does not compile here: b.h:3: unknown",
  );
  expect(shortReason(notReached("a.cu", 20))).toBe(
    "a.cu: the 20 s for compiling were over (--compile-budget)",
  );
});
