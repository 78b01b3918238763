import { expect, test } from "vitest";
import { explainLinkErrors } from "./link-errors.ts";

const names = new Map([
  ["/in/0.o", "a.cu"],
  ["/in/1.o", "libx.a(b.o)"],
]);

test("undefined symbols are told in ld's words, with the users' file names", () => {
  expect(explainLinkErrors("wasm-ld: error: /in/0.o: undefined symbol: f(int)\n", names)).toBe(
    "a.cu: error: undefined reference to 'f(int)'\n",
  );
});

test("other messages keep their words", () => {
  const messages = "wasm-ld: error: duplicate symbol: main\n>>> defined in /in/0.o\n>>> defined in /in/1.o\n";
  expect(explainLinkErrors(messages, names)).toBe(
    "link: error: duplicate symbol: main\n>>> defined in a.cu\n>>> defined in libx.a(b.o)\n",
  );
});
