import { test } from "vitest";
import { gatherLanes } from "./gather-lanes.ts";
import { expectPass } from "./testing.ts";

test("all turns of a loop go through one place, where some lanes may wait elsewhere in it", () => {
  expectPass(
    gatherLanes,
    `
    declare i32 @llvm.nvvm.activemask()
    define ptx_kernel void @k(i32 %n, i1 %rare) {
    entry:
      br label %head
    head:
      %i = phi i32 [ 0, %entry ], [ %next, %head.end ], [ %i, %seldom ]
      %all = call i32 @llvm.nvvm.activemask()
      %more = icmp ult i32 %i, %n
      br i1 %more, label %head.end, label %exit
    head.end:
      %next = add i32 %i, 1
      br i1 %rare, label %seldom, label %head
    seldom:
      %some = call i32 @llvm.nvvm.activemask()
      br label %head
    exit:
      ret void
    }
    `,
  ).toPrintFunction(
    "k",
    `
    define ptx_kernel void @k(i32 %n, i1 %rare) {
    entry:
      br label %head
    head:
      %i = phi i32 [ 0, %entry ], [ %0, %gather ]
      %all = call i32 @llvm.nvvm.activemask()
      %more = icmp ult i32 %i, %n
      br i1 %more, label %head.end, label %exit
    head.end:
      %next = add i32 %i, 1
      br i1 %rare, label %seldom, label %gather
    seldom:
      %some = call i32 @llvm.nvvm.activemask()
      br label %gather
    gather:
      %0 = phi i32 [ %next, %head.end ], [ %i, %seldom ]
      %1 = call i32 @llvm.nvvm.activemask()
      br label %head
    exit:
      ret void
    }
    `,
  );
});

test("loops whose lanes all wait at the same places stay as they are", () => {
  expectPass(
    gatherLanes,
    `
    declare i32 @llvm.nvvm.activemask()
    define ptx_kernel void @k(i32 %n) {
    entry:
      br label %head
    head:
      %i = phi i32 [ 0, %entry ], [ %next, %head ]
      %all = call i32 @llvm.nvvm.activemask()
      %again = call i32 @llvm.nvvm.activemask()
      %next = add i32 %i, 1
      %more = icmp ult i32 %next, %n
      br i1 %more, label %head, label %exit
    exit:
      ret void
    }
    `,
  ).toLeaveAlone();
});

test("what a function asks for is asked for where it is called", () => {
  expectPass(
    gatherLanes,
    `
    declare i32 @llvm.nvvm.activemask()
    define internal void @ask() {
      %all = call i32 @llvm.nvvm.activemask()
      ret void
    }
    define ptx_kernel void @k(i1 %go, i1 %rare) {
    entry:
      br label %head
    head:
      br i1 %rare, label %seldom, label %latch
    seldom:
      call void @ask()
      br label %latch
    latch:
      br i1 %go, label %head, label %exit
    exit:
      ret void
    }
    `,
  ).toPrintFunction(
    "k",
    `
    define ptx_kernel void @k(i1 %go, i1 %rare) {
    entry:
      br label %head
    head:
      br i1 %rare, label %seldom, label %latch
    seldom:
      call void @ask()
      br label %latch
    latch:
      br i1 %go, label %gather, label %exit
    gather:
      %0 = call i32 @llvm.nvvm.activemask()
      br label %head
    exit:
      ret void
    }
    `,
  );
});
