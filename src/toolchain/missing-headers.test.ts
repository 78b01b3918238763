import { expect, test } from "vitest";
import { explainMissingHeaders } from "./missing-headers.ts";

const message = (name: string) => `a.cu:2:10: fatal error: '${name}' file not found
    2 | #include <${name}>
      |          ^~~~~~~~~~~~~
`;

test("a header of the toolkit that is missing is explained below its line", () => {
  expect(explainMissingHeaders(`${message("cublas_v2.h")}1 error generated.\n`)).toBe(
    `${message("cublas_v2.h")}  help: unwarp does not support cuBLAS (cublas_v2.h) yet\n1 error generated.\n`,
  );
});

test("one row speaks for all headers of a folder", () => {
  expect(explainMissingHeaders(message("thrust/complex.h"))).toContain(
    "unwarp does not support this part of Thrust (thrust/complex.h) yet",
  );
});

test("other messages stay as they are", () => {
  const others = `${message("mine.h")}a.cu:3:1: error: unknown type name 'mine'\n`;
  expect(explainMissingHeaders(others)).toBe(others);
});
