import { expect, test } from "vitest";
import { printModule } from "../../ir/print.ts";
import { applyPass } from "../../transform/testing.ts";
import { targetNative } from "./target-native.ts";

test("triple, data layout and promises made for the GPU go", () => {
  const { module } = applyPass(
    targetNative,
    `target datalayout = "e-p:32:32"
    target triple = "nvptx-nvidia-cuda"
    declare void @unused()
    define void @f() #0 {
      ret void
    }
    attributes #0 = { convergent mustprogress noinline willreturn memory(none) "target-cpu"="sm_80" }`,
  );
  expect(printModule(module)).toMatchInlineSnapshot(`
    "define void @f() #0 {
      ret void
    }

    attributes #0 = { noinline nounwind "probe-stack"="inline-asm" }
    "
  `);
});
