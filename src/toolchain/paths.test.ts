import { expect, test } from "vitest";
import * as paths from "./paths.ts";

test("Windows paths become absolute paths with slashes, and back", () => {
  expect(paths.toToolPath("C:\\My Projects\\ü\\a.cu", true)).toBe("/C:/My Projects/ü/a.cu");
  expect(paths.toToolPath("src\\a.cu", true)).toBe("src/a.cu");
  expect(paths.toSystemPath("/C:/My Projects/a.cu", true)).toBe("C:/My Projects/a.cu");
  expect(paths.toSystemPath("src/a.cu", true)).toBe("src/a.cu");
  // On other systems a backslash is a letter like any other.
  expect(paths.toToolPath("a\\b.cu", false)).toBe("a\\b.cu");
  expect(paths.toSystemPath("/C:/a", false)).toBe("/C:/a");
});

test.each([
  ["a.cu", "/project/a.cu"],
  ["./a/../b.cu", "/project/b.cu"],
  ["../up.h", "/up.h"],
  ["../../../up.h", "/up.h"],
  ["/x//y/./z", "/x/y/z"],
])("%s is %s", (path, absolute) => {
  expect(paths.absolutePath(path, "/project")).toBe(absolute);
});

test("parts of a path", () => {
  expect(["a/b.cu", "b.cu", "/b.cu"].map(paths.folderOf)).toEqual(["a", "", "/"]);
  expect(["a/b.cu", "b.cu"].map(paths.baseName)).toEqual(["b.cu", "b.cu"]);
  expect(["a.b/c", "x.tar.gz", ".hidden", "a.CU"].map(paths.extensionOf)).toEqual(["", ".gz", "", ".CU"]);
  expect(paths.withExtension("a/b.cu", ".o")).toBe("a/b.o");
  expect(paths.withExtension("a.b/c", ".o")).toBe("a.b/c.o");
  expect(paths.joinPath("a/", "b")).toBe("a/b");
  expect(paths.joinPath("", "b")).toBe("b");
  expect(paths.joinPath("a", "/b")).toBe("/b");
});
