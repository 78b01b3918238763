import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { passWorker } from "./pass-worker.ts";

test("functions and all calls of them get the worker, C functions do not", () => {
  expectPass(
    passWorker,
    `declare float @sinf(float)
    @table = internal constant [1 x ptr] [ptr @f], align 4
    define float @f(float %x) {
      %y = call float @sinf(float %x)
      ret float %y
    }
    define ptx_kernel void @k(ptr %pointer) {
      %a = call float @f(float 1.0)
      %b = call float %pointer(float 1.0)
      ret void
    }`,
  ).toPrint(
    `@table = internal constant [1 x ptr] [ptr @f], align 4
    define float @f(float %x, ptr %worker) #0 {
      %y = call float @sinf(float %x)
      ret float %y
    }
    define ptx_kernel void @k(ptr %pointer) {
      %worker = call ptr @unwarp.worker()
      %a = call float @f(float 1.000000e+00, ptr %worker) #0
      %worker.1 = call ptr @unwarp.worker()
      %b = call float %pointer(float 1.000000e+00, ptr %worker.1) #0
      ret void
    }
    attributes #0 = { "unwarp-worker" }`,
  );
});

test("a C function whose address is taken gets a shell", () => {
  expectPass(
    passWorker,
    `declare float @sinf(float)
    @table = internal constant [1 x ptr] [ptr @sinf], align 4
    define ptx_kernel void @k() {
      %a = call float @sinf(float 1.0)
      ret void
    }`,
  ).toPrint(
    `@table = internal constant [1 x ptr] [ptr @sinf.shell], align 4
    define ptx_kernel void @k() {
      %a = call float @sinf(float 1.000000e+00)
      ret void
    }
    define internal float @sinf.shell(float %a0, ptr %worker) #0 {
    entry:
      %0 = call float @sinf(float %a0)
      ret float %0
    }
    attributes #0 = { "unwarp-worker" }`,
  );
});
