import { expect, test } from "vitest";
import { afterTemplateArguments, matchingBracket, splitAtCommas, tokenize } from "./tokens.ts";

const words = (text: string) => tokenize(text).map((token) => token.text);

test("names, numbers and operators, without comments", () => {
  expect(words("a+=3'000u; // b\n/* c */ k<<<1, 2>>>(x->y);")).toEqual([
    "a",
    "+=",
    "3'000u",
    ";",
    "k",
    "<<<",
    "1",
    ",",
    "2",
    ">>>",
    "(",
    "x",
    "->",
    "y",
    ")",
    ";",
  ]);
});

test("strings are one token, raw ones too", () => {
  expect(words(`f("a\\"b", R"x(" , )x", 'c')`)).toEqual([
    "f",
    "(",
    `"a\\"b"`,
    ",",
    `R"x(" , )x"`,
    ",",
    "'c'",
    ")",
  ]);
});

test("tokens know the directive that they are part of, across continued lines", () => {
  const tokens = tokenize("#define A \\\n  b\nc\n# if D");
  expect(tokens.map(({ text, directive }) => `${text}:${directive ?? ""}`)).toEqual([
    "#:define",
    "define:define",
    "A:define",
    "b:define",
    "c:",
    "#:if",
    "if:if",
    "D:if",
  ]);
});

test("commas of arguments, not those of brackets and templates", () => {
  const text = "f(a, g<b, c>(d), {e, h}, i < j, k > l)";
  const tokens = tokenize(text);
  const close = matchingBracket(tokens, 1) ?? 0;
  expect(splitAtCommas(tokens, 2, close).map(({ start, end }) => text.slice(start, end))).toEqual([
    "a",
    "g<b, c>(d)",
    "{e, h}",
    "i < j",
    "k > l",
  ]);
  expect(splitAtCommas(tokenize("f()"), 2, 2)).toEqual([]);
});

test("behind the arguments of a template", () => {
  const tokens = tokenize("f<a, b<c>>(d)");
  expect(tokens[afterTemplateArguments(tokens, 1)]?.text).toBe("(");
  const less = tokenize("a < b; c > d");
  expect(afterTemplateArguments(less, 1)).toBe(1);
});
