import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { foldOffsets } from "./fold-offsets.ts";

test("all constants on the way to a load or store are one, which does not wrap", () => {
  expectPass(
    foldOffsets,
    `define void @f(ptr %a, i32 %i) {
entry:
  %p = getelementptr float, ptr %a, i32 %i
  %b = getelementptr inbounds [4 x float], ptr %p, i32 1, i32 2
  %c = getelementptr i8, ptr %b, i32 16
  %x = load float, ptr %c, align 4
  store float %x, ptr %b, align 4
  ret void
}
`,
  ).toPrint(`define void @f(ptr %a, i32 %i) {
entry:
  %p = getelementptr float, ptr %a, i32 %i
  %b = getelementptr inbounds [4 x float], ptr %p, i32 1, i32 2
  %c = getelementptr i8, ptr %b, i32 16
  %0 = getelementptr nuw i8, ptr %p, i32 40
  %x = load float, ptr %0, align 4
  %1 = getelementptr nuw i8, ptr %p, i32 24
  store float %x, ptr %1, align 4
  ret void
}
`);
});

test("what may end before the first address, beyond the null page or in a variable of the function stays", () => {
  expectPass(
    foldOffsets,
    `define void @f(ptr %a) {
entry:
  %v = alloca [4 x i32], align 4
  %b = getelementptr i8, ptr %a, i32 -16
  %x = load i32, ptr %b, align 4
  %c = getelementptr i8, ptr %a, i32 65540
  store i32 %x, ptr %c, align 4
  %d = getelementptr i8, ptr %v, i32 8
  store i32 %x, ptr %d, align 4
  ret void
}
`,
  ).toLeaveAlone();
});
