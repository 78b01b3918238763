import { expect, test } from "vitest";
import { parseModule } from "../ir/parse.ts";
import { orderBlocks } from "./block-order.ts";

function namesInOrder(body: string): string[] {
  const fn = parseModule(`define void @f(i1 %c) {\n${body}\n}`).functions.get("f");
  if (!fn) throw new Error("no function");
  const order = orderBlocks(fn);
  return fn.blocks.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).map(({ name }) => name);
}

test("what follows a loop comes behind all of it, wherever it stands in the text", () => {
  expect(
    namesInOrder(`
      entry:
        br label %outer
      exit:
        ret void
      outer:
        br i1 %c, label %inner, label %exit
      latch:
        br label %outer
      inner:
        br i1 %c, label %body, label %latch
      body:
        br label %inner`),
  ).toEqual(["entry", "outer", "inner", "body", "latch", "exit"]);
});

test("both sides of a condition come before where they meet, in the order of the text", () => {
  expect(
    namesInOrder(`
      entry:
        br i1 %c, label %then, label %else
      join:
        ret void
      then:
        br label %join
      else:
        br i1 %c, label %early, label %join
      early:
        ret void`),
  ).toEqual(["entry", "then", "else", "join", "early"]);
});
