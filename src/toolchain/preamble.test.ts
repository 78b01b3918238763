import { expect, test } from "vitest";
import type { ScannedFile } from "./include-scan.ts";
import { preambleOf } from "./preamble.ts";

/** The files by name; the first is the source. */
function preamble(contents: Record<string, string>, macros: string[] = []): string {
  const files = Object.entries(contents).map(([path, text]): ScannedFile => ({
    path,
    absolutePath: `/${path}`,
    content: new TextEncoder().encode(text),
  }));
  return preambleOf({ files, macros, resolve: (name) => files.find(({ path }) => path === name) });
}

test("includes and plain macros up to the first line of code", () => {
  expect(
    preamble({
      "a.cu": "// a comment\n#include <cstdio>\n#define N 4\n#include <vector>\nint x;\n#include <map>",
    }),
  ).toBe("#include <cstdio>\n#define N 4\n#include <vector>\n");
});

test("macros after the last include are left out", () => {
  expect(preamble({ "a.cu": "#include <cstdio>\n#define N 4\n" })).toBe("#include <cstdio>\n");
});

test("the user's headers are walked into; code in one of them ends it all", () => {
  const source = '#include "h.h"\n#include <map>\n';
  expect(preamble({ "a.cu": source, "h.h": "#pragma once\n#include <cstdio>\n" })).toBe(
    "#include <cstdio>\n#include <map>\n",
  );
  expect(preamble({ "a.cu": source, "h.h": "#include <cstdio>\nvoid f();\n" })).toBe("#include <cstdio>\n");
});

test("an include guard is no condition, unless the command line defines it", () => {
  const files = { "a.cu": '#include "h.h"\n', "h.h": "#ifndef H\n#define H\n#include <cstdio>\n#endif\n" };
  expect(preamble(files)).toBe("#include <cstdio>\n");
  expect(preamble(files, ["-DH"])).toBe("");
});

test.each([
  ["a condition", "#ifdef X\n#include <vector>\n#endif"],
  ["a macro that is redefined", "#define A 1\n#define A 2\n#include <vector>"],
  ["a macro of the command line", "#define GIVEN 2\n#include <vector>"],
  ["a macro of several lines", "#define A 1 \\\n + 2\n#include <vector>"],
  ["undef", "#undef NULL\n#include <vector>"],
  ["another pragma", "#pragma pack(1)\n#include <vector>"],
  ["a computed include", "#include HEADER\n#include <vector>"],
])("%s ends it", (_, text) => {
  expect(preamble({ "a.cu": `#include <cstdio>\n${text}\n` }, ["-DGIVEN=1"])).toBe("#include <cstdio>\n");
});

test("a header that is included twice ends it", () => {
  expect(
    preamble({ "a.cu": '#include "h.h"\n#include "h.h"\n#include <map>', "h.h": "#include <cstdio>\n" }),
  ).toBe("#include <cstdio>\n");
});

test("comments hide includes, strings hide comments", () => {
  expect(
    preamble({ "a.cu": '/*\n#include <map>\n*/ #include <cstdio>\n#define S "/*"\n#include <set>\n' }),
  ).toBe('#include <cstdio>\n#define S "/*"\n#include <set>\n');
});

test("the helpers of a port are passed over, and no macro comes before them", () => {
  const helper = "// Written by unwarp port. Helpers.\n#pragma once\n#include <cmath>\nvoid f();\n";
  const source = '#include "h.h"\n#include <vector>\n#include "h.h"\n#define N 4\n#include <map>\n';
  expect(preamble({ "a.asc": source, "h.h": helper })).toBe("#include <cmath>\n#include <vector>\n");
  const own = helper.replace("<cmath>", '"own.h"');
  expect(preamble({ "a.asc": source, "h.h": own, "own.h": "#include <cstdio>\nint x;\n" })).toBe(
    "#include <cstdio>\n",
  );
});
