import { expect, test } from "vitest";
import { readAst } from "./read-ast.ts";

test("a file and a line hold until others are named", () => {
  const at = (offset: number) => ({ offset, tokLen: 1 });
  const root = readAst({
    kind: "TranslationUnitDecl",
    inner: [
      {
        kind: "A",
        loc: { ...at(5), file: "a.cu", line: 2 },
        range: { begin: at(4), end: { ...at(9), line: 3 } },
      },
      {
        kind: "B",
        loc: {
          spellingLoc: { ...at(1), file: "m.h", line: 7 },
          expansionLoc: { ...at(20), file: "a.cu", line: 4 },
        },
      },
      { kind: "C", loc: at(30) },
      {},
    ],
  });
  const [a, b, c, absent] = root.inner;
  expect(a?.end).toEqual({ file: "a.cu", line: 3, offset: 9, length: 1 });
  expect(b?.loc).toMatchObject({
    file: "m.h",
    line: 7,
    expansion: { file: "a.cu", line: 4, isArgument: false },
  });
  expect(c?.loc).toMatchObject({ file: "a.cu", line: 4, offset: 30 });
  expect(absent?.kind).toBe("");
});
