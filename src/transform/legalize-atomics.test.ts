import { test } from "vitest";
import { legalizeAtomics } from "./legalize-atomics.ts";
import { expectPass } from "./testing.ts";

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
  ).toPrint("FILL");
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
  ).toPrint("FILL");
});
