import { expect, test } from "vitest";
import { printModule } from "../../ir/print.ts";
import { applyPass } from "../../transform/testing.ts";
import { targetWasm } from "./target-wasm.ts";

test("the triple changes, and promises made for the GPU go", () => {
  const { module } = applyPass(
    targetWasm,
    `target triple = "nvptx-nvidia-cuda"
    declare void @unused()
    declare float @sinf(float) #1
    define noundef nonnull ptr @f(ptr noalias nonnull readonly %p, ptr byval(i32) align 4 %s) #0 {
      %x = tail call fast float @sinf(float 0.0) #1
      ret ptr %p
    }
    attributes #0 = { convergent mustprogress noinline willreturn memory(none) "target-cpu"="sm_80" "unwarp-worker" }
    attributes #1 = { nounwind willreturn memory(none) }`,
  );
  expect(printModule(module)).toMatchInlineSnapshot(`
    "target datalayout = "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-i128:128-n32:64-S128-ni:1:10:20"
    target triple = "wasm32-unknown-wasip1"

    declare float @sinf(float) #0

    define noundef ptr @f(ptr noalias %p, ptr byval(i32) align 4 %s) #1 {
      %x = call fast float @sinf(float 0.000000e+00)
      ret ptr %p
    }

    attributes #0 = { nounwind }
    attributes #1 = { noinline "unwarp-worker" nounwind }
    "
  `);
});
