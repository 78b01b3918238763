import { expect, test } from "vitest";
import { writeArchive } from "./archive.ts";
import { findLibraries } from "./libraries.ts";
import { memoryFiles } from "./testing.ts";

const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const elf = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46);
const files = memoryFiles({
  "/project/lib/libown.a": writeArchive([{ name: "a.o", content: wasm }]),
  "/project/lib/libutil.a": writeArchive([{ name: "a.o", content: wasm }]),
  "/usr/lib/libm.a": "/* GNU ld script */",
  "/usr/lib/libcudart_static.a": writeArchive([{ name: "a.o", content: elf }]),
  "/project/win/own2.lib": "",
});
const find = (name: string, ...folders: string[]) =>
  findLibraries([{ path: name, kind: "library" }], folders, files).inputs.map(({ path }) => path);

test("-lNAME is libNAME.a or NAME.lib in the first folder that has it", () => {
  expect(find("own", "nowhere", "lib")).toEqual(["lib/libown.a"]);
  expect(find("own2", "win")).toEqual(["win/own2.lib"]);
  expect(find(":libown.a", "lib")).toEqual(["lib/libown.a"]);
});

test("the system's libraries are in every program; the user's own of that name come first", () => {
  expect(find("m", "/usr/lib")).toEqual([]);
  expect(find("cudart_static", "/usr/lib")).toEqual([]);
  expect(find("util", "lib")).toEqual(["lib/libutil.a"]);
  expect(find("util", "/usr/lib")).toEqual([]);
});

test("a file of NVIDIA's runtime is dropped, another object is kept", () => {
  const inputs = [
    { path: "/usr/lib/libcudart_static.a", kind: "object" as const },
    { path: "lib/libown.a", kind: "object" as const },
  ];
  expect(findLibraries(inputs, [], files).inputs).toEqual([inputs[1]]);
});

test("a library that is missing is an error in one line", () => {
  expect(() => find("gone", "lib")).toThrow("cannot find -lgone: no libgone.a in the folders given with -L");
});

test("one of CUDA's libraries that unwarp lacks is a warning: not every program that names it uses it", () => {
  expect(findLibraries([{ path: "cublas", kind: "library" }], ["/usr/lib"], files)).toEqual({
    inputs: [],
    warnings: ["warning: -lcublas: unwarp does not have this library yet"],
  });
});
