import { expect, test } from "vitest";
import { fileSource } from "./source-files.ts";

const files = fileSource([
  { name: "main.cu", text: "int x;" },
  { name: "include/deep/a.h", text: "µ" },
]);

test("names may be relative or absolute", () => {
  expect(new TextDecoder().decode(files.read("main.cu"))).toBe("int x;");
  expect(new TextDecoder().decode(files.read("/work/include/../main.cu"))).toBe("int x;");
  expect(files.identity("./main.cu")).toBe(files.identity("/work/main.cu"));
});

test("folders are folders", () => {
  expect(files.kind("include")).toBe("folder");
  expect(files.kind("include/deep/a.h")).toBe("file");
  expect(files.kind("nothing.h")).toBeUndefined();
  expect(files.list(".")).toEqual(["main.cu", "include"]);
  expect(files.read("include")).toBeUndefined();
});
