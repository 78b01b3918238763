import { expect, test } from "vitest";
import { type IncludeFolder, scanIncludes } from "./include-scan.ts";
import { memoryFiles } from "./testing.ts";

function scan(
  contents: Record<string, string>,
  options: { roots?: string[]; folders?: IncludeFolder[]; macros?: string[] } = {},
): string[] {
  const found = scanIncludes({
    roots: options.roots ?? ["a.cu"],
    folders: options.folders ?? [],
    macros: options.macros ?? [],
    workingFolder: "/project",
    files: memoryFiles(contents),
  });
  return found.map(({ path }) => path);
}
const user = (path: string): IncludeFolder => ({ path, kind: "user" });

test("quoted includes start at the including file, angled ones at the folders", () => {
  expect(
    scan(
      {
        "/project/src/a.cu": '#include "x.h"\n#include <y.h>\n#  include "sub/z.h"\n#include <cstdio>',
        "/project/src/x.h": "",
        "/project/src/y.h": "",
        "/project/inc/y.h": "",
        "/project/src/sub/z.h": '#include "../up.h"',
        "/project/src/up.h": "",
      },
      { roots: ["src/a.cu"], folders: [user("inc")] },
    ).toSorted(),
  ).toEqual(["inc/y.h", "src/a.cu", "src/sub/../up.h", "src/sub/z.h", "src/x.h"]);
});

test("conditions are not looked at: a file too many does no harm", () => {
  expect(scan({ "/project/a.cu": '#if 0\n#include "b.h"\n#endif', "/project/b.h": "" })).toEqual([
    "a.cu",
    "b.h",
  ]);
});

test("headers that include each other are read once", () => {
  expect(
    scan({
      "/project/a.cu": '#include "b.h"',
      "/project/b.h": '#include "c.h"',
      "/project/c.h": '#include "b.h"\n#include "a.cu"',
    }),
  ).toEqual(["a.cu", "b.h", "c.h"]);
});

test("quote folders before user folders before system folders", () => {
  const contents = {
    "/project/a.cu": '#include "h.h"',
    "/project/s/h.h": "",
    "/project/u/h.h": "",
    "/project/q/h.h": "",
  };
  const folders: IncludeFolder[] = [
    { path: "s", kind: "system" },
    { path: "u", kind: "user" },
    { path: "q", kind: "quote" },
  ];
  expect(scan(contents, { folders })).toEqual(["a.cu", "q/h.h"]);
});

test("include_next may mean every file of the name", () => {
  const contents = {
    "/project/a.cu": "#include <h.h>",
    "/project/u/h.h": "#include_next <h.h>",
    "/project/v/h.h": "",
  };
  expect(scan(contents, { folders: [user("u"), user("v")] })).toEqual(["a.cu", "u/h.h", "v/h.h"]);
});

test("a macro as file name stands for all that it is defined as, here or on the command line", () => {
  const contents = {
    "/project/a.cu": '#define ONE "one.h"\n#include ONE\n#include TWO',
    "/project/one.h": "",
    "/project/two.h": "",
    "/project/other.h": "",
  };
  expect(scan(contents, { macros: ['-DTWO="two.h"'] })).toEqual(["a.cu", "one.h", "two.h"]);
});

test("an unknown macro takes in the folders, and nothing hidden", () => {
  const contents = {
    "/project/a.cu": "#include CONFIGURED",
    "/project/inc/deep/x.h": "",
    "/project/inc/.git/y.h": "",
    "/project/elsewhere.txt": "",
  };
  expect(scan(contents, { folders: [user("inc")] }).toSorted()).toEqual([
    ...["a.cu", "elsewhere.txt", "inc/deep/x.h"],
  ]);
});

test("__has_include, and what is missing", () => {
  expect(
    scan({ "/project/a.cu": '#if __has_include("opt.h")\n#include "gone.h"\n#endif', "/project/opt.h": "" }),
  ).toEqual(["a.cu", "opt.h"]);
});

test("CRLF and a byte order mark do not hide an include", () => {
  expect(
    scan(
      {
        "/project/a.cu": '\uFEFF#include "b.h"\r\n#include <c.h>\r\n',
        "/project/b.h": "",
        "/project/c.h": "",
      },
      { folders: [user(".")] },
    ),
  ).toEqual([...["a.cu", "b.h", "./c.h"]]);
});
