import { describe, expect, test } from "vitest";
import { analyzeControlFlow } from "../../analysis/cfg.ts";
import { parseNamed } from "../../analysis/testing.ts";
import { isInstruction } from "../../ir/instruction.ts";
import { findRegions } from "./barrier-regions.ts";
import { expectSameOutcome } from "./testing.ts";
import { findThreadsTogether } from "./threads-together.ts";

const declarations = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1)
@limit = addrspace(4) global i32 0
`;
const kernel = (body: string) => `${declarations}
define ptx_kernel void @k(ptr %out, i32 %n) {
${body}
}`;
const tid = "call i32 @llvm.nvvm.read.ptx.sreg.tid.x()";
const barrier = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";

/** The values that all threads have in common where the last region starts; undefined where threads may come apart. */
function inCommon(body: string): string[] | undefined {
  const named = parseNamed(kernel(body));
  const regions = findRegions(analyzeControlFlow(named.fn("k")));
  const together = findThreadsTogether(named.fn("k"), regions);
  const last = regions.all.at(-1);
  if (!together || !last) return undefined;
  return [...named.fn("k").instructions()].flatMap((each) =>
    isInstruction(each) && each.name !== "" && together.isUniform(each, last) ? [each.name] : [],
  );
}

describe("what threads have in common", () => {
  test("arithmetic on parameters, blockIdx and constant memory; not loads, not threadIdx, not freeze", () => {
    const names = inCommon(`
      %t = ${tid}
      %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
      %sum = add i32 %b, %n
      %own = add i32 %sum, %t
      %loaded = load i32, ptr %out, align 4
      %constant = load i32, ptr addrspace(4) @limit, align 4
      %chosen = freeze i32 %n
      ${barrier}
      br label %after
    after:
      ret void`);
    expect(names).toEqual(["b", "sum", "constant"]);
  });

  test("the counter of a loop around a barrier, and what the block voted", () => {
    const names = inCommon(`
      br label %loop
    loop:
      %i = phi i32 [ 0, %0 ], [ %next, %after ]
      %p = getelementptr i32, ptr %out, i32 %i
      %mine = load i1, ptr %p, align 1
      %any = call i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32 0, i1 %mine)
      br label %after
    after:
      %next = add i32 %i, 1
      br i1 %any, label %loop, label %end
    end:
      ret void`);
    expect(names).toEqual(["i", "p", "any", "next"]);
  });

  test("not what a loop counted that threads left in different turns", () => {
    const names = inCommon(`
      %t = ${tid}
      br label %loop
    loop:
      %i = phi i32 [ 0, %0 ], [ %next, %loop ]
      %next = add i32 %i, 1
      %more = icmp ult i32 %next, %t
      br i1 %more, label %loop, label %wait
    wait:
      %kept = add i32 %next, 1
      ${barrier}
      br label %after
    after:
      ret void`);
    expect(names).toEqual([]);
  });
});

describe("threads may come apart", () => {
  test.each([
    ["that return early", `br i1 %own, label %wait, label %end`],
    ["of which some wait once more", `br i1 %own, label %wait, label %join`],
  ])("%s", (_, branch) => {
    expect(
      inCommon(`
      %t = ${tid}
      %own = icmp ult i32 %t, %n
      ${branch}
    wait:
      ${barrier}
      br label %join
    join:
      ${barrier}
      br label %end
    end:
      ret void`),
    ).toBeUndefined();
  });

  test("not those that end at different places when no barrier follows", () => {
    expect(
      inCommon(`
      ${barrier}
      br label %after
    after:
      %t = ${tid}
      %own = icmp ult i32 %t, %n
      br i1 %own, label %a, label %b
    a:
      ret void
    b:
      ret void`),
    ).toEqual([]);
  });

  test("those that meet at one barrier in different turns of a loop", () => {
    // Odd threads go around once without waiting, so they are one turn ahead.
    const body = `
      %t = ${tid}
      %bit = and i32 %t, 1
      %p = getelementptr [8 x i32], ptr %out, i32 %t
      br label %loop
    loop:
      %i = phi i32 [ 0, %0 ], [ %next, %latch ]
      %first = icmp eq i32 %i, 0
      %odd = icmp eq i32 %bit, 1
      %skips = and i1 %first, %odd
      br i1 %skips, label %latch, label %wait
    wait:
      ${barrier}
      %q = getelementptr i32, ptr %p, i32 %i
      store i32 %i, ptr %q, align 4
      br label %latch
    latch:
      %next = add i32 %i, 1
      %more = icmp ult i32 %next, %n
      br i1 %more, label %loop, label %end
    end:
      ret void`;
    expect(inCommon(body)).toBeUndefined();
    expectSameOutcome(kernel(body), { grid: 1, block: 4, arguments: [new Int32Array(32), 5] });
  });
});

test("threads that stay together do the same when lowered", () => {
  const body = `
    %t = ${tid}
    br label %loop
  loop:
    %i = phi i32 [ 0, %0 ], [ %next, %latch ]
    %sum = phi i32 [ %t, %0 ], [ %more.sum, %latch ]
    %last = phi i32 [ 100, %0 ], [ %i, %latch ]
    %odd = trunc i32 %i to i1
    br i1 %odd, label %wait, label %work
  wait:
    %p = getelementptr i32, ptr %out, i32 %t
    store i32 %sum, ptr %p, align 4
    ${barrier}
    %other.thread = xor i32 %t, 1
    %q = getelementptr i32, ptr %out, i32 %other.thread
    %other = load i32, ptr %q, align 4
    ${barrier}
    br label %latch
  work:
    br label %latch
  latch:
    %got = phi i32 [ %other, %wait ], [ %last, %work ]
    %more.sum = add i32 %sum, %got
    %next = add i32 %i, 1
    %more = icmp slt i32 %next, %n
    br i1 %more, label %loop, label %end
  end:
    %r = getelementptr i32, ptr %out, i32 %t
    store i32 %more.sum, ptr %r, align 4
    ret void`;
  for (const turns of [0, 1, 2, 5, 6]) {
    expectSameOutcome(kernel(body), { grid: 2, block: 6, arguments: [new Int32Array(6), turns] }, [1, 4, 8]);
  }
});
