import { expect, test } from "vitest";
import { isMainUsual, twoMains } from "./two-mains.ts";

const object = (name: string, symbols: string, onlyIfNeeded = false) => ({
  name,
  object: new TextEncoder().encode(`\0asm ${symbols}`),
  onlyIfNeeded,
});

test("main with and without arguments in two files is an error that names both", () => {
  expect(twoMains([object("a.o", "main __original_main"), object("b.o", "__main_argc_argv")])).toBe(
    "link: error: duplicate symbol: main\n>>> defined in b.o\n>>> defined in a.o\n",
  );
});

test("one main is none too many, and an archive's is not needed then", () => {
  expect(twoMains([object("a.o", "__main_argc_argv"), object("b.o", "f")])).toBeUndefined();
  expect(
    twoMains([object("a.o", "__original_main"), object("lib.a(b.o)", "__main_argc_argv", true)]),
  ).toBeUndefined();
});

test("main with the environment is none of the two", () => {
  expect(isMainUsual([object("a.o", "f"), object("b.o", "main")])).toBe(false);
  expect(isMainUsual([object("a.o", "f"), object("b.o", "main __original_main")])).toBe(true);
});
