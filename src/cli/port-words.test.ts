import { expect, test } from "vitest";
import { readPortWords } from "./port-words.ts";

test("one input among nvcc's flags, wherever it stands", () => {
  expect(readPortWords(["-I", "inc", "app", "-DN=4", "-std", "c++20", "-O", "-rdc", "true"])).toEqual({
    path: "app",
    flags: ["-I", "inc", "-DN=4", "-std", "c++20", "-O", "-rdc", "true"],
    args: undefined,
  });
  expect(readPortWords(["-O", "a.cu"]).path).toBe("a.cu");
  expect(readPortWords(["-gencode", "arch=compute_80,code=sm_80", "--include-path", "x", "a.cu"]).path).toBe(
    "a.cu",
  );
  expect(readPortWords(["--foo", "a.cu"]).path).toBe("a.cu");
});

test("no input, or several, is refused", () => {
  expect(() => readPortWords(["-I", "inc"])).toThrow("port needs a folder or a .cu file");
  expect(() => readPortWords(["a.cu", "b.cu", "c.cu"])).toThrow(
    "one folder or file at a time, not also b.cu, c.cu: port the folder that holds both",
  );
  expect(() => readPortWords(["a.cu", "--bar", "3"])).toThrow(
    "3: if it is the value of --bar: there is no such option",
  );
});

test("what follows -- is for the programs", () => {
  expect(readPortWords(["a.cu", "--", "b.cu", "--foo"])).toEqual({
    path: "a.cu",
    flags: [],
    args: ["b.cu", "--foo"],
  });
});
