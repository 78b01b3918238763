import { expect, test } from "vitest";
import { parseModule } from "../../ir/parse.ts";
import { printFunction } from "../../ir/print.ts";
import { runPasses } from "../../transform/pass.ts";
import { applyPass, expectPass } from "../../transform/testing.ts";
import { getFact } from "./kernel-facts.ts";
import { layOutSharedMemory } from "./lay-out-shared-memory.ts";

test("variables lie one after the other, the most aligned first, dynamic memory last", () => {
  expectPass(
    layOutSharedMemory,
    `@bytes = internal addrspace(3) global [3 x i8] undef, align 1
    @wide = internal addrspace(3) global i64 undef, align 8
    @dynamic = external addrspace(3) global [0 x i32]
    define ptx_kernel void @k() {
      store i8 1, ptr addrspace(3) getelementptr (i8, ptr addrspace(3) @bytes, i32 2), align 1
      store i64 2, ptr addrspacecast (ptr addrspace(3) @wide to ptr), align 8
      store i32 3, ptr addrspace(3) @dynamic, align 4
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k() #0 {
      %shared = call ptr @unwarp.shared()
      %bytes = getelementptr i8, ptr %shared, i32 8
      %1 = addrspacecast ptr %bytes to ptr addrspace(3)
      %2 = getelementptr i8, ptr addrspace(3) %1, i32 2
      store i8 1, ptr addrspace(3) %2, align 1
      %shared.1 = call ptr @unwarp.shared()
      %wide = getelementptr i8, ptr %shared.1, i32 0
      %3 = addrspacecast ptr %wide to ptr addrspace(3)
      %4 = addrspacecast ptr addrspace(3) %3 to ptr
      store i64 2, ptr %4, align 8
      %shared.2 = call ptr @unwarp.shared()
      %dynamic = getelementptr i8, ptr %shared.2, i32 16
      %5 = addrspacecast ptr %dynamic to ptr addrspace(3)
      store i32 3, ptr addrspace(3) %5, align 4
      ret void
    }`,
  );
});

test("kernels have layouts of their own", () => {
  const { module } = applyPass(
    layOutSharedMemory,
    `@a = internal addrspace(3) global [100 x i32] undef, align 4
    @b = internal addrspace(3) global [10 x i32] undef, align 4
    @d = external addrspace(3) global [0 x i32]
    define ptx_kernel void @first() {
      store i32 1, ptr addrspace(3) @a, align 4
      ret void
    }
    define ptx_kernel void @second() {
      store i32 1, ptr addrspace(3) @b, align 4
      store i32 1, ptr addrspace(3) @d, align 4
      ret void
    }
    define ptx_kernel void @third() {
      ret void
    }`,
  );
  const facts = module.kernels.map((kernel) => [
    getFact(kernel, "static-shared-bytes"),
    getFact(kernel, "dynamic-shared"),
  ]);
  expect(facts).toEqual([
    [400, 0],
    [40, 1],
    [0, 0],
  ]);
});

test("whether a pointer is shared is a question of its address", () => {
  expectPass(
    layOutSharedMemory,
    `declare i1 @llvm.nvvm.isspacep.global(ptr)
    @a = internal addrspace(3) global [20 x i8] undef, align 4
    define ptx_kernel void @k(ptr %p) {
      store i8 0, ptr addrspace(3) @a, align 1
      %g = call i1 @llvm.nvvm.isspacep.global(ptr %p)
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define ptx_kernel void @k(ptr %p) #0 {
      %shared = call ptr @unwarp.shared()
      %a = getelementptr i8, ptr %shared, i32 0
      %1 = addrspacecast ptr %a to ptr addrspace(3)
      store i8 0, ptr addrspace(3) %1, align 1
      %worker = call ptr @unwarp.worker()
      %2 = getelementptr i8, ptr %worker, i32 12
      %3 = load ptr, ptr %2, align 4
      %4 = getelementptr i8, ptr %3, i32 24
      %5 = load i32, ptr %4, align 4
      %6 = add i32 %5, 32
      %shared.1 = call ptr @unwarp.shared()
      %7 = ptrtoint ptr %shared.1 to i32
      %8 = ptrtoint ptr %p to i32
      %9 = sub i32 %8, %7
      %10 = icmp ult i32 %9, %6
      %g = xor i1 %10, true
      ret void
    }`,
  );
});

test("more shared memory than a block can have is reported, as nvcc does", () => {
  const kernel = (words: number) => `
    @tile = addrspace(3) global [${words} x i32] undef, align 4
    define ptx_kernel void @k(i32 %x) {
      store i32 %x, ptr addrspace(3) @tile, align 4
      ret void
    }`;
  expectPass(layOutSharedMemory, kernel(12289)).toReport([
    {
      code: "too-much-shared-memory",
      message: "kernel k has 49156 bytes of shared variables, a block can have 49152",
    },
  ]);
  expect(applyPass(layOutSharedMemory, kernel(12288)).diagnostics).toEqual([]);
});

test("only what a kernel uses counts, also when functions need one place for all", () => {
  const { diagnostics } = applyPass(
    layOutSharedMemory,
    `
    @a = addrspace(3) global [40000 x i8] undef, align 4
    @b = addrspace(3) global [40000 x i8] undef, align 4
    define ptx_kernel void @first() {
      call void @f()
      ret void
    }
    define ptx_kernel void @second() {
      store i32 1, ptr addrspace(3) @b, align 4
      ret void
    }
    define void @f() noinline {
      store i32 1, ptr addrspace(3) @a, align 4
      ret void
    }`,
  );
  expect(diagnostics).toEqual([]);
});

test("variables that are only declared share the dynamic memory, whatever size they say", () => {
  const { module } = applyPass(
    layOutSharedMemory,
    `
    @static = addrspace(3) global [5 x i8] undef, align 1
    @sized = external addrspace(3) global [8 x i32], align 4
    @unsized = external addrspace(3) global [0 x double], align 8
    define ptx_kernel void @k() {
      store i8 1, ptr addrspace(3) @static, align 1
      store i32 2, ptr addrspace(3) @sized, align 4
      store double 3.0, ptr addrspace(3) @unsized, align 8
      ret void
    }`,
  );
  const kernel = module.functions.get("k");
  expect(kernel && [getFact(kernel, "static-shared-bytes"), getFact(kernel, "dynamic-shared")]).toEqual([
    5, 1,
  ]);
  expect(
    kernel &&
      printFunction(kernel)
        .match(/getelementptr i8, ptr %\S+ i32 \d+/g)
        ?.map((text) => text.slice(-2)),
  ).toEqual([" 0", "16", "16"]);
});

test("too much shared memory is reported at the kernel's own line", () => {
  const module = parseModule(`
    @tile = addrspace(3) global [50000 x i8] undef, align 1
    define ptx_kernel void @k(i8 %x) {
      store i8 %x, ptr addrspace(3) @tile, align 1
      ret void
    }`);
  const [store] = module.functions.get("k")?.entry.instructions ?? [];
  const inKernel = { file: "a.cu", line: 7, column: 3 };
  if (store) store.location = { file: "header.h", line: 1, column: 1, inlinedAt: inKernel };
  const { diagnostics } = runPasses(module, [layOutSharedMemory]);
  expect(diagnostics).toMatchObject([{ code: "too-much-shared-memory", location: inKernel }]);
});
