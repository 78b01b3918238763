import { describe, expect, test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { expectSameOutcome } from "./testing.ts";
import { yieldInSpins } from "./yield-in-spins.ts";

const prelude = `
declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
declare void @llvm.nvvm.bar.warp.sync(i32)
@flag = internal addrspace(3) global i32 undef, align 4
`;

const barrier = "call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)";

/** The first thread waits for the last one. */
const kernel = (before: string, within: string, after: string) => `${prelude}
define ptx_kernel void @k(ptr %out, i32 %last) {
entry:
  %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  store volatile i32 0, ptr addrspace(3) @flag, align 4
  ${before}
  %is.first = icmp eq i32 %i, 0
  br i1 %is.first, label %spin, label %others
spin:
  %seen = load volatile i32, ptr addrspace(3) @flag, align 4
  ${within}
  %no = icmp eq i32 %seen, 0
  br i1 %no, label %spin, label %done
others:
  %is.last = icmp eq i32 %i, %last
  br i1 %is.last, label %set, label %done
set:
  store volatile i32 7, ptr addrspace(3) @flag, align 4
  br label %done
done:
  %value = phi i32 [ %seen, %spin ], [ %i, %others ], [ %i, %set ]
  ${after}
  %p = getelementptr i32, ptr %out, i32 %i
  store i32 %value, ptr %p, align 4
  ret void
}
`;

test("a loop that spins ends its turns with a barrier", () => {
  const text = `${prelude}
define ptx_kernel void @k(ptr %out) {
entry:
  br label %spin
spin:
  %turn = phi i32 [ 0, %entry ], [ %next, %spin ]
  %next = add i32 %turn, 1
  %seen = load volatile i32, ptr addrspace(3) @flag, align 4
  %no = icmp eq i32 %seen, 0
  br i1 %no, label %spin, label %done
done:
  store i32 %next, ptr %out, align 4
  ret void
}
`;
  expectPass(yieldInSpins, text).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr %out) {
entry:
  br label %spin
spin:
  %turn = phi i32 [ 0, %entry ], [ %next, %spin.yield ]
  %next = add i32 %turn, 1
  %seen = load volatile i32, ptr addrspace(3) @flag, align 4
  %no = icmp eq i32 %seen, 0
  br i1 %no, label %spin.yield, label %done
spin.yield:
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br label %spin
done:
  store i32 %next, ptr %out, align 4
  ret void
}
`,
  );
});

describe("threads that spin for others of their block", () => {
  test.each([
    ["without a barrier", ""],
    ["behind one", barrier],
  ])("%s", (_, before) => {
    const out = new Int32Array(40);
    const { buffers } = expectSameOutcome(kernel(before, "", ""), {
      grid: 2,
      block: 40,
      arguments: [out, 39],
    });
    expect(buffers[0]).toEqual(Int32Array.from({ length: 40 }, (__, index) => (index === 0 ? 7 : index)));
  });
});

test.each([
  ["a barrier that others may be at meanwhile", kernel("", "", barrier)],
  ["a barrier in the loop", kernel("", barrier, "")],
  ["warp operations", kernel("call void @llvm.nvvm.bar.warp.sync(i32 -1)", "", "")],
])("nothing is done where there is %s", (_, text) => {
  expectPass(yieldInSpins, text).toLeaveAlone();
});
