import { expect, test } from "vitest";
import { guardNullPages } from "./guard-null-pages.ts";
import { expectPass, expectSameKernel } from "./testing.ts";

test("an argument is guarded once, at entry; variables are not", () => {
  expectPass(
    guardNullPages,
    `
    @table = addrspace(4) constant [4 x float] zeroinitializer, align 4
    define ptx_kernel void @f(ptr noalias %p, i32 %i) {
      %local = alloca float, align 4
      %q = getelementptr inbounds float, ptr %p, i32 %i
      %x = load float, ptr %q, align 4
      store float %x, ptr %local, align 4
      %c = load float, ptr addrspace(4) @table, align 4
      store float %c, ptr %p, align 4
      ret void
    }
    `,
  ).toPrint(`
    @table = addrspace(4) constant [4 x float] zeroinitializer, align 4
    define ptx_kernel void @f(ptr noalias %p, i32 %i) {
      %local = alloca float, align 4
      %1 = icmp ult ptr %p, inttoptr (i32 65536 to ptr)
      %2 = select i1 %1, i32 -268435456, i32 0
      %p.guarded = getelementptr i8, ptr %p, i32 %2
      %q = getelementptr inbounds float, ptr %p.guarded, i32 %i
      %x = load float, ptr %q, align 4
      store float %x, ptr %local, align 4
      %c = load float, ptr addrspace(4) @table, align 4
      store float %c, ptr %p.guarded, align 4
      ret void
    }
  `);
});

test("a list is walked by guarded pointers but ends at the original null", () => {
  expectPass(
    guardNullPages,
    `
    define i32 @length(ptr %head) {
    entry:
      br label %test
    test:
      %node = phi ptr [ %head, %entry ], [ %next, %body ]
      %n = phi i32 [ 0, %entry ], [ %more, %body ]
      %end = icmp eq ptr %node, null
      br i1 %end, label %exit, label %body
    body:
      %more = add i32 %n, 1
      %field = getelementptr i8, ptr %node, i32 4
      %next = load ptr, ptr %field, align 4
      br label %test
    exit:
      ret i32 %n
    }
    `,
  ).toPrint(`
    define i32 @length(ptr %head) {
    entry:
      %0 = icmp ult ptr %head, inttoptr (i32 65536 to ptr)
      %1 = select i1 %0, i32 -268435456, i32 0
      %head.guarded = getelementptr i8, ptr %head, i32 %1
      br label %test
    test:
      %node.guarded = phi ptr [ %head.guarded, %entry ], [ %next.guarded, %body ]
      %node = phi ptr [ %head, %entry ], [ %next, %body ]
      %n = phi i32 [ 0, %entry ], [ %more, %body ]
      %end = icmp eq ptr %node, null
      br i1 %end, label %exit, label %body
    body:
      %more = add i32 %n, 1
      %field = getelementptr i8, ptr %node.guarded, i32 4
      %next = load ptr, ptr %field, align 4
      %2 = icmp ult ptr %next, inttoptr (i32 65536 to ptr)
      %3 = select i1 %2, i32 -268435456, i32 0
      %next.guarded = getelementptr i8, ptr %next, i32 %3
      br label %test
    exit:
      ret i32 %n
    }
  `);
});

test("arithmetic that serves an access and a call is doubled", () => {
  expectPass(
    guardNullPages,
    `
    define void @f(ptr %p) {
      %q = getelementptr i8, ptr %p, i32 4
      store i32 0, ptr %q, align 4
      call void @g(ptr %q)
      ret void
    }
    declare void @g(ptr)
    `,
  ).toPrint(`
    define void @f(ptr %p) {
      %1 = icmp ult ptr %p, inttoptr (i32 65536 to ptr)
      %2 = select i1 %1, i32 -268435456, i32 0
      %p.guarded = getelementptr i8, ptr %p, i32 %2
      %q = getelementptr i8, ptr %p, i32 4
      %q.guarded = getelementptr i8, ptr %p.guarded, i32 4
      store i32 0, ptr %q.guarded, align 4
      call void @g(ptr %q)
      ret void
    }
  `);
});

test("constant null pointers and copies of memory", () => {
  expectPass(
    guardNullPages,
    `
    define void @f(ptr %p, i1 %c) {
    entry:
      store i32 0, ptr null, align 4
      %x = load i32, ptr inttoptr (i32 16 to ptr), align 4
      %y = load i32, ptr inttoptr (i32 1000000 to ptr), align 4
      br i1 %c, label %then, label %end
    then:
      br label %end
    end:
      %q = phi ptr [ %p, %entry ], [ null, %then ]
      call void @llvm.memcpy.p0.p0.i32(ptr %q, ptr %p, i32 8, i1 false)
      ret void
    }
    declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)
    `,
  ).toPrint(`
    define void @f(ptr %p, i1 %c) {
    entry:
      %0 = icmp ult ptr %p, inttoptr (i32 65536 to ptr)
      %1 = select i1 %0, i32 -268435456, i32 0
      %p.guarded = getelementptr i8, ptr %p, i32 %1
      store i32 0, ptr inttoptr (i32 -268435456 to ptr), align 4
      %x = load i32, ptr inttoptr (i32 -268435440 to ptr), align 4
      %y = load i32, ptr inttoptr (i32 1000000 to ptr), align 4
      br i1 %c, label %then, label %end
    then:
      br label %end
    end:
      %q = phi ptr [ %p.guarded, %entry ], [ inttoptr (i32 -268435456 to ptr), %then ]
      call void @llvm.memcpy.p0.p0.i32(ptr %q, ptr %p.guarded, i32 8, i1 false)
      ret void
    }
  `);
});

test("a function without unknown pointers stays as it is", () => {
  expectPass(
    guardNullPages,
    `
    %struct.S = type { i32, i32 }
    define void @f(ptr byval(%struct.S) align 4 %s, ptr %unused) {
      %x = load i32, ptr %s, align 4
      ret void
    }
    `,
  ).toLeaveAlone();
});

const kernel = `
  define ptx_kernel void @kernel(ptr %out, ptr %maybe) {
  entry:
    %isNull = icmp eq ptr %maybe, null
    %flag = zext i1 %isNull to i32
    store i32 %flag, ptr %out, align 4
    %second = getelementptr i32, ptr %maybe, i32 1
    %x = load i32, ptr %second, align 4
    %p = getelementptr i32, ptr %out, i32 1
    store i32 %x, ptr %p, align 4
    ret void
  }`;

test("a valid pointer works as before, a null pointer faults as before", () => {
  const run = { grid: 1, block: 1 };
  const good = expectSameKernel(guardNullPages, kernel, {
    ...run,
    arguments: [new Int32Array(2), new Int32Array([7, 8])],
  });
  expect(good.buffers[0]).toEqual(new Int32Array([0, 8]));
  const bad = expectSameKernel(guardNullPages, kernel, { ...run, arguments: [new Int32Array(2), 0] });
  expect(bad.status).toBe("fault");
  expect(bad.buffers[0]).toEqual(new Int32Array([1, 0]));
});

test("edges of a switch to one block bring the same guarded pointer", () => {
  expectPass(
    guardNullPages,
    `
    define i32 @f(i32 %n, ptr %p) {
    entry:
      switch i32 %n, label %other [
        i32 1, label %end
        i32 2, label %end
      ]
    other:
      br label %end
    end:
      %q = phi ptr [ getelementptr (i8, ptr null, i32 8), %entry ], [ getelementptr (i8, ptr null, i32 8), %entry ], [ %p, %other ]
      %x = load i32, ptr %q, align 4
      ret i32 %x
    }
    `,
  ).toPrint(`
    define i32 @f(i32 %n, ptr %p) {
    entry:
      %0 = icmp ult ptr %p, inttoptr (i32 65536 to ptr)
      %1 = select i1 %0, i32 -268435456, i32 0
      %p.guarded = getelementptr i8, ptr %p, i32 %1
      %2 = icmp ult ptr getelementptr (i8, ptr null, i32 8), inttoptr (i32 65536 to ptr)
      %3 = select i1 %2, i32 -268435456, i32 0
      %4 = getelementptr i8, ptr getelementptr (i8, ptr null, i32 8), i32 %3
      switch i32 %n, label %other [
        i32 1, label %end
        i32 2, label %end
      ]
    other:
      br label %end
    end:
      %q = phi ptr [ %4, %entry ], [ %4, %entry ], [ %p.guarded, %other ]
      %x = load i32, ptr %q, align 4
      ret i32 %x
    }
  `);
});
