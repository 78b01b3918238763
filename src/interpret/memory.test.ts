import { expect, test } from "vitest";
import { callFunction, createTestMachine, runKernel } from "./testing.ts";
import { interpretCall } from "./interpret-launch.ts";
import { parseModule } from "../ir/parse.ts";
import { LinearMemory } from "./linear-memory.ts";
import { Program } from "./program.ts";

/** Stores `value` of `type` at the start of the buffer and gives back what is there. */
function stored(type: string, value: string): Uint8Array {
  const kernel = `define ptx_kernel void @k(ptr %out) {
    store ${type} ${value}, ptr %out
    ret void
  }`;
  const { buffers } = runKernel(kernel, { grid: 1, block: 1, arguments: [new Uint8Array(16)] });
  return buffers[0] as Uint8Array;
}

test.each([
  ["i1", "true", [1]],
  ["i8", "-2", [254]],
  ["i16", "258", [2, 1]],
  ["i24", "-2", [254, 255, 255]],
  ["i32", "-2", [254, 255, 255, 255]],
  ["i64", "-2", [254, 255, 255, 255, 255, 255, 255, 255]],
  ["i128", "1", [1]],
  ["half", "1.0", [0, 0x3c]],
  ["bfloat", "1.0", [0x80, 0x3f]],
  ["float", "1.0", [0, 0, 0x80, 0x3f]],
  ["double", "1.0", [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]],
  ["<3 x i16>", "<i16 1, i16 2, i16 3>", [1, 0, 2, 0, 3]],
  ["<9 x i1>", "<i1 1, i1 0, i1 0, i1 0, i1 0, i1 0, i1 0, i1 1, i1 1>", [129, 1]],
  ["{ i8, i32 }", "{ i8 1, i32 2 }", [1, 0, 0, 0, 2]],
  ["<{ i8, i32 }>", "<{ i8 1, i32 2 }>", [1, 2]],
  ["[2 x i16]", "[i16 1, i16 2]", [1, 0, 2]],
])("%s %s in memory", (type, value, bytes) => {
  expect([...stored(type, value)]).toEqual([...bytes, ...Array(16 - bytes.length).fill(0)]);
});

test("small integers are loaded with their sign", () => {
  const kernel = `define ptx_kernel void @k(ptr %data) {
    %a = load i8, ptr %data
    %b = sext i8 %a to i32
    %c = zext i8 %a to i32
    %d = add i32 %b, %c
    store i32 %d, ptr %data
    ret void
  }`;
  const run = { grid: 1, block: 1, arguments: [new Int32Array([0xfe])] };
  expect(runKernel(kernel, run).buffers).toEqual([new Int32Array([252])]);
});

test("quiet NaN bits and small integers survive a trip through a float register", () => {
  const kernel = `define ptx_kernel void @k(ptr %data) {
    %a = load <4 x float>, ptr %data
    %to = getelementptr i8, ptr %data, i32 16
    store <4 x float> %a, ptr %to
    ret void
  }`;
  const bits = [0xffffffff, 0x7fc00123, 5, 0x80000000];
  const run = { grid: 1, block: 1, arguments: [new Uint32Array([...bits, 0, 0, 0, 0])] };
  expect(runKernel(kernel, run).buffers).toEqual([new Uint32Array([...bits, ...bits])]);
});

test("getelementptr walks through structs, arrays and negative indices", () => {
  const offset = (indices: string, index = 0) =>
    callFunction(
      `%S = type { i8, [4 x { i16, i64 }], i32 }
      define i32 @f(i32 %i) {
        %p = getelementptr %S, ptr inttoptr (i32 100000 to ptr), ${indices}
        %n = ptrtoint ptr %p to i32
        %d = sub i32 %n, 100000
        ret i32 %d
      }`,
      "f",
      [index],
    );
  expect(offset("i32 1")).toBe(80);
  expect(offset("i32 0, i32 1, i32 %i, i32 1", 2)).toBe(8 + 32 + 8);
  expect(offset("i32 -1, i32 2")).toBe(-80 + 72);
  expect(offset("i32 %i", -2)).toBe(-160);
});

test("memcpy, memmove with overlap, memset", () => {
  const kernel = `
    declare void @llvm.memmove.p0.p0.i32(ptr, ptr, i32, i1)
    declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
    define ptx_kernel void @k(ptr %data) {
      %second = getelementptr i8, ptr %data, i32 1
      call void @llvm.memmove.p0.p0.i32(ptr %second, ptr %data, i32 4, i1 false)
      %sixth = getelementptr i8, ptr %data, i32 6
      call void @llvm.memset.p0.i64(ptr %sixth, i8 -1, i64 2, i1 false)
      ret void
    }`;
  const run = { grid: 1, block: 1, arguments: [new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])] };
  expect(runKernel(kernel, run).buffers).toEqual([new Uint8Array([1, 1, 2, 3, 4, 6, 255, 255])]);
});

test.each([
  ["xchg", 5, 9, 9],
  ["add", 2 ** 31 - 1, 1, -(2 ** 31)],
  ["sub", 5, 9, -4],
  ["and", 12, 10, 8],
  ["nand", 12, 10, -9],
  ["or", 12, 10, 14],
  ["xor", 12, 10, 6],
  ["max", -1, 1, 1],
  ["min", -1, 1, -1],
  ["umax", -1, 1, -1],
  ["umin", -1, 1, 1],
  ["uinc_wrap", 9, 10, 10],
  ["uinc_wrap", 10, 10, 0],
  ["udec_wrap", 0, 10, 10],
  ["udec_wrap", 11, 10, 10],
  ["udec_wrap", 5, 10, 4],
  ["usub_cond", 5, 9, 5],
  ["usub_sat", 5, 9, 0],
])("atomicrmw %s of %i with %i leaves %i and returns the old value", (name, old, value, left) => {
  const kernel = `define ptx_kernel void @k(ptr %data) {
    %old = atomicrmw ${name} ptr %data, i32 ${value} syncscope("device") monotonic
    %second = getelementptr i32, ptr %data, i32 1
    store i32 %old, ptr %second
    ret void
  }`;
  const run = { grid: 1, block: 1, arguments: [new Int32Array([old, 0])] };
  expect(runKernel(kernel, run).buffers).toEqual([new Int32Array([left, old])]);
});

test("atomics on floats, and compare-and-swap", () => {
  const kernel = `define ptx_kernel void @k(ptr %f, ptr %n) {
    %a = atomicrmw fadd ptr %f, float 1.5 monotonic
    %b = atomicrmw fmax ptr %f, float 10.0 monotonic
    %hit = cmpxchg ptr %n, i32 1, i32 2 seq_cst seq_cst
    %miss = cmpxchg ptr %n, i32 1, i32 3 seq_cst seq_cst
    %old = extractvalue { i32, i1 } %miss, 0
    %ok = extractvalue { i32, i1 } %hit, 1
    %bad = extractvalue { i32, i1 } %miss, 1
    %ok32 = zext i1 %ok to i32
    %bad32 = zext i1 %bad to i32
    %sum = sub i32 %ok32, %bad32
    %all = mul i32 %old, %sum
    %second = getelementptr i32, ptr %n, i32 1
    store i32 %all, ptr %second
    ret void
  }`;
  const run = {
    grid: 1,
    block: 1,
    arguments: [new Float32Array([2]), new Int32Array([1, 0])],
  };
  expect(runKernel(kernel, run).buffers).toEqual([new Float32Array([10]), new Int32Array([2, 2])]);
});

test("an atomic that is not aligned is a fault", () => {
  const kernel = `define ptx_kernel void @k(ptr %p) {
    %odd = getelementptr i8, ptr %p, i32 2
    %old = atomicrmw add ptr %odd, i32 1 monotonic
    ret void
  }`;
  expect(runKernel(kernel, { grid: 1, block: 1, arguments: [new Uint8Array(8)] }).fault).toBe(
    "misaligned-address in block 0,0,0 thread 0,0,0",
  );
});

test.each([0, 4, 65535, 2 ** 32 - 4, 4 << 20, (4 << 20) - 2])(
  "reading an int at %i is illegal",
  (address) => {
    const read = `define i32 @f(ptr %p) {
    %x = load i32, ptr %p
    ret i32 %x
  }`;
    expect(callFunction(read, "f", [address])).toMatch(/^illegal-address/);
  },
);

test("variables start with their initial values, addresses in them included", () => {
  const program = `
    @x = addrspace(1) global i32 41
    @text = private unnamed_addr constant [3 x i8] c"hi\\00"
    @record = addrspace(1) global { i8, ptr, [2 x ptr], double } {
      i8 1, ptr addrspacecast (ptr addrspace(1) @x to ptr),
      [2 x ptr] [ptr getelementptr inbounds (i8, ptr @text, i32 1), ptr null], double 2.5 }
    define i32 @f() {
      %field = getelementptr { i8, ptr, [2 x ptr], double }, ptr addrspacecast (ptr addrspace(1) @record to ptr), i32 0, i32 1
      %p = load ptr, ptr %field
      %x = load i32, ptr %p
      %next = getelementptr { i8, ptr, [2 x ptr], double }, ptr addrspacecast (ptr addrspace(1) @record to ptr), i32 0, i32 2, i32 0
      %q = load ptr, ptr %next
      %c = load i8, ptr %q
      %c32 = sext i8 %c to i32
      %r = add i32 %x, %c32
      ret i32 %r
    }`;
  expect(callFunction(program, "f")).toBe(41 + "i".charCodeAt(0));
});

test("a variable that the host knows stays where it is, but for addresses in its initial value", () => {
  const module = parseModule(`
    @number = addrspace(1) global i32 1
    @table = addrspace(1) global [1 x ptr] [ptr @f]
    define i32 @f() {
      %x = load i32, ptr addrspacecast (ptr addrspace(1) @number to ptr)
      ret i32 %x
    }
    define i32 @g() {
      %fn = load ptr, ptr addrspacecast (ptr addrspace(1) @table to ptr)
      %x = call i32 %fn()
      ret i32 %x
    }`);
  const buffer = new ArrayBuffer(1 << 20);
  const memory = new LinearMemory(() => buffer);
  memory.view.setInt32(200_000, 77, true); // the host's program has set it
  memory.view.setInt32(200_016, 9999, true); // a function of the compiled program
  const addresses: Readonly<Record<string, number>> = { number: 200_000, table: 200_016 };
  const program = new Program(module, {
    memory,
    arena: { address: 300_000, bytes: 65536 },
    allocate: () => 400_000,
    globalAddress: (name) => addresses[name],
  });
  expect(interpretCall(program, "g", []).result).toBe(77);
});

test("a struct passed by value is the callee's own copy", () => {
  const program = `
    define internal void @change(ptr byval({ i32, i32 }) align 4 %s) {
      store i32 99, ptr %s
      ret void
    }
    define i32 @f() {
      %s = alloca { i32, i32 }
      store i32 7, ptr %s
      call void @change(ptr byval({ i32, i32 }) align 4 %s)
      %x = load i32, ptr %s
      ret i32 %x
    }`;
  expect(callFunction(program, "f")).toBe(7);
});

test("kernels get structs by value, scalars of all sizes, and each thread its own copy", () => {
  const kernel = `
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    define ptx_kernel void @k(i8 %a, ptr byval({ i32, double }) align 8 %s, i64 %b, ptr %out) {
      %old = load i32, ptr %s
      %new = add i32 %old, 1
      store i32 %new, ptr %s
      %i = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %wide = sext i32 %new to i64
      %a64 = sext i8 %a to i64
      %field = getelementptr { i32, double }, ptr %s, i32 0, i32 1
      %d = load double, ptr %field
      %d64 = fptosi double %d to i64
      %s1 = add i64 %wide, %a64
      %s2 = add i64 %s1, %b
      %s3 = add i64 %s2, %d64
      %to = getelementptr i64, ptr %out, i32 %i
      store i64 %s3, ptr %to
      ret void
    }`;
  const run = { grid: 1, block: 2, arguments: [-1, [10, 100.5], 1000n, new BigInt64Array(2)] };
  expect(runKernel(kernel, run).buffers).toEqual([new BigInt64Array([1110n, 1110n])]);
});

test("local variables of a thread that do not fit are a stack overflow", () => {
  const program = "define void @f() { %big = alloca [2000000 x i8] ret void }";
  expect(callFunction(program, "f")).toMatch(/^stack-overflow/);
});

test("memory that has grown is seen", () => {
  let buffer = new ArrayBuffer(1 << 17);
  const memory = new LinearMemory(() => buffer);
  const module = parseModule("define i32 @f(ptr %p) { %x = load i32, ptr %p ret i32 %x }");
  const program = new Program(module, {
    memory,
    arena: { address: 65536, bytes: 4096 },
    allocate: () => 0,
  });
  buffer = new ArrayBuffer(1 << 18);
  new DataView(buffer).setInt32(200_000, 5, true);
  expect(interpretCall(program, "f", [200_000]).result).toBe(5);
});

test("pointers know their memory space", () => {
  const machine = createTestMachine(`
    @tile = internal addrspace(3) global [4 x i32] undef
    @table = internal addrspace(4) constant [4 x i32] zeroinitializer
    @data = addrspace(1) global i32 0
    declare i1 @llvm.nvvm.isspacep.shared(ptr)
    declare i1 @llvm.nvvm.isspacep.local(ptr)
    declare i1 @llvm.nvvm.isspacep.const(ptr)
    declare i1 @llvm.nvvm.isspacep.global(ptr)
    define i1 @f() {
      %local = alloca i32
      %a = call i1 @llvm.nvvm.isspacep.shared(ptr addrspacecast (ptr addrspace(3) @tile to ptr))
      %b = call i1 @llvm.nvvm.isspacep.local(ptr %local)
      %c = call i1 @llvm.nvvm.isspacep.const(ptr addrspacecast (ptr addrspace(4) @table to ptr))
      %d = call i1 @llvm.nvvm.isspacep.global(ptr addrspacecast (ptr addrspace(1) @data to ptr))
      %e = call i1 @llvm.nvvm.isspacep.global(ptr %local)
      %ab = and i1 %a, %b
      %cd = and i1 %c, %d
      %abcd = and i1 %ab, %cd
      %r = select i1 %e, i1 false, i1 %abcd
      ret i1 %r
    }`);
  expect(interpretCall(machine.program, "f", []).result).toBe(1);
});
