import { expect, test } from "vitest";
import { IrSyntaxError } from "./lexer.ts";
import { parseModule } from "./parse.ts";
import { printFunction, printGlobal, printModule } from "./print.ts";
import { verifyModule } from "./verify.ts";

/** The only definition in the text, printed. */
function reprint(text: string): string {
  const module = parseModule(text);
  expect(verifyModule(module)).toEqual([]);
  return Array.from(module.functions.values(), printFunction).join("\n");
}

/** Wraps one instruction so that its operands exist: scalars, vectors, pointers of each kind. */
function inFunction(line: string): string {
  return `define void @f(i32 %i, i32 %j, float %x, float %y, double %d, i1 %c, ptr %p, ptr addrspace(3) %s, <4 x float> %v, <4 x i32> %w, <2 x ptr> %q, { i32, [2 x float] } %a, i64 %l) {
entry:
  ${line}
  ret void
}
`;
}

test.each([
  "%r = add i32 %i, %j",
  "%r = add nuw nsw i32 %i, -5",
  "%r = sub <4 x i32> %w, splat (i32 7)",
  "%r = mul <4 x i32> %w, <i32 1, i32 2, i32 poison, i32 4>",
  "%r = udiv exact i32 %i, %j",
  "%r = sdiv i32 %i, %j",
  "%r = urem i32 %i, %j",
  "%r = srem i32 %i, %j",
  "%r = shl nuw i64 %l, 3",
  "%r = lshr i32 %i, %j",
  "%r = ashr exact i32 %i, %j",
  "%r = and i1 %c, true",
  "%r = or disjoint i32 %i, %j",
  "%r = xor i32 %i, -1",
  "%r = fadd contract float %x, 1.500000e+00",
  "%r = fsub nnan ninf nsz float %x, 0x3FB99999A0000000",
  "%r = fmul reassoc nsz arcp contract afn <4 x float> %v, %v",
  "%r = fdiv fast double %d, 1.000000e-01",
  "%r = frem float %x, -0.000000e+00",
  "%r = fneg float %x",
  "%r = freeze i32 %i",
  "%r = trunc nuw i64 %l to i32",
  "%r = zext nneg i32 %i to i64",
  "%r = sext i32 %i to i64",
  "%r = fptrunc double %d to float",
  "%r = fpext float %x to double",
  "%r = fptoui float %x to i32",
  "%r = fptosi float %x to i8",
  "%r = uitofp nneg i32 %i to float",
  "%r = sitofp <4 x i32> %w to <4 x float>",
  "%r = ptrtoint ptr %p to i32",
  "%r = inttoptr i32 %i to ptr",
  "%r = bitcast float %x to i32",
  "%r = addrspacecast ptr addrspace(3) %s to ptr",
  "%r = icmp ult i32 %i, %j",
  "%r = icmp samesign sgt i32 %i, 0",
  "%r = icmp eq ptr %p, null",
  "%r = icmp slt <4 x i32> %w, zeroinitializer",
  "%r = fcmp nnan une float %x, %y",
  "%r = select i1 %c, i32 %i, i32 %j",
  "%r = select nnan i1 %c, float %x, float undef",
  "%r = getelementptr inbounds nuw i8, ptr %p, i32 4",
  "%r = getelementptr { i32, [2 x float] }, ptr %p, i32 %i, i32 1, i32 %j",
  "%r = getelementptr float, <2 x ptr> %q, i32 1",
  "%r = alloca [4 x i32], align 16",
  "%r = alloca i8, i32 %i, align 8",
  "%r = load i32, ptr %p, align 4",
  "%r = load volatile float, ptr addrspace(3) %s, align 4",
  '%r = load atomic i32, ptr %p syncscope("block") acquire, align 4',
  "store <4 x float> %v, ptr %p, align 16",
  "store volatile i32 0, ptr %p, align 4",
  "store atomic i32 %i, ptr %p monotonic, align 4",
  "%r = atomicrmw add ptr %p, i32 1 seq_cst, align 4",
  '%r = atomicrmw volatile uinc_wrap ptr %p, i32 %i syncscope("device") monotonic, align 4',
  "%r = atomicrmw fadd ptr %p, float %x monotonic, align 4",
  "%r = cmpxchg ptr %p, i32 %i, i32 %j acq_rel monotonic, align 4",
  '%r = cmpxchg weak volatile ptr %p, i32 0, i32 1 syncscope("block") seq_cst seq_cst, align 4',
  "fence seq_cst",
  'fence syncscope("block") acq_rel',
  "%r = extractvalue { i32, [2 x float] } %a, 1, 0",
  "%r = insertvalue { i32, [2 x float] } %a, float %x, 1, 1",
  "%r = extractelement <4 x float> %v, i32 %i",
  "%r = insertelement <4 x float> poison, float %x, i64 0",
  "%r = shufflevector <4 x float> %v, <4 x float> poison, <2 x i32> <i32 3, i32 poison>",
  "tail call void %p(i32 noundef %i)",
  "%r = musttail call fast ptx_device noundef float %p(float %x) convergent nounwind",
  "%r = call i32 (ptr, ...) %p(ptr noundef nonnull align 4 %p, double %d)".replace(
    "align 4 noundef",
    "align 4",
  ),
  "call void %p(ptr byval({ i32, [2 x float] }) align 4 noundef %p)",
  '%r = call i32 asm sideeffect "mov.u32 $0, %tid.x;\\0A", "=r,~{memory}"() nounwind',
])("%s prints as it was read", (line) => {
  const expected = line.replace("(ptr noundef nonnull align 4 %p", "(ptr align 4 noundef nonnull %p");
  expect(reprint(inFunction(line))).toBe(inFunction(expected));
});

test.each([
  ["half", "0xH3E00"],
  ["bfloat", "0xR3FC0"],
  ["float", "0x7FF0000000000000"],
  ["float", "0x7FF4000020000000"],
  ["float", "0xFFF8000000000000"],
  ["float", "0x36A0000000000000"],
  ["double", "0x7FF0000000000001"],
  ["double", "-2.500000e+300"],
  ["fp128", "0xL00000000000000003FFF000000000000"],
  ["i1", "true"],
  ["i64", "-9223372036854775808"],
  ["i128", "-170141183460469231731687303715884105728"],
  ["ptr", "null"],
  ["ptr addrspace(3)", "@g"],
  ["ptr", "addrspacecast (ptr addrspace(3) @g to ptr)"],
  [
    "ptr",
    "getelementptr inbounds nuw inrange(-8, 12) (i8, ptr addrspacecast (ptr addrspace(3) @g to ptr), i32 8)",
  ],
  ["i32", "ptrtoint (ptr addrspace(3) @g to i32)"],
  ["i32", "sub (i32 ptrtoint (ptr addrspace(3) @g to i32), i32 4)"],
  ["i32", "undef"],
  ["[3 x i8]", 'c"a\\22\\00"'],
  ["[2 x { i8, i32 }]", "[{ i8, i32 } { i8 1, i32 -2 }, { i8, i32 } zeroinitializer]"],
  ["<{ i8, i32 }>", "<{ i8 1, i32 2 }>"],
  ["<2 x float>", "<float 1.000000e+00, float poison>"],
  ["<4 x i16>", "splat (i16 -3)"],
  ["{}", "{}"],
])("a constant of type %s keeps its spelling %s", (type, constant) => {
  const module = parseModule(`@g = external addrspace(3) global i32\n@x = global ${type} ${constant}\n`);
  expect(verifyModule(module)).toEqual([]);
  const global = module.globals.get("x");
  expect(global && printGlobal(global)).toBe(`@x = global ${type} ${constant}`);
});

test("decimal numbers mean the nearest number of the type", () => {
  const module = parseModule("@x = global [3 x float] [float 0.1, float 1, float 1.0e10]");
  expect(printModule(module)).toBe(
    "@x = global [3 x float] [float 0x3FB99999A0000000, float 1.000000e+00, float 1.000000e+10]\n",
  );
});

test("control flow, phis and forward references", () => {
  const text = `define i32 @f(i32 %n) {
entry:
  %empty = icmp eq i32 %n, 0
  br i1 %empty, label %exit, label %loop

loop:
  %i = phi i32 [ 0, %entry ], [ %next, %latch ]
  %next = add i32 %i, 1
  switch i32 %i, label %latch [
    i32 3, label %exit
    i32 -1, label %dead
  ]

latch:
  br label %loop

dead:
  unreachable

exit:
  %r = phi i32 [ 0, %entry ], [ %i, %loop ]
  ret i32 %r
}
`;
  expect(reprint(text)).toBe(text);
});

test("values without names are numbered as LLVM does", () => {
  const text = `define i32 @f(i32 %0, ptr %1) {
  %3 = icmp eq i32 %0, 0
  br i1 %3, label %4, label %6

4:
  %5 = load i32, ptr %1, align 4
  ret i32 %5

6:
  ret i32 0
}
`;
  expect(reprint(text)).toBe(text);
  // Numbers may have gaps where something was left out, and may be left out themselves.
  expect(reprint("define i32 @f(i32) {\nadd i32 %0, 1\n%7 = add i32 %2, 2\nret i32 %7\n}"))
    .toBe(`define i32 @f(i32 %0) {
  %2 = add i32 %0, 1
  %3 = add i32 %2, 2
  ret i32 %3
}
`);
});

test("names are quoted when they need it, and told apart when they are alike", () => {
  const module = parseModule(`define void @"a b"(i32 %"x\\22y", i32 %"1") {
"the entry":
  %a = add i32 %"x\\22y", %"1"
  br label %"the entry2"
"the entry2":
  ret void
}`);
  const fn = module.functions.get("a b");
  for (const arg of fn?.args ?? []) arg.name = "a";
  expect(printModule(module)).toBe(`define void @"a b"(i32 %a, i32 %a.1) {
"the entry":
  %a.2 = add i32 %a, %a.1
  br label %"the entry2"

"the entry2":
  ret void
}
`);
});

test("everything around functions and variables", () => {
  const module = parseModule(`; a comment
source_filename = "a.cu"
target triple = "nvptx-nvidia-cuda"
%struct.Node = type { i32, ptr, %struct.Late }
%struct.Late = type <{ i8, i32 }>
%struct.Opaque = type opaque
$f = comdat any
module asm ".global .b32 x;"
@s = internal unnamed_addr addrspace(3) global [4 x i32] undef, align 16
@c = dso_local local_unnamed_addr addrspace(4) externally_initialized constant i32 3, section "sec", align 4, !dbg !3
@w = weak_odr hidden global ptr @a, comdat($f), align 4
@e = external addrspace(3) global [0 x float], align 4
@a = internal alias i32, ptr @c2
@c2 = global i32 0
declare dso_local noundef range(i32 0, 1024) i32 @tid(ptr noalias captures(none) initializes((0, 4), (8, 16)), ...) local_unnamed_addr #1
define linkonce_odr protected ptx_kernel void @f(ptr noundef byval(%struct.Node) align 8 "key"="value" %n, ptr sret(i32) %r) unnamed_addr #0 section "text" comdat align 4 !dbg !3 {
    #dbg_value(i32 0, !5, !DIExpression(), !6)
  call void @llvm.assume(i1 true) [ "align"(ptr %n, i32 64) ]
  call void @llvm.experimental.noalias.scope.decl(metadata !7)
  %x = load ptr, ptr @a, align 4, !tbaa !5, !nonnull !{}
  ret void
}
declare void @llvm.assume(i1)
declare void @llvm.experimental.noalias.scope.decl(metadata)
attributes #0 = { convergent nounwind memory(argmem: readwrite) "nvvm.maxntid"="256" }
attributes #1 = { nounwind }
!llvm.module.flags = !{!1, !2}
!1 = !{i32 2, !"x", i32 3}
!3 = distinct !DISubprogram(name: "kernel", scope: null, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !6, retainedNodes: !{})
`);
  expect(verifyModule(module)).toEqual([]);
  const kernel = module.functions.get("f");
  expect(kernel?.sourceName).toBe("kernel");
  expect(kernel?.isKernel).toBe(true);
  expect(kernel?.args[0]?.attributes).toMatchObject({ align: 8, byval: { text: "%struct.Node" } });
  expect(printModule(module)).toMatchInlineSnapshot(`
    "source_filename = "a.cu"
    target triple = "nvptx-nvidia-cuda"

    %struct.Node = type { i32, ptr, %struct.Late }
    %struct.Late = type <{ i8, i32 }>
    %struct.Opaque = type opaque

    $f = comdat any

    @s = internal addrspace(3) global [4 x i32] undef, align 16
    @c = addrspace(4) externally_initialized constant i32 3, section "sec", align 4
    @w = weak_odr global ptr @c2, comdat($f), align 4
    @e = external addrspace(3) global [0 x float], align 4
    @c2 = global i32 0

    @a = alias i8, ptr @c2

    declare noundef range(i32 0, 1024) i32 @tid(ptr noalias captures(none) initializes((0, 4), (8, 16)), ...) #0

    define linkonce_odr ptx_kernel void @f(ptr byval(%struct.Node) align 8 noundef "key"="value" %n, ptr sret(i32) %r) #1 section "text" comdat {
      call void @llvm.assume(i1 true)
      %x = load ptr, ptr @c2, align 4
      ret void
    }

    declare void @llvm.assume(i1)

    attributes #0 = { nounwind }
    attributes #1 = { convergent nounwind memory(argmem: readwrite) "nvvm.maxntid"="256" }
    "
  `);
});

test("source locations, with files and the calls they were inlined into", () => {
  const module = parseModule(`define void @k() !dbg !5 {
  fence seq_cst, !dbg !8
  fence seq_cst, !dbg !9
  fence seq_cst, !dbg !12
  fence seq_cst
  ret void
}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1)
!1 = !DIFile(filename: "dir/a.cu", directory: "/work")
!2 = !DIFile(filename: "lib/b.h", directory: "/usr")
!5 = distinct !DISubprogram(name: "k", file: !1, unit: !0)
!6 = distinct !DISubprogram(name: "inner", file: !2, unit: !0)
!7 = !DILexicalBlockFile(scope: !6, file: !2, discriminator: 0)
!8 = !DILocation(line: 3, column: 5, scope: !5)
!9 = !DILocation(line: 7, scope: !7, inlinedAt: !8)
!12 = !DILocation(line: 0, scope: !6, inlinedAt: !9)
`);
  const fn = module.functions.get("k");
  const outer = { file: "dir/a.cu", line: 3, column: 5 };
  const inner = { file: "/usr/lib/b.h", line: 7, column: 0, inlinedAt: outer };
  expect(fn?.entry.instructions.map(({ location }) => location)).toEqual([
    outer,
    inner,
    inner,
    undefined,
    undefined,
  ]);
});

test.each([
  ["define void @f() {\n  ret\n}", 3, 1, "expected a type"],
  ["define void @f() {\n  %x = frob i32 1\n}", 2, 8, 'unknown instruction "frob"'],
  ["define i32 @f() {\n  ret i32 %x\n}", 2, 11, "%x is used but not defined"],
  ["define i32 @f(i8 %x) {\n  ret i32 %x\n}", 2, 11, "%x has type i8, not i32"],
  ["define void @f() {\n  br label %x\n}", 2, 12, "there is no block %x"],
  ["@x = global ptr @y", 1, 17, "there is no @y"],
  ["@x = global i32 0\n@x = global i32 0", 2, 1, "@x is defined twice"],
])("%j is refused at line %i, column %i: %s", (text, line, column, message) => {
  let error: unknown;
  try {
    parseModule(text);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(IrSyntaxError);
  expect(error).toMatchObject({ line, column });
  expect((error as IrSyntaxError).message.split("\n")[0]).toBe(`${line}:${column}: ${message}`);
});

test("a computed goto is the program's problem, with its place", () => {
  const text = `define void @f(ptr %p) !dbg !1 {
  indirectbr ptr %p, [label %x], !dbg !2
x:
  ret void
}
!1 = distinct !DISubprogram(name: "jump", file: !3)
!2 = !DILocation(line: 4, column: 3, scope: !1)
!3 = !DIFile(filename: "a.cu", directory: "")`;
  expect(() => parseModule(text)).toThrow(
    "a.cu:4:3: error: device function jump uses a computed goto, which is not supported [unsupported-device-code]",
  );
});
