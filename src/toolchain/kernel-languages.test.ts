import { expect, test } from "vitest";
import { kernelLanguageNamed, kernelLanguageOf } from "./kernel-languages.ts";

test("a language is known by its files' extension, and by what -x calls it", () => {
  expect([".cu", ".hip", ".mu", ".cpp"].map(kernelLanguageOf)).toEqual(["cuda", "hip", "musa", undefined]);
  expect(["cu", "cuda", "hip", "musa", "c"].map(kernelLanguageNamed)).toEqual([
    "cuda",
    "cuda",
    "hip",
    "musa",
    undefined,
  ]);
});
