import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { splitAtBarriers } from "./split-at-barriers.ts";

const declaration = "declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)";

test("what follows a barrier becomes a block", () => {
  expectPass(
    splitAtBarriers,
    `${declaration}
    define ptx_kernel void @k(ptr %p, i1 %c) {
    entry:
      store i32 1, ptr %p, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      store i32 2, ptr %p, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br i1 %c, label %end, label %other
    other:
      br label %end
    end:
      %x = phi i32 [ 1, %entry ], [ 2, %other ]
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr %p, i1 %c) {
    entry:
      store i32 1, ptr %p, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %entry.after.1
    entry.after.1:
      store i32 2, ptr %p, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %entry.after.2
    entry.after.2:
      br i1 %c, label %end, label %other
    other:
      br label %end
    end:
      %x = phi i32 [ 1, %entry.after.2 ], [ 2, %other ]
      ret void
    }`,
  );
});

test("a barrier in front of a join gets a block in between", () => {
  expectPass(
    splitAtBarriers,
    `${declaration}
    define ptx_kernel void @k(i1 %c) {
    entry:
      br i1 %c, label %wait, label %end
    wait:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %end
    end:
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(i1 %c) {
    entry:
      br i1 %c, label %wait, label %end
    wait:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %wait.after.1
    wait.after.1:
      br label %end
    end:
      ret void
    }`,
  );
});

test("other barriers than that of __syncthreads are reported", () => {
  expectPass(
    splitAtBarriers,
    `${declaration}
    define ptx_kernel void @k(i32 %n) {
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 1)
      ret void
    }`,
  ).toReport([{ code: "unsupported-named-barrier" }]);
});
