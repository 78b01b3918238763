import { expect, test } from "vitest";
import { reversePostorderFrom } from "./cfg.ts";
import { branchInLoop, graphOf, namesOf } from "./testing.ts";

test("reverse postorder, predecessors and exits cover what can be reached", () => {
  const { cfg, block } = graphOf(...branchInLoop);
  expect(namesOf(cfg.reversePostorder)).toEqual(["entry", "head", "left", "right", "latch", "exit"]);
  expect(namesOf(cfg.predecessors(block("head")))).toEqual(["entry", "latch"]);
  expect(namesOf(cfg.predecessors(block("exit")))).toEqual(["latch"]);
  expect(namesOf(cfg.exits)).toEqual(["exit"]);
  expect(cfg.isReachable(block("dead"))).toBe(false);
  expect(() => cfg.order(block("dead"))).toThrow("block dead is unreachable");
});

test("several edges of a switch to one block count once", () => {
  const { cfg, block } = graphOf("entry: a b b a", "a: b", "b:");
  expect(namesOf(cfg.successors(block("entry")))).toEqual(["a", "b"]);
  expect(namesOf(cfg.predecessors(block("a")))).toEqual(["entry"]);
  expect(namesOf(cfg.predecessors(block("b")))).toEqual(["entry", "a"]);
});

test("a branch whose two targets are the same block has one successor", () => {
  const { cfg, block } = graphOf("entry: a a", "a:");
  expect(namesOf(cfg.successors(block("entry")))).toEqual(["a"]);
  expect(namesOf(cfg.predecessors(block("a")))).toEqual(["entry"]);
});

test("each block comes before its successors, but for back edges", () => {
  const { cfg } = graphOf("entry: c", "a: exit", "b: a", "c: b d", "d: a c", "exit:");
  expect(namesOf(cfg.reversePostorder)).toEqual(["entry", "c", "b", "d", "a", "exit"]);
});

test("a chain of a hundred thousand nodes does not exhaust the stack", () => {
  const length = 100_000;
  const order = reversePostorderFrom(0, (node) => (node < length ? [node + 1] : []));
  expect(order).toHaveLength(length + 1);
  expect(order.at(-1)).toBe(length);
});
