import { expect, test } from "vitest";
import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { namesOf, parseNamed } from "../../analysis/testing.ts";
import { findRegions } from "./barrier-regions.ts";
import { expectSameOutcome } from "./testing.ts";
import { planContext } from "./thread-context.ts";

const sync = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";
const declarations = `
  declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare void @keeps(ptr)
  declare i32 @strlen(ptr)
`;

/** What a kernel keeps, from a body whose barriers end their blocks. */
function contextOf(body: string) {
  const named = parseNamed(`${declarations}define ptx_kernel void @k(ptr %p, i32 %n) {\n${body}\n}`);
  const cfg = analyzeControlFlow(named.fn("k"));
  const context = planContext(named.fn("k"), cfg, findRegions(cfg), undefined);
  return { ...named, context, slotOf: (name: string) => context.slot(named.instruction(name)) };
}

test("values that are live across a barrier are kept, cheap ones of parameters are computed again", () => {
  const { context, slotOf } = contextOf(`
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %address = getelementptr i32, ptr %p, i32 %x
      %loaded = load i32, ptr %address
      %from.loaded = add i32 %loaded, 1
      %divided = udiv i32 %x, 3
      %dead = load i32, ptr %p
      ${sync}
      br label %after
    after:
      %s = add i32 %from.loaded, %divided
      store i32 %s, ptr %address
      ret void`);
  expect(namesOf(context.kept(1)).sort()).toEqual(["divided", "from.loaded"]);
  expect(namesOf(context.recomputed(1))).toEqual(["address"]);
  expect(slotOf("loaded")).toBeUndefined();
  expect(context.bytesPerThread).toBe(8);
});

test("values that no region needs at the same time share a place, if their sizes agree", () => {
  const { context, slotOf } = contextOf(`
    entry:
      %a = load i32, ptr %p
      ${sync}
      br label %one
    one:
      store i32 %a, ptr %p
      %b = load i32, ptr %p
      %wide = load i64, ptr %p
      ${sync}
      br label %two
    two:
      store i32 %b, ptr %p
      store i64 %wide, ptr %p
      ret void`);
  expect(slotOf("b")).toEqual(slotOf("a"));
  // The most aligned comes first.
  expect(slotOf("wide")).toEqual({ offset: 0, size: 8, align: 8 });
  expect(context.bytesPerThread).toBe(12);
});

test.each([
  ["read and written behind a barrier", "store i32 1, ptr %array", "%v = load i32, ptr %array", true],
  ["used on one side only", "store i32 1, ptr %array\n%v = load i32, ptr %array", "", false],
  ["passed to a function that may keep it", "call void @keeps(ptr %array)", "", true],
  ["passed to one that is done with it", "%v = call i32 @strlen(ptr %array)", "", false],
  ["stored", "store ptr %array, ptr %p", "", true],
  ["made an integer", "%v = ptrtoint ptr %array to i32\nstore i32 %v, ptr %p", "", true],
  ["reached by an offset", "%q = getelementptr i8, ptr %array, i32 %n", "store i8 1, ptr %q", true],
])("a local array that is %s", (_, before, after, isKept) => {
  const { context, slotOf } = contextOf(`
    entry:
      %array = alloca [3 x i32], align 4
      ${before}
      ${sync}
      br label %after
    after:
      ${after}
      ret void`);
  expect(slotOf("array")).toEqual(isKept ? { offset: 0, size: 12, align: 4 } : undefined);
  expect(context.bytesPerThread).toBe(isKept ? 12 : 0);
});

test("a pointer that a loop moves through a local array keeps the array", () => {
  const { slotOf } = contextOf(`
    entry:
      %array = alloca [4 x i32], align 16
      br label %loop
    loop:
      %walk = phi ptr [ %array, %entry ], [ %next, %after ]
      ${sync}
      br label %after
    after:
      store i32 1, ptr %walk
      %next = getelementptr i32, ptr %walk, i32 1
      %end = icmp eq ptr %next, %p
      br i1 %end, label %exit, label %loop
    exit:
      ret void`);
  expect(slotOf("array")).toMatchObject({ size: 16, align: 16 });
  expect(slotOf("walk")).toMatchObject({ size: 4 });
});

const i = "%i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";
test.each([
  ["i1", `%v = trunc i32 %w to i1`, `%r = zext i1 %v to i32`],
  ["i8", `%v = trunc i32 %w to i8`, `%r = sext i8 %v to i32`],
  ["i16", `%v = trunc i32 %w to i16`, `%r = sext i16 %v to i32`],
  ["i24", `%v = trunc i32 %w to i24`, `%r = sext i24 %v to i32`],
  ["i64", `%v = sext i32 %w to i64`, `%s = lshr i64 %v, 3\n%r = trunc i64 %s to i32`],
  ["i128", `%v = sext i32 %w to i128`, `%s = lshr i128 %v, 90\n%r = trunc i128 %s to i32`],
  ["float", `%v = sitofp i32 %w to float`, `%r = bitcast float %v to i32`],
  [
    "double",
    `%v = sitofp i32 %w to double`,
    `%s = bitcast double %v to i64\n%t = lshr i64 %s, 20\n%r = trunc i64 %t to i32`,
  ],
  [
    "ptr",
    `%v = getelementptr i32, ptr %p, i32 %w`,
    `%s = ptrtoint ptr %v to i32\n%o = ptrtoint ptr %p to i32\n%r = sub i32 %s, %o`,
  ],
  [
    "<2 x i32>",
    `%v = insertelement <2 x i32> <i32 5, i32 6>, i32 %w, i32 1`,
    `%r = extractelement <2 x i32> %v, i32 1`,
  ],
  [
    "<3 x i32>",
    `%v = insertelement <3 x i32> <i32 5, i32 6, i32 7>, i32 %w, i32 2`,
    `%r = extractelement <3 x i32> %v, i32 2`,
  ],
  [
    "<8 x i32>",
    `%v = insertelement <8 x i32> zeroinitializer, i32 %w, i32 7`,
    `%r = extractelement <8 x i32> %v, i32 7`,
  ],
  [
    "<4 x i1>",
    `%b = trunc i32 %w to i1\n%v = insertelement <4 x i1> zeroinitializer, i1 %b, i32 2`,
    `%s = extractelement <4 x i1> %v, i32 2\n%r = zext i1 %s to i32`,
  ],
  [
    "{ i8, i32 }",
    `%v = insertvalue { i8, i32 } { i8 1, i32 2 }, i32 %w, 1`,
    `%r = extractvalue { i8, i32 } %v, 1`,
  ],
  [
    "[2 x i16]",
    `%h = trunc i32 %w to i16\n%v = insertvalue [2 x i16] [i16 1, i16 2], i16 %h, 1`,
    `%s = extractvalue [2 x i16] %v, 1\n%r = sext i16 %s to i32`,
  ],
])("each thread's %s outlives the barrier", (_, before, after) => {
  const { buffers } = expectSameOutcome(
    `${declarations}
    @tile = addrspace(3) global [4 x i32] undef, align 4
    define ptx_kernel void @k(ptr %p, ptr %out) {
      ${i}
      %from = getelementptr i32, ptr %p, i32 %i
      %w = load i32, ptr %from
      ${before}
      ${sync}
      ${after}
      %to = getelementptr i32, ptr %out, i32 %i
      store i32 %r, ptr %to
      ret void
    }`,
    { grid: 1, block: 4, arguments: [new Int32Array([-1, 2, 1 << 23, -77]), new Int32Array(4)] },
  );
  const [, out] = buffers;
  expect(out instanceof Int32Array && new Set(out).size).toBeGreaterThan(1);
});
