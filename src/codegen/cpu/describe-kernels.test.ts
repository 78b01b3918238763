import { expect, test } from "vitest";
import { parseModule } from "../../ir/parse.ts";
import { describeGlobals, describeSignatures } from "./describe-kernels.ts";
import { compileForTest } from "./testing.ts";

test.each([
  ["", 1024],
  ['"nvvm.maxntid"="256"', 256],
  ['"nvvm.maxntid"="16,8,2"', 256],
  ['"nvvm.maxntid"="64,64,1"', 1024],
])("launch bounds %s let %i threads run", (attribute, threads) => {
  const module = parseModule(`define ptx_kernel void @k() ${attribute} {\n  ret void\n}`);
  expect(describeSignatures(module).map(({ maxThreadsPerBlock }) => maxThreadsPerBlock)).toEqual([threads]);
});

test("variables that the host can name, with their sizes and kinds", () => {
  const module = parseModule(`
    @hidden = internal addrspace(1) global i32 0
    @seen = addrspace(1) externally_initialized global [3 x i16] zeroinitializer, align 2
    @fixed = addrspace(4) externally_initialized constant double 0.0, align 8
    @managed = addrspace(1) externally_initialized global i32 0, section ".unwarp.managed", align 4`);
  expect(describeGlobals(module)).toEqual([
    { name: "seen", size: 6, constant: false, managed: false },
    { name: "fixed", size: 8, constant: true, managed: false },
    { name: "managed", size: 4, constant: false, managed: true },
  ]);
});

test("kernels come in the order of their slots, with what passes found out about each", () => {
  const { info } = compileForTest(`
    declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
    @tile = internal addrspace(3) global [8 x i32] undef, align 4
    @more = external addrspace(3) global [0 x i32], align 4
    define ptx_kernel void @plain(i32 %n) {
      ret void
    }
    define ptx_kernel void @shared(ptr %p) {
      %array = alloca [10 x i32], align 4
      %v = load i64, ptr %p
      store i32 1, ptr addrspace(3) @tile
      store i32 2, ptr addrspace(3) @more
      store ptr %array, ptr %p
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      store i64 %v, ptr %p
      ret void
    }`);
  expect(info?.kernels).toMatchObject([
    {
      name: "plain",
      staticSharedBytes: 0,
      usesDynamicShared: false,
      contextBytesPerThread: 0,
      localBytesPerThread: 0,
    },
    // The value needs 8 bytes of context, and the array is there, too.
    {
      name: "shared",
      staticSharedBytes: 32,
      usesDynamicShared: true,
      contextBytesPerThread: 48,
      localBytesPerThread: 40,
    },
  ]);
});
