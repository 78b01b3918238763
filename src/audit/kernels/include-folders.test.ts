import { expect, test } from "vitest";
import { HeaderIndex, includeFolders } from "./include-folders.ts";

function foldersOf(files: Readonly<Record<string, string>>, source = "src/a.cu") {
  return includeFolders(source, new HeaderIndex(Object.keys(files)), (path) => files[path]);
}

test("a header elsewhere in the tree names its folder, and headers of headers do, too", () => {
  const files = {
    "src/a.cu": '#include <mixed/check.h>\n#include "beside.h"',
    "src/beside.h": "",
    "include/mixed/check.h": '#include "util/log.h"',
    "third/util/log.h": "",
  };
  expect(foldersOf(files)).toEqual(["include", "third"]);
});

test("of two headers of that name the nearer one is meant", () => {
  const files = { "one/src/a.cu": '#include "common.h"', "two/inc/common.h": "", "one/inc/common.h": "" };
  expect(foldersOf(files, "one/src/a.cu")).toEqual(["one/inc"]);
});

test("the toolkit's headers are not looked for, nor what is beside the source by a path with dots", () => {
  const files = {
    "src/a.cu": '#include <cuda_runtime.h>\n#include "../b/x.h"',
    "vendor/cuda_runtime.h": "",
    "b/x.h": "",
  };
  expect(foldersOf(files)).toEqual([]);
});
