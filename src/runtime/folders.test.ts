import { posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { grantFolders } from "./folders.ts";

test("the working folder is both . and its absolute path", () => {
  expect(grantFolders(["."], "/home/me", posix)).toEqual({ "/home/me": "/home/me", ".": "/home/me" });
});

test("a granted folder is found by relative names, also above the working folder", () => {
  expect(grantFolders(["../data", "/tmp/out", "sub"], "/home/me", posix)).toEqual({
    "/home/data": "/home/data",
    "../data": "/home/data",
    "/tmp/out": "/tmp/out",
    "../../tmp/out": "/tmp/out",
    "/home/me/sub": "/home/me/sub",
    sub: "/home/me/sub",
  });
});

test("below a granted folder, relative names start from the working folder", () => {
  expect(grantFolders([".."], "/home/me", posix)).toEqual({
    "/home": "/home",
    "..": "/home",
    ".": "/home/me",
  });
});

test("on Windows programs may write slashes", () => {
  expect(grantFolders(["..\\data"], "C:\\me", win32)).toEqual({
    "C:/data": "C:\\data",
    "../data": "C:\\data",
  });
});
