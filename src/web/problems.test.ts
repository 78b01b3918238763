import { expect, test } from "vitest";
import { problemOf, problemsOfText } from "./problems.ts";

test("clang's messages have places", () => {
  const text = `main.cu:4:11: error: use of undeclared identifier 'blockIx'
    4 |   int i = blockIx.x;
      |           ^~~~~~~
In file included from main.cu:1:
./a.h:2:1: warning: unused variable 'x' [-Wunused-variable]
1 warning and 1 error generated.
`;
  expect(problemsOfText(text)).toEqual([
    {
      severity: "error",
      message: "use of undeclared identifier 'blockIx'",
      file: "main.cu",
      line: 4,
      column: 11,
    },
    {
      severity: "warning",
      message: "unused variable 'x' [-Wunused-variable]",
      file: "./a.h",
      line: 2,
      column: 1,
    },
  ]);
});

test("a missing header is an error", () => {
  expect(problemsOfText("a.cu:1:10: fatal error: 'x.h' file not found")).toMatchObject([
    { severity: "error", line: 1 },
  ]);
});

test("the linker's messages have none", () => {
  expect(problemsOfText("wasm-ld: error: a.cu: undefined symbol: f(int)")).toEqual([
    { severity: "error", message: "a.cu: undefined symbol: f(int)" },
  ]);
});

test("our own diagnostics bring their help", () => {
  const location = { file: "main.cu", line: 3, column: 0 };
  expect(
    problemOf({ code: "x", severity: "warning", message: "no textures", help: "use arrays", location }),
  ).toEqual({
    severity: "warning",
    message: "no textures (use arrays)",
    file: "main.cu",
    line: 3,
  });
});
