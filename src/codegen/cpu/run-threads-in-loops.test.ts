import { expect, test } from "vitest";
import { printModule } from "../../ir/print.ts";
import { applyPass, expectPass } from "../../transform/testing.ts";
import { getFact } from "./kernel-facts.ts";
import { runThreadsInLoops } from "./run-threads-in-loops.ts";

const declarations = `
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)`;

/** The kernel's blocks by name: "region.0.x", "region.1.x", "mixed.x". */
function blockNames(text: string): string[] {
  const { module } = applyPass(runThreadsInLoops, declarations + text);
  return module.functions.get("k")?.blocks.map(({ name }) => name) ?? [];
}

test("a kernel without barriers is one loop over blocks and three over threads", () => {
  expectPass(
    runThreadsInLoops,
    `${declarations}
    define ptx_kernel void @k(ptr %out) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %p = getelementptr i32, ptr %out, i32 %x
      store i32 %x, ptr %p, align 4
      ret void
    }`,
  ).toPrintFunction(
    "k",
    `define void @k(ptr %launch, ptr %worker, i64 %first, i64 %end) #0 {
    entry:
      %least.next = alloca i32, align 4
      %greatest.next = alloca i32, align 4
      %fresh = alloca i1, align 1
      %0 = getelementptr i8, ptr %launch, i32 0
      %nctaid.x = load i32, ptr %0, align 4
      %1 = getelementptr i8, ptr %launch, i32 4
      %nctaid.y = load i32, ptr %1, align 4
      %2 = getelementptr i8, ptr %launch, i32 8
      %nctaid.z = load i32, ptr %2, align 4
      %3 = getelementptr i8, ptr %launch, i32 12
      %ntid.x = load i32, ptr %3, align 4
      %4 = getelementptr i8, ptr %launch, i32 16
      %ntid.y = load i32, ptr %4, align 4
      %5 = getelementptr i8, ptr %launch, i32 20
      %ntid.z = load i32, ptr %5, align 4
      %6 = getelementptr i8, ptr %launch, i32 32
      %arguments = load ptr, ptr %6, align 4
      %out.address = getelementptr i8, ptr %arguments, i32 0
      %out = load ptr, ptr %out.address, align 4
      br label %grid
    grid:
      %any = icmp ult i64 %first, %end
      br i1 %any, label %grid.start, label %grid.end
    grid.start:
      %7 = zext i32 %nctaid.x to i64
      %8 = udiv i64 %first, %7
      %9 = zext i32 %nctaid.x to i64
      %10 = urem i64 %first, %9
      %11 = trunc i64 %10 to i32
      %12 = zext i32 %nctaid.y to i64
      %13 = urem i64 %8, %12
      %14 = trunc i64 %13 to i32
      %15 = zext i32 %nctaid.y to i64
      %16 = udiv i64 %8, %15
      %17 = trunc i64 %16 to i32
      br label %block
    block:
      %block.index = phi i64 [ %first, %grid.start ], [ %27, %block.next ]
      %ctaid.x = phi i32 [ %11, %grid.start ], [ %23, %block.next ]
      %ctaid.y = phi i32 [ %14, %grid.start ], [ %24, %block.next ]
      %ctaid.z = phi i32 [ %17, %grid.start ], [ %26, %block.next ]
      br label %region.0.start
    block.next:
      %18 = add i32 %ctaid.x, 1
      %19 = icmp eq i32 %18, %nctaid.x
      %20 = zext i1 %19 to i32
      %21 = add i32 %ctaid.y, %20
      %22 = icmp eq i32 %21, %nctaid.y
      %23 = select i1 %19, i32 0, i32 %18
      %24 = select i1 %22, i32 0, i32 %21
      %25 = zext i1 %22 to i32
      %26 = add i32 %ctaid.z, %25
      %27 = add i64 %block.index, 1
      %28 = icmp ult i64 %27, %end
      br i1 %28, label %block, label %grid.end
    grid.end:
      ret void
    region.0.start:
      br label %region.0.z
    region.0.z:
      %tid.z = phi i32 [ 0, %region.0.start ], [ %tid.z.next, %region.0.z.next ]
      br label %region.0.y
    region.0.y:
      %tid.y = phi i32 [ 0, %region.0.z ], [ %tid.y.next, %region.0.y.next ]
      %29 = mul i32 %tid.z, %ntid.y
      %30 = add i32 %29, %tid.y
      %row = mul i32 %30, %ntid.x
      br label %region.0.x
    region.0.x:
      %tid.x = phi i32 [ 0, %region.0.y ], [ %tid.x.next, %region.0.x.next ]
      %thread = add i32 %row, %tid.x
      br label %entry.1
    region.0.x.next:
      %tid.x.next = add nuw nsw i32 %tid.x, 1
      %31 = icmp ult i32 %tid.x.next, %ntid.x
      br i1 %31, label %region.0.x, label %region.0.y.next
    region.0.y.next:
      %tid.y.next = add nuw nsw i32 %tid.y, 1
      %32 = icmp ult i32 %tid.y.next, %ntid.y
      br i1 %32, label %region.0.y, label %region.0.z.next
    region.0.z.next:
      %tid.z.next = add nuw nsw i32 %tid.z, 1
      %33 = icmp ult i32 %tid.z.next, %ntid.z
      br i1 %33, label %region.0.z, label %region.0.end
    region.0.end:
      br label %block.next
    entry.1:
      %p = getelementptr i32, ptr %out, i32 %tid.x
      store i32 %tid.x, ptr %p, align 4
      br label %region.0.x.next
    }`,
  );
});

test("each barrier starts a loop of its own; threads that cannot disagree need no mixed loop", () => {
  const names = blockNames(`
    define ptx_kernel void @k(ptr %p) {
    entry:
      store i32 1, ptr %p, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %after
    after:
      store i32 2, ptr %p, align 4
      ret void
    }`);
  expect(names).toContain("region.0.x");
  expect(names).toContain("region.1.x");
  expect(names).not.toContain("mixed.x");
});

test("threads that may return early need the mixed loop, and a note of where they go on", () => {
  const text = `
    define ptx_kernel void @k(ptr %p) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %c = icmp ult i32 %x, 3
      br i1 %c, label %wait, label %end
    wait:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %after
    after:
      store i32 2, ptr %p, align 4
      br label %end
    end:
      ret void
    }`;
  expect(blockNames(text)).toContain("mixed.x");
  const { module } = applyPass(runThreadsInLoops, declarations + text);
  const kernel = module.functions.get("k");
  expect(kernel && getFact(kernel, "context-bytes")).toBe(4);
});

test("threads that all take the same way need no mixed loop, and what they have in common is kept once", () => {
  const text = `
    define ptx_kernel void @k(ptr %p, i32 %n) {
    entry:
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %after ]
      %q = getelementptr i32, ptr %p, i32 %i
      store i32 %i, ptr %q, align 4
      %more = icmp slt i32 %i, %n
      br i1 %more, label %wait, label %end
    wait:
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %after
    after:
      %next = add i32 %i, 1
      br label %loop
    end:
      ret void
    }`;
  expect(blockNames(text)).not.toContain("mixed.x");
  const { module } = applyPass(runThreadsInLoops, declarations + text);
  const kernel = module.functions.get("k");
  expect(kernel && getFact(kernel, "context-bytes")).toBe(0);
  const lowered = printModule(module);
  // Loaded before the loop over threads: the first of them already stores the next one.
  expect(lowered).toMatch(/region\.1\.start:\n\s+%i\S* = load i32, ptr %i\.of\.block/);
  expect(lowered.match(/switch i32 %next/g)).toHaveLength(2);
});

test("an array of computed size is reported", () => {
  expectPass(
    runThreadsInLoops,
    `define ptx_kernel void @k(i32 %n) {
      %a = alloca i8, i32 %n, align 1
      ret void
    }`,
  ).toReport([{ code: "unsupported-dynamic-array" }]);
});

test("a loaded value is kept across a barrier, parameters, registers and addresses of them are not", () => {
  const { module } = applyPass(
    runThreadsInLoops,
    `${declarations}
    define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %p = getelementptr i32, ptr %out, i32 %x
      %v = load i64, ptr %p, align 4
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %after
    after:
      %w = zext i32 %n to i64
      %s = add i64 %v, %w
      store i64 %s, ptr %p, align 4
      ret void
    }`,
  );
  const kernel = module.functions.get("k");
  expect(kernel && getFact(kernel, "context-bytes")).toBe(8);
  const text = printModule(module);
  expect(text.match(/store i64 %v\S*, ptr %v\.slot/g)).toHaveLength(1);
  expect(text.match(/%v\S* = load i64, ptr %v\.slot/g)).toHaveLength(1);
});

test("a mask is kept with all bits of a lane", () => {
  const { module } = applyPass(
    runThreadsInLoops,
    `${declarations}
    define ptx_kernel void @k(ptr %out) {
    entry:
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %p = getelementptr <4 x i32>, ptr %out, i32 %x
      %v = load <4 x i32>, ptr %p, align 4
      %mask = icmp slt <4 x i32> %v, zeroinitializer
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %after
    after:
      %w = zext <4 x i1> %mask to <4 x i32>
      store <4 x i32> %w, ptr %p, align 4
      ret void
    }`,
  );
  const kernel = module.functions.get("k");
  expect(kernel && getFact(kernel, "context-bytes")).toBe(16);
  const text = printModule(module);
  expect(text).toMatch(/sext <4 x i1> %mask\S* to <4 x i32>/);
  expect(text).toMatch(/icmp slt <4 x i32> %mask\S*, zeroinitializer/);
});

test("an array that each turn of a loop makes anew is reported; one that it gives back is not", () => {
  const loop = (inLoop: string) => `
    declare ptr @llvm.stacksave.p0()
    declare void @llvm.stackrestore.p0(ptr)
    define ptx_kernel void @k(ptr %out, i32 %n) {
    entry:
      br label %loop
    loop:
      %i = phi i32 [ 0, %entry ], [ %next, %loop ]
      ${inLoop}
      %next = add i32 %i, 1
      %more = icmp slt i32 %next, %n
      br i1 %more, label %loop, label %exit
    exit:
      ret void
    }`;
  expectPass(
    runThreadsInLoops,
    loop(`%node = alloca [2 x i32], align 4
      store ptr %node, ptr %out, align 4`),
  ).toReport([{ code: "unsupported-dynamic-array" }]);
  const { diagnostics } = applyPass(
    runThreadsInLoops,
    loop(`%saved = call ptr @llvm.stacksave.p0()
      %node = alloca [2 x i32], align 4
      store i32 %i, ptr %node, align 4
      call void @llvm.stackrestore.p0(ptr %saved)`),
  );
  expect(diagnostics).toEqual([]);
});
