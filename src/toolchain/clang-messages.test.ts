import { expect, test } from "vitest";
import { mergeMessages } from "./clang-messages.ts";

test("what both passes say is said once, and the counts go", () => {
  const both = "a.cu:1:1: error: no type\n    1 | x;\n      | ^\n";
  const device = "a.cu:2:1: warning: only here\n";
  const host = "In file included from a.cu:1:\nb.h:3:1: error: only there\nb.h:4:1: note: and this\n";
  expect(
    mergeMessages(
      `${both}${device}1 warning and 1 error generated when compiling for sm_80.\n`,
      `${both}${host}2 errors generated.\n`,
    ),
  ).toBe(`${both}${device}${host}`);
});

test("nothing stays nothing", () => {
  expect(mergeMessages("", "")).toBe("");
});
