import { test } from "vitest";
import { rejectUnsupported } from "./reject-unsupported.ts";
import { expectPass } from "./testing.ts";

const inKernel = (body: string) => `define ptx_kernel void @kernel(ptr %p) {\n${body}\nret void\n}\n`;

test("an operation that another chip part does is named by its family", () => {
  expectPass(
    rejectUnsupported,
    `${inKernel("call void @llvm.nvvm.wmma.store(i32 -1)")}
    declare void @llvm.nvvm.wmma.store(i32)`,
  ).toReport([
    {
      code: "unsupported-tensor-core",
      message: "tensor core operations (wmma, mma) are not supported",
    },
  ]);
});

test("a missing function is reported under its readable name, once per place", () => {
  expectPass(
    rejectUnsupported,
    `${inKernel("call void @_ZN4math3fooEi(i32 1)\ncall void @_ZN4math3fooEi(i32 2)")}
    declare void @_ZN4math3fooEi(i32)`,
  ).toReport([
    {
      code: "undefined-device-function",
      message: "no definition of device function math::foo was found",
      help: "is its file compiled with -rdc=true and linked?",
    },
  ]);
});

test("the line is the user's when the operation comes from one of our headers", () => {
  expectPass(
    rejectUnsupported,
    `declare void @llvm.nvvm.wmma.store(i32)
    define ptx_kernel void @kernel(ptr %p) !dbg !4 {
      call void @llvm.nvvm.wmma.store(i32 -1), !dbg !5
      call void @llvm.nvvm.wmma.store(i32 -1), !dbg !8
      ret void
    }
    !llvm.dbg.cu = !{!0}
    !llvm.module.flags = !{!2}
    !0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: LineTablesOnly)
    !1 = !DIFile(filename: "app.cu", directory: "/home")
    !2 = !{i32 2, !"Debug Info Version", i32 3}
    !3 = !DISubroutineType(types: !{})
    !4 = distinct !DISubprogram(name: "kernel", scope: !1, file: !1, line: 1, type: !3, unit: !0)
    !5 = !DILocation(line: 70, column: 1, scope: !6, inlinedAt: !8)
    !6 = distinct !DISubprogram(name: "store_matrix_sync", scope: !7, file: !7, line: 7, type: !3, unit: !0)
    !7 = !DIFile(filename: "/unwarp/include/unwarp/mma.h", directory: "/home")
    !8 = !DILocation(line: 12, column: 3, scope: !4)
    `,
  ).toReport([{ code: "unsupported-tensor-core", location: { file: "app.cu", line: 12, column: 3 } }]);
});

test("everything is reported in one go", () => {
  expectPass(
    rejectUnsupported,
    `
    @missing = external addrspace(1) global i32, align 4
    @dynamic = external addrspace(3) global [0 x float], align 4
    ${inKernel(`
      call void asm sideeffect "bar.sync 0;", ""()
      %t = call i32 @llvm.nvvm.tex.unified.1d.v4s32.s32(i64 0, i32 0)
      call void @__cxa_throw(ptr null, ptr null, ptr null)
      store i32 0, ptr addrspace(1) @missing, align 4
      store i32 0, ptr addrspace(3) @dynamic, align 4
      call void @other(ptr %p)
      %s = call float @sinf(float 0.0)
    `)}
    define ptx_kernel void @other(ptr %p) {
      ret void
    }
    declare i32 @llvm.nvvm.tex.unified.1d.v4s32.s32(i64, i32)
    declare void @__cxa_throw(ptr, ptr, ptr)
    declare float @sinf(float)
    `,
  ).toReport([
    { code: "unsupported-inline-assembly" },
    { code: "unsupported-texture" },
    { code: "unsupported-exception" },
    { code: "undefined-device-variable", message: "no definition of device variable missing was found" },
    { code: "unsupported-dynamic-parallelism" },
  ]);
});

test("functions that are only in a table count", () => {
  expectPass(
    rejectUnsupported,
    `
    @table = constant [1 x ptr] [ptr @gone]
    declare void @gone()
    `,
  ).toReport([{ code: "undefined-device-function" }]);
});
