import { describe, expect, test } from "vitest";
import { printFunction, printModule } from "../../../ir/print.ts";
import { applyPass } from "../../../transform/testing.ts";
import { nativePointers } from "./native-pointers.ts";

/** A function after the pass; the pass is checked on the way. */
function native(name: string, text: string, numbers = { firstVariable: 0, firstFunction: 0 }): string {
  const { module } = applyPass(nativePointers("m", numbers), text);
  const fn = module.functions.get(name);
  if (!fn) throw new Error(`${name} is gone`);
  return printFunction(fn);
}

test("addresses are numbers, and accesses add where memory begins", () => {
  expect(
    native(
      "f",
      `define float @f(ptr %p, i64 %i, ptr %out) {
        %q = getelementptr inbounds [4 x float], ptr %p, i64 %i, i32 2
        %x = load volatile float, ptr %q, align 4
        store ptr %q, ptr %out, align 4
        ret float %x
      }`,
    ),
  ).toMatchInlineSnapshot(`
    "define float @f(ptr %thread, i32 %p, i64 %i, i32 %out) {
    start:
      %base = load ptr, ptr %thread, align 8
      br label %0

    0:
      %1 = trunc i64 %i to i32
      %2 = mul i32 %1, 16
      %3 = add i32 %p, %2
      %q = add i32 %3, 8
      %4 = zext i32 %q to i64
      %5 = getelementptr i8, ptr %base, i64 %4
      %x = load volatile float, ptr %5, align 4
      %6 = zext i32 %out to i64
      %7 = getelementptr i8, ptr %base, i64 %6
      store i32 %q, ptr %7, align 4
      ret float %x
    }
    "
  `);
});

test("null, comparisons, phis and selects work on the numbers", () => {
  expect(
    native(
      "f",
      `define i1 @f(ptr %p, i1 %c) {
      entry:
        br i1 %c, label %then, label %end
      then:
        %q = select i1 %c, ptr %p, ptr inttoptr (i32 64 to ptr)
        br label %end
      end:
        %r = phi ptr [ null, %entry ], [ %q, %then ]
        %low = icmp ult ptr %r, inttoptr (i32 65536 to ptr)
        %wide = ptrtoint ptr %r to i64
        %back = inttoptr i64 %wide to ptr
        %same = icmp eq ptr %back, %r
        %both = and i1 %low, %same
        ret i1 %both
      }`,
    ),
  ).toMatchInlineSnapshot(`
    "define i1 @f(ptr %thread, i32 %p, i1 %c) {
    start:
      %base = load ptr, ptr %thread, align 8
      br label %entry

    entry:
      br i1 %c, label %then, label %end

    then:
      %q = select i1 %c, i32 %p, i32 64
      br label %end

    end:
      %r = phi i32 [ 0, %entry ], [ %q, %then ]
      %low = icmp ult i32 %r, 65536
      %wide = zext i32 %r to i64
      %back = trunc i64 %wide to i32
      %same = icmp eq i32 %back, %r
      %both = and i1 %low, %same
      ret i1 %both
    }
    "
  `);
});

describe("local variables", () => {
  test("stay where they are when all accesses are direct", () => {
    expect(
      native(
        "f",
        `define i32 @f() {
          %s = alloca { i32, ptr }, align 4
          %second = getelementptr { i32, ptr }, ptr %s, i32 0, i32 1
          store ptr null, ptr %second, align 4
          %x = load i32, ptr %s, align 4
          ret i32 %x
        }`,
      ),
    ).toMatchInlineSnapshot(`
      "define i32 @f(ptr %thread) {
      start:
        %base = load ptr, ptr %thread, align 8
        %s = alloca { i32, i32 }, align 4
        br label %0

      0:
        %second = getelementptr { i32, i32 }, ptr %s, i32 0, i32 1
        store i32 0, ptr %second, align 4
        %x = load i32, ptr %s, align 4
        ret i32 %x
      }
      "
    `);
  });

  test("may have a named type", () => {
    const { module } = applyPass(
      nativePointers("m", { firstVariable: 0, firstFunction: 0 }),
      `%struct.Pair = type { i32, i32 }
      define i32 @f() {
        %s = alloca %struct.Pair, align 4
        store i32 3, ptr %s, align 4
        %x = load i32, ptr %s, align 4
        ret i32 %x
      }`,
    );
    expect(printModule(module)).toContain("%struct.Pair = type { i32, i32 }");
  });

  test("lie on the worker's stack when their address is taken, or an access may be outside", () => {
    expect(
      native(
        "f",
        `declare void @llvm.memset.p0.i32(ptr, i8, i32, i1)
        define void @f(ptr %out, i32 %i) {
          %a = alloca i32, align 4
          %b = alloca [3 x i64], align 32
          store ptr %a, ptr %out, align 4
          %element = getelementptr [3 x i64], ptr %b, i32 0, i32 %i
          store i64 1, ptr %element, align 8
          call void @llvm.memset.p0.i32(ptr %b, i8 0, i32 24, i1 false)
          ret void
        }`,
      ),
    ).toMatchInlineSnapshot(`
      "define void @f(ptr %thread, i32 %out, i32 %i) {
      start:
        %base = load ptr, ptr %thread, align 8
        %0 = getelementptr i8, ptr %thread, i32 8
        %1 = load i32, ptr %0, align 4
        %2 = sub i32 %1, 64
        %frame = and i32 %2, -32
        %3 = getelementptr i8, ptr %thread, i32 8
        store i32 %frame, ptr %3, align 4
        %b = add i32 %frame, 32
        br label %4

      4:
        %5 = zext i32 %out to i64
        %6 = getelementptr i8, ptr %base, i64 %5
        store i32 %frame, ptr %6, align 4
        %7 = mul i32 %i, 8
        %element = add i32 %b, %7
        %8 = zext i32 %element to i64
        %9 = getelementptr i8, ptr %base, i64 %8
        store i64 1, ptr %9, align 8
        %10 = zext i32 %b to i64
        %11 = getelementptr i8, ptr %base, i64 %10
        call void @llvm.memset.p0.i32(ptr %11, i8 0, i32 24, i1 false)
        %12 = getelementptr i8, ptr %thread, i32 8
        store i32 %1, ptr %12, align 4
        ret void
      }
      "
    `);
  });

  test("of a size that is known at run time move the stack's end", () => {
    expect(
      native(
        "f",
        `declare ptr @llvm.stacksave.p0()
        declare void @llvm.stackrestore.p0(ptr)
        declare void @use(ptr)
        define void @f(i32 %n) {
          %before = call ptr @llvm.stacksave.p0()
          %a = alloca i32, i32 %n, align 4
          call void @__unwarp_dev_free(ptr %a)
          call void @llvm.stackrestore.p0(ptr %before)
          ret void
        }
        declare void @__unwarp_dev_free(ptr)`,
      ),
    ).toMatchInlineSnapshot(`
      "define void @f(ptr %thread, i32 %n) {
      start:
        %base = load ptr, ptr %thread, align 8
        %0 = getelementptr i8, ptr %thread, i32 8
        %1 = load i32, ptr %0, align 4
        %2 = sub i32 %1, 0
        %frame = and i32 %2, -16
        %3 = getelementptr i8, ptr %thread, i32 8
        store i32 %frame, ptr %3, align 4
        br label %4

      4:
        %5 = getelementptr i8, ptr %thread, i32 8
        %before = load i32, ptr %5, align 4
        %6 = mul i32 %n, 4
        %7 = getelementptr i8, ptr %thread, i32 8
        %8 = load i32, ptr %7, align 4
        %9 = sub i32 %8, %6
        %a = and i32 %9, -16
        %10 = getelementptr i8, ptr %thread, i32 8
        store i32 %a, ptr %10, align 4
        call void @__unwarp_dev_free(ptr %thread, i32 %a)
        %11 = getelementptr i8, ptr %thread, i32 8
        store i32 %before, ptr %11, align 4
        %12 = getelementptr i8, ptr %thread, i32 8
        store i32 %1, ptr %12, align 4
        ret void
      }
      "
    `);
  });
});

test("variables of the device are looked up once a call, also inside of constants", () => {
  expect(
    native(
      "f",
      `@first = global i32 0, align 4
      @second = global [4 x i32] zeroinitializer, align 4
      define i32 @f(i1 %c) {
      entry:
        %x = load i32, ptr getelementptr ([4 x i32], ptr @second, i32 0, i32 3), align 4
        br i1 %c, label %more, label %end
      more:
        br label %end
      end:
        %p = phi ptr [ @second, %entry ], [ @first, %more ]
        store i32 %x, ptr %p, align 4
        ret i32 ptrtoint (ptr @second to i32)
      }`,
      { firstVariable: 10, firstFunction: 0 },
    ),
  ).toMatchInlineSnapshot(`
    "define i32 @f(ptr %thread, i1 %c) {
    start:
      %base = load ptr, ptr %thread, align 8
      %0 = getelementptr i8, ptr %thread, i32 16
      %variables = load ptr, ptr %0, align 8
      %1 = getelementptr i8, ptr %variables, i32 44
      %second = load i32, ptr %1, align 4
      %2 = getelementptr i8, ptr %variables, i32 40
      %first = load i32, ptr %2, align 4
      br label %entry

    entry:
      %3 = add i32 %second, 12
      %4 = zext i32 %3 to i64
      %5 = getelementptr i8, ptr %base, i64 %4
      %x = load i32, ptr %5, align 4
      br i1 %c, label %more, label %end

    more:
      br label %end

    end:
      %p = phi i32 [ %second, %entry ], [ %first, %more ]
      %6 = zext i32 %p to i64
      %7 = getelementptr i8, ptr %base, i64 %6
      store i32 %x, ptr %7, align 4
      ret i32 %second
    }
    "
  `);
});

test("function pointers are numbers, and calls through them look the code up", () => {
  const { module } = applyPass(
    nativePointers("m", { firstVariable: 0, firstFunction: 4 }),
    `define i32 @g(i32 %x) {
      ret i32 %x
    }
    define i32 @f(ptr %p, i1 %c) {
      %q = select i1 %c, ptr %p, ptr @g
      %x = call i32 %q(i32 1)
      %y = call i32 @g(i32 %x)
      ret i32 %y
    }`,
  );
  const [f, table] = [module.functions.get("f"), module.globals.get("__unwarp_module_m")];
  expect(f && printFunction(f)).toMatchInlineSnapshot(`
    "define i32 @f(ptr %thread, i32 %p, i1 %c) {
    start:
      %base = load ptr, ptr %thread, align 8
      br label %0

    0:
      %q = select i1 %c, i32 %p, i32 260
      %1 = call ptr @unwarp_function(ptr %thread, i32 %q, i32 -1979273994)
      %x = call i32 %1(ptr %thread, i32 1)
      %y = call i32 @g(ptr %thread, i32 %x)
      ret i32 %y
    }
    "
  `);
  expect(table?.valueType.text).toBe("[1 x { ptr, i32 }]");
});

test("structs passed by value are copied for the callee", () => {
  expect(
    native(
      "f",
      `define void @g(ptr byval({ i32, i32 }) align 4 %s) {
        store i32 1, ptr %s, align 4
        ret void
      }
      define void @f(ptr %p) {
        call void @g(ptr byval({ i32, i32 }) align 4 %p)
        ret void
      }`,
    ),
  ).toMatchInlineSnapshot(`
    "define void @f(ptr %thread, i32 %p) {
    start:
      %base = load ptr, ptr %thread, align 8
      %0 = getelementptr i8, ptr %thread, i32 8
      %1 = load i32, ptr %0, align 4
      %2 = sub i32 %1, 16
      %frame = and i32 %2, -16
      %3 = getelementptr i8, ptr %thread, i32 8
      store i32 %frame, ptr %3, align 4
      br label %4

    4:
      %5 = zext i32 %frame to i64
      %6 = getelementptr i8, ptr %base, i64 %5
      %7 = zext i32 %p to i64
      %8 = getelementptr i8, ptr %base, i64 %7
      call void @llvm.memcpy.p0.p0.i32(ptr %6, ptr %8, i32 8, i1 false)
      call void @g(ptr %thread, i32 %frame)
      %9 = getelementptr i8, ptr %thread, i32 8
      store i32 %1, ptr %9, align 4
      ret void
    }
    "
  `);
});

test("vectors of pointers are vectors of numbers, and C's functions get real pointers", () => {
  expect(
    native(
      "f",
      `declare <2 x float> @llvm.masked.gather.v2f32.v2p0(<2 x ptr>, i32, <2 x i1>, <2 x float>)
      declare float @frexpf(float, ptr)
      define <2 x float> @f(ptr %p, <2 x i16> %i, <2 x i1> %m, float %y) {
        %q = getelementptr float, ptr %p, <2 x i16> %i
        %x = call <2 x float> @llvm.masked.gather.v2f32.v2p0(<2 x ptr> %q, i32 4, <2 x i1> %m, <2 x float> zeroinitializer)
        %z = call float @frexpf(float %y, ptr %p)
        ret <2 x float> %x
      }`,
    ),
  ).toMatchInlineSnapshot(`
    "define <2 x float> @f(ptr %thread, i32 %p, <2 x i16> %i, <2 x i1> %m, float %y) {
    start:
      %base = load ptr, ptr %thread, align 8
      br label %0

    0:
      %1 = sext <2 x i16> %i to <2 x i32>
      %2 = mul <2 x i32> %1, splat (i32 4)
      %3 = insertelement <2 x i32> poison, i32 %p, i32 0
      %4 = shufflevector <2 x i32> %3, <2 x i32> poison, <2 x i32> <i32 0, i32 0>
      %q = add <2 x i32> %4, %2
      %5 = zext <2 x i32> %q to <2 x i64>
      %6 = getelementptr i8, ptr %base, <2 x i64> %5
      %x = call <2 x float> @llvm.masked.gather.v2f32.v2p0(<2 x ptr> %6, i32 4, <2 x i1> %m, <2 x float> zeroinitializer)
      %7 = zext i32 %p to i64
      %8 = getelementptr i8, ptr %base, i64 %7
      %z = call float @frexpf(float %y, ptr %8)
      ret <2 x float> %x
    }
    "
  `);
});

test("a trap leaves the kernel", () => {
  expect(
    native(
      "f",
      `declare void @llvm.trap()
      define void @f() {
        call void @llvm.trap()
        unreachable
      }`,
    ),
  ).toMatchInlineSnapshot(`
    "define void @f(ptr %thread) {
    start:
      %base = load ptr, ptr %thread, align 8
      br label %0

    0:
      call void @unwarp_leave(ptr %thread)
      unreachable
    }
    "
  `);
});
