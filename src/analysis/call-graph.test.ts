import { expect, test } from "vitest";
import { analyzeCallGraph } from "./call-graph.ts";
import { namesOf, parseNamed } from "./testing.ts";

const named = parseNamed(`
  @table = constant [2 x ptr] [ptr @one, ptr @other]
  define ptx_kernel void @kernel(ptr %f) {
    call void @direct()
    %r = call i32 %f(i32 1)
    ret void
  }
  define void @direct() {
    call void @waits()
    ret void
  }
  define void @waits() {
    call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
    ret void
  }
  define i32 @one(i32 %n) {
    %r = call i32 @even(i32 %n)
    ret i32 %r
  }
  define float @other(float %x) {
    ret float %x
  }
  define i32 @even(i32 %n) {
    %r = call i32 @odd(i32 %n)
    ret i32 %r
  }
  define i32 @odd(i32 %n) {
    %r = call i32 @even(i32 %n)
    ret i32 %r
  }
  define void @passes() {
    call void @takes(ptr @direct)
    ret void
  }
  declare void @takes(ptr)
  declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
`);
const graph = analyzeCallGraph(named.module);

test("a call through a pointer may reach functions of its type whose address is taken", () => {
  expect(namesOf(graph.callees(named.fn("kernel")))).toEqual(["direct", "one"]);
  expect(graph.isAddressTaken(named.fn("other"))).toBe(true);
  expect(graph.isAddressTaken(named.fn("direct"))).toBe(true);
  expect(graph.isAddressTaken(named.fn("waits"))).toBe(false);
  expect(graph.directCallsOf(named.fn("even"))).toHaveLength(2);
});

test("recursion and barriers are found through calls", () => {
  const all = [...named.module.functions.values()];
  expect(namesOf(all.filter((fn) => graph.isRecursive(fn)))).toEqual(["even", "odd"]);
  expect(namesOf(all.filter((fn) => graph.mayReachBarrier(fn)))).toEqual(["kernel", "direct", "waits"]);
});

test("callees come before callers", () => {
  const order = graph.components.map((component) => namesOf(component).sort().join("+"));
  expect(order.indexOf("even+odd")).toBeLessThan(order.indexOf("one"));
  expect(order.indexOf("waits")).toBeLessThan(order.indexOf("direct"));
  expect(order.indexOf("direct")).toBeLessThan(order.indexOf("kernel"));
});
