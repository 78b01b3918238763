import { expect, test } from "vitest";
import { lackingHeaders } from "./build-needed.ts";

test("a header that is not there is put down to the source, through whatever it includes", () => {
  const output = `. does not build:
csrc/bind.cpp:1:10: fatal error: 'torch/extension.h' file not found
    1 | #include <torch/extension.h>
      |          ^~~~~~~~~~~~~~~~~~~
1 error generated.
In file included from csrc/ops.cu:1:
In file included from csrc/ops.h:3:
csrc/types.h:2:10: fatal error: 'ATen/ATen.h' file not found
    2 | #include <ATen/ATen.h>
main.cu:4:3: error: use of undeclared identifier 'x'`;
  expect([...lackingHeaders(output)]).toEqual([
    ["csrc/bind.cpp", "torch/extension.h"],
    ["csrc/ops.cu", "ATen/ATen.h"],
  ]);
});

test("other errors lack nothing", () => {
  expect(lackingHeaders("In file included from a.cu:1:\na.h:2:1: error: expected ';'").size).toBe(0);
});
