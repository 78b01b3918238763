import { expect, test } from "vitest";
import { ArtifactError } from "./app-info.ts";
import {
  appendCustomSection,
  isWasm,
  readCustomSections,
  readMemoryImport,
  removeCustomSections,
} from "./wasm-sections.ts";

const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (payload: Uint8Array | undefined) => new TextDecoder().decode(payload);

test("a section that was appended is read, beside others of its name", () => {
  const long = "x".repeat(1000);
  const one = appendCustomSection(empty, "a", bytes("first"));
  const all = appendCustomSection(appendCustomSection(one, "b", bytes(long)), "a", bytes(""));
  expect(readCustomSections(all, "a").map(text)).toEqual(["first", ""]);
  expect(readCustomSections(all, "b").map(text)).toEqual([long]);
  expect(WebAssembly.Module.customSections(new WebAssembly.Module(all), "b")).toHaveLength(1);
});

test("removing a section leaves the others", () => {
  const both = appendCustomSection(appendCustomSection(empty, "a", bytes("1")), "b", bytes("2"));
  expect(removeCustomSections(both, "a")).toEqual(appendCustomSection(empty, "b", bytes("2")));
});

test("the imported memory's limits are found behind other imports", () => {
  const imports = [
    ...[0x02, 0x1d, 0x03],
    ...[0x01, 0x65, 0x01, 0x66, 0x00, 0x00], // function
    ...[0x01, 0x65, 0x01, 0x67, 0x03, 0x7f, 0x00], // global
    ...[0x01, 0x65, 0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x03, 0x11, 0x80, 0x80, 0x04],
  ];
  const type = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  const module = Uint8Array.of(...empty, ...type, ...imports);
  expect(readMemoryImport(module)).toEqual({ initial: 17, maximum: 65536, shared: true });
  expect(readMemoryImport(empty)).toBeUndefined();
});

test("what is no WebAssembly, or cut short, is an error", () => {
  expect(isWasm(bytes("#!/bin/sh"))).toBe(false);
  expect(() => readCustomSections(bytes("#!/bin/sh"), "a")).toThrow(ArtifactError);
  const cut = appendCustomSection(empty, "a", bytes("12345")).subarray(0, 14);
  expect(() => readCustomSections(cut, "a")).toThrow("cut short");
});
