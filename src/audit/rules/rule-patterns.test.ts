import { expect, test } from "vitest";
import { RulePatterns } from "./rule-patterns.ts";

const patterns = new RulePatterns();

test.each([
  ...["*", "python/*", "python/flash-attn", "*/cublasSgemm", "cublas/cublas*", "language/inline-ptx"],
  // Made when they are met: functions known by their prefix, headers, names in namespaces, unlisted functions.
  ...["nccl/*", "nccl/ncclAllReduce", "nccl*", "cudnn/cudnn_frontend.h", "thrust/thrust::sort", "cub/*"],
  ...["torch-api/*", "torch-api/torch.nosuch", "nc*/ncclSend", "optix/*"],
])("%s matches a rule", (text) => {
  expect(patterns.matches(text)).toBe(true);
});

/** Stands for the command line's own, which counts mistakes. */
const near = (word: string, names: readonly string[]) =>
  word === "pyton" && names.includes("python") ? "python" : undefined;

test.each([
  ["flash*", "python/flash*"],
  ["pyton/*", "python/*"],
  ["pyton/vllm", "python/vllm"],
  ["pyton/nosuch", "python/*"],
  ["nosuch/rule", undefined],
])("%s matches none; meant is %s", (text, meant) => {
  expect(patterns.matches(text)).toBe(false);
  expect(patterns.closestTo(text, near)).toBe(meant);
});

test.each(["cublas/cublasSgem", "cublas/sgemm*", "nccl/cublasSgemm", "language/inline-ptxx", ""])(
  "%s matches none",
  (text) => {
    expect(patterns.matches(text)).toBe(false);
  },
);
