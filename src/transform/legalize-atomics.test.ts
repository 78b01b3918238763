import { test } from "vitest";
import { legalizeAtomics } from "./legalize-atomics.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

test("scopes widen and alignment is natural", () => {
  expectPass(
    legalizeAtomics,
    `
    define i64 @f(ptr %p, i64 %v) {
      fence syncscope("block") seq_cst
      %r = atomicrmw add ptr %p, i64 %v syncscope("device") monotonic, align 4
      ret i64 %r
    }
    `,
  ).toPrint(`
    define i64 @f(ptr %p, i64 %v) {
      fence seq_cst
      %r = atomicrmw add ptr %p, i64 %v monotonic, align 8
      ret i64 %r
    }
  `);
});

test("the larger of two floats is exchanged in a loop", () => {
  expectPass(
    legalizeAtomics,
    `
    define float @f(ptr %p, float %v) {
    entry:
      br label %body
    body:
      %old = atomicrmw fmax ptr %p, float %v monotonic, align 4
      br label %end
    end:
      %r = phi float [ %old, %body ]
      ret float %r
    }
    `,
  ).toPrint(`
    define float @f(ptr %p, float %v) {
    entry:
      br label %body
    body:
      %0 = load float, ptr %p, align 4
      br label %atomic.loop
    atomic.loop:
      %old = phi float [ %0, %body ], [ %10, %atomic.loop ]
      %1 = call float @llvm.maximum.f32(float %old, float %v)
      %2 = fcmp uno float %old, %old
      %3 = select i1 %2, float %v, float %1
      %4 = fcmp uno float %v, %v
      %5 = select i1 %4, float %old, float %3
      %6 = bitcast float %old to i32
      %7 = bitcast float %5 to i32
      %8 = cmpxchg ptr %p, i32 %6, i32 %7 monotonic monotonic, align 4
      %9 = extractvalue { i32, i1 } %8, 0
      %10 = bitcast i32 %9 to float
      %11 = extractvalue { i32, i1 } %8, 1
      br i1 %11, label %atomic.done, label %atomic.loop
    atomic.done:
      br label %end
    end:
      %r = phi float [ %old, %atomic.done ]
      ret float %r
    }
  `);
});

test.each(["fmax", "fmin"])("%s leaves the same memory and results", (operation) => {
  const text = `
    define ptx_kernel void @kernel(ptr %data, float %v) {
      %old = atomicrmw ${operation} ptr %data, float %v syncscope("device") monotonic, align 4
      %p = getelementptr float, ptr %data, i32 1
      store float %old, ptr %p, align 4
      ret void
    }`;
  for (const value of [0.5, 1, 2, NaN]) {
    expectSameKernel(legalizeAtomics, text, {
      grid: 1,
      block: 1,
      arguments: [new Float32Array([1, 7]), value],
    });
  }
});
