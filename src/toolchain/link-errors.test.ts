import { expect, test } from "vitest";
import { explainLinkErrors } from "./link-errors.ts";

const names = new Map([
  ["/in/0.o", "a.cu"],
  ["/in/1.o", "libx.a(b.o)"],
]);

test("undefined symbols are told in ld's words, with the users' file names", () => {
  expect(
    explainLinkErrors(
      "wasm-ld: error: /in/0.o: undefined symbol: f(int)\nwasm-ld: error: /in/1.o: undefined symbol: g\n",
      names,
      [],
    ),
  ).toBe("a.cu: error: undefined reference to 'f(int)'\nlibx.a(b.o): error: undefined reference to 'g'\n");
});

test("a symbol defined twice names both files", () => {
  const message = "wasm-ld: error: duplicate symbol: f()\n>>> defined in /in/0.o\n>>> defined in /in/1.o\n";
  expect(explainLinkErrors(message, names, [])).toBe(
    "link: error: duplicate symbol: f()\n>>> defined in a.cu\n>>> defined in libx.a(b.o)\n",
  );
});

test("two mains are one error, whatever clang calls them", () => {
  const twice = (name: string) =>
    `wasm-ld: error: duplicate symbol: ${name}\n>>> defined in /in/0.o\n>>> defined in /in/1.o\n`;
  const expected = "link: error: duplicate symbol: main\n>>> defined in a.cu\n>>> defined in libx.a(b.o)\n";
  const three = ["__original_main", "main", "__main_void"].map(twice).join("\n");
  expect(explainLinkErrors(three, names, [])).toBe(expected);
  expect(explainLinkErrors(twice("__main_argc_argv"), names, [])).toBe(expected);
});

test("a missing main is told without the file of ours that asks for it", () => {
  expect(explainLinkErrors("wasm-ld: error: /in/2.o: undefined symbol: __main_argc_argv\n", names, [])).toBe(
    "link: error: no file defines main: undefined reference to 'main'\n",
  );
});

test("nothing stays nothing", () => {
  expect(explainLinkErrors("", names, [])).toBe("");
});

test("a managed variable that kernels cannot reach is told once", () => {
  const message = "wasm-ld: error: /in/2.o: undefined symbol: (anonymous namespace)::d\n";
  const explained = explainLinkErrors(message.repeat(2), new Map([["/in/2.o", "kernels-m1"]]), [
    "_ZN12_GLOBAL__N_11dE",
  ]);
  expect(explained.split("\n")).toEqual([
    expect.stringContaining("kernels cannot reach the __managed__ variable '(anonymous namespace)::d'"),
    "",
  ]);
});
