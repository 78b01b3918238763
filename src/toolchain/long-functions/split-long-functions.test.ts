import { expect, test } from "vitest";
import { splitLongFunctions } from "./split-long-functions.ts";

const split = (ir: string, { least = 12, most = 16 } = {}) =>
  splitLongFunctions(ir, { loops: 1, gotoLines: 100, least, most });

/** Lines between those that are the same in all tests here. */
const kernel = (
  body: string,
  parameters = "ptr %in, i32 %n",
) => `define ptx_kernel void @k(${parameters}) #0 !dbg !8 {
${body}}

attributes #0 = { alwaysinline convergent memory(argmem: read) "nvvm.maxntid"="64" "target-cpu"="sm_80" }
`;

const twoLoops = kernel(`entry:
  %in.addr = alloca ptr, align 4
  %n.addr = alloca i32, align 4
  %sum = alloca i32, align 4
  %array = alloca [8 x i32], align 4
  %k = alloca i32, align 4
  store ptr %in, ptr %in.addr, align 4
  store i32 %n, ptr %n.addr, align 4
  call void @llvm.lifetime.start.p0(ptr %sum)
  store i32 0, ptr %sum, align 4
  br label %before

before:
  call void @llvm.lifetime.start.p0(ptr %k)
  store i32 0, ptr %k, align 4
  br label %for.cond, !dbg !9

for.cond:
  %0 = load i32, ptr %k, align 4
  %1 = load i32, ptr %n.addr, align 4
  %cmp = icmp slt i32 %0, %1
  br i1 %cmp, label %for.body, label %for.end

for.body:
  %2 = load i32, ptr %sum, align 4
  %3 = getelementptr [8 x i32], ptr %array, i32 0, i32 %2
  %4 = load i32, ptr %3, align 4
  store i32 %4, ptr %sum, align 4
  br label %for.cond

for.end:
  call void @llvm.lifetime.end.p0(ptr %k)
  %5 = load i32, ptr %sum, align 4
  %6 = load ptr, ptr %in.addr, align 4
  store i32 %5, ptr %6, align 4
  store i32 0, ptr %array, align 4
  call void @llvm.lifetime.end.p0(ptr %sum)
  ret void
`);

test("a loop becomes a function, with a copy of what it shares", () => {
  expect(split(twoLoops)).toMatchInlineSnapshot(`
    "define ptx_kernel void @k(ptr %in, i32 %n) #0 !dbg !8 {
    entry:
      %in.addr = alloca ptr, align 4
      %n.addr = alloca i32, align 4
      %sum = alloca i32, align 4
      %array = alloca [8 x i32], align 4
      %k = alloca i32, align 4
      store ptr %in, ptr %in.addr, align 4
      store i32 %n, ptr %n.addr, align 4
      store i32 0, ptr %sum, align 4
      br label %before
    before:
      call void @k.part.0(ptr %n.addr, ptr %sum, ptr %array, ptr %k), !dbg !9
      br label %for.end
    for.end:
      %5 = load i32, ptr %sum, align 4
      %6 = load ptr, ptr %in.addr, align 4
      store i32 %5, ptr %6, align 4
      store i32 0, ptr %array, align 4
      ret void
    }

    define internal void @k.part.0(ptr %unwarp.0, ptr %unwarp.1, ptr %unwarp.2, ptr %unwarp.3) #1 {
    unwarp.start:
      %n.addr = alloca i32, align 4
      %unwarp.0.in = load i32, ptr %unwarp.0, align 4
      store i32 %unwarp.0.in, ptr %n.addr, align 4
      %sum = alloca i32, align 4
      %unwarp.1.in = load i32, ptr %unwarp.1, align 4
      store i32 %unwarp.1.in, ptr %sum, align 4
      %array = bitcast ptr %unwarp.2 to ptr
      %k = alloca i32, align 4
      %unwarp.3.in = load i32, ptr %unwarp.3, align 4
      store i32 %unwarp.3.in, ptr %k, align 4
      br label %before
    before:
      store i32 0, ptr %k, align 4
      br label %for.cond, !dbg !9
    for.cond:
      %0 = load i32, ptr %k, align 4
      %1 = load i32, ptr %n.addr, align 4
      %cmp = icmp slt i32 %0, %1
      br i1 %cmp, label %for.body, label %for.end
    for.body:
      %2 = load i32, ptr %sum, align 4
      %3 = getelementptr [8 x i32], ptr %array, i32 0, i32 %2
      %4 = load i32, ptr %3, align 4
      store i32 %4, ptr %sum, align 4
      br label %for.cond
    for.end:
      %unwarp.0.out = load i32, ptr %n.addr, align 4
      store i32 %unwarp.0.out, ptr %unwarp.0, align 4
      %unwarp.1.out = load i32, ptr %sum, align 4
      store i32 %unwarp.1.out, ptr %unwarp.1, align 4
      %unwarp.3.out = load i32, ptr %k, align 4
      store i32 %unwarp.3.out, ptr %unwarp.3, align 4
      ret void
    }

    attributes #0 = { alwaysinline convergent memory(argmem: read) "nvvm.maxntid"="64" "target-cpu"="sm_80" }

    attributes #1 = { noinline convergent "target-cpu"="sm_80" }
    "
  `);
});

const lines = (text: string) => text.split("\n");

test("what is too small stays, as does a function without loops", () => {
  expect(split(twoLoops, { least: 20, most: 40 })).toBe(twoLoops);
  const straight = twoLoops.replace("  br label %for.cond\n", "  br label %for.end\n");
  expect(split(straight)).toBe(straight);
});

test("a part never returns from the function, and is entered at its start only", () => {
  const returning = twoLoops.replace("br label %for.cond\n", "ret void\n");
  expect(split(returning.replace("label %for.end\n", "label %before\n"))).not.toContain(".part.0(ptr");
  // From the first block into the loop's body.
  const entered = twoLoops.replace("br label %before\n", "br i1 poison, label %before, label %for.body\n");
  expect(lines(split(entered)).some((line) => line.startsWith("define internal"))).toBe(false);
});

test("a value that lives across the end of a part keeps it from being one", () => {
  const crossing = twoLoops.replace("store i32 %5, ptr %6", "store i32 %0, ptr %6");
  expect(split(crossing)).toBe(crossing);
  const merged = twoLoops.replace("for.end:\n", "for.end:\n  %p = phi i32 [ %1, %for.cond ]\n");
  expect(split(merged)).toBe(merged);
});

test.each([
  ["an array whose length is known at run time", "%vla = alloca i32, i32 %1, align 4"],
  ["variable arguments", "call void @llvm.va_start.p0(ptr %k)"],
  ["the stack pointer", "%s = call ptr @llvm.stacksave.p0()"],
  ["debug records", "#dbg_declare(ptr %k, !1, !DIExpression(), !2)"],
])("a function with %s is left alone", (_, line) => {
  const text = twoLoops.replace("  store i32 %4, ptr %sum", `  ${line}\n  store i32 %4, ptr %sum`);
  expect(split(text)).toBe(text);
});

test("a parameter that is no pointer goes into no part", () => {
  const text = twoLoops.replace("store i32 %4, ptr %sum", "store i32 %n, ptr %sum");
  expect(split(text)).toBe(text);
});

test("a pointer that is a parameter is passed on, and a variable that is read volatile by its address", () => {
  const text = twoLoops
    .replace("store i32 %4, ptr %sum, align 4", "store volatile i32 %4, ptr %sum, align 4")
    .replace("%4 = load i32, ptr %3", "%4 = load i32, ptr %in");
  const result = split(text);
  expect(result).toContain("%in = bitcast ptr %unwarp.0 to ptr");
  expect(result).toMatch(/%sum = bitcast ptr %unwarp\.\d to ptr/);
});

test("names in quotes, and types that look like them", () => {
  const text = twoLoops
    .replaceAll("@k(", '@"k of 1"(')
    .replaceAll("[8 x i32]", '%"struct.a, b"')
    .replaceAll("%array", '%"my array"');
  const result = split(text);
  expect(result).toContain('call void @"k of 1.part.0"(');
  expect(result).toContain('= alloca %"struct.a, b", align 4');
});

test("a part of a function that never returns does return", () => {
  const result = split(twoLoops.replace("{ alwaysinline", "{ noreturn norecurse alwaysinline"));
  expect(result).toContain('attributes #1 = { noinline convergent "target-cpu"="sm_80" }');
});
