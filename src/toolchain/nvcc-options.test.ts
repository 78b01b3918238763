import { expect, test } from "vitest";
import { findOption, nvccOptions, splitList } from "./nvcc-options.ts";

test("no name stands for two options, and each begins with a dash", () => {
  const names = nvccOptions.flatMap((option) => option.names);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.filter((name) => !name.startsWith("-"))).toEqual([]);
});

test.each([
  ["-isystemdir", "-isystem", "dir"],
  ["-lineinfo", "-lineinfo", undefined],
  ["-lm", "-l", "m"],
  ["-lib", "-lib", undefined],
  ["-O3", "-O", "3"],
  ["-DX=a=b", "-D", "X=a=b"],
  ["-gencode=arch=compute_80,code=sm_80", "-gencode", "arch=compute_80,code=sm_80"],
  ["-c", "-c", undefined],
])("%s is %s with %s", (word, name, value) => {
  expect(findOption(word)).toMatchObject({ name, value });
});

test.each(["--nothing", "-q", "-c=1", "--include-pathx"])("%s is no option of nvcc", (word) => {
  expect(findOption(word)).toBeUndefined();
});

test("lists are split at commas that no backslash keeps", () => {
  expect(splitList("a,b\\,c,,d")).toEqual(["a", "b,c", "d"]);
});
