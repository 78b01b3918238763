import { expect, test } from "vitest";
import { AllocaInst } from "./instruction.ts";
import { parseModule } from "./parse.ts";
import { printModule } from "./print.ts";

const text = `
@shared = internal addrspace(3) global [2 x [3 x %struct.Node]] undef, align 4, !dbg !20
@_ZL6hidden = internal global i32 0, align 4, !dbg !30
%struct.Node = type { i32, ptr, i8 }
define void @f() !dbg !1 {
  %i5 = alloca i32, align 4
    #dbg_declare(ptr %i5, !5, !DIExpression(), !7)
  %tmp = alloca i32, align 4
  ret void
}
!1 = distinct !DISubprogram(name: "f", scope: !2, file: !2, line: 1, unit: !3)
!2 = !DIFile(filename: "f.cu", directory: "")
!3 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !2)
!5 = !DILocalVariable(name: "i", scope: !1, file: !2, line: 2, type: !6)
!6 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !8)
!7 = !DILocation(line: 2, column: 3, scope: !1)
!8 = !DIBasicType(name: "unsigned int", size: 32, encoding: DW_ATE_unsigned)
!9 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!10 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "Node", file: !2, line: 3, size: 96, elements: !11)
!11 = !{!12, !13, !14, !16}
!12 = !DIDerivedType(tag: DW_TAG_member, name: "value", baseType: !8, size: 32)
!13 = !DIDerivedType(tag: DW_TAG_member, name: "next", baseType: !15, size: 32, offset: 32)
!14 = !DIDerivedType(tag: DW_TAG_member, name: "isLast", baseType: !9, size: 8, offset: 64)
!15 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !10, size: 32)
!16 = !DISubprogram(name: "method", scope: !10, file: !2, line: 5, spFlags: 0)
!20 = !DIGlobalVariableExpression(var: !21, expr: !DIExpression())
!21 = distinct !DIGlobalVariable(name: "nodes", scope: !1, file: !2, line: 6, type: !22, isLocal: true)
!22 = !DICompositeType(tag: DW_TAG_array_type, baseType: !10, size: 576, elements: !23)
!23 = !{!24, !25}
!24 = !DISubrange(count: 2)
!25 = !DISubrange(count: 3)
!30 = !DIGlobalVariableExpression(var: !31, expr: !DIExpression())
!31 = distinct !DIGlobalVariable(name: "hidden", scope: !32, file: !32, line: 6, type: !8, isLocal: true)
!32 = !DIFile(filename: "/unwarp/include/warp.h", directory: "")
`;

function variables(source: string) {
  const module = parseModule(source);
  const locals = [...(module.functions.get("f")?.instructions() ?? [])].filter(
    (one) => one instanceof AllocaInst,
  );
  return [...module.globals.values(), ...locals].map(({ variable }) => variable);
}

test("variables have their names and types from the source; those of unwarp's headers stay unknown", () => {
  const unsigned = { kind: "number", name: "unsigned int", encoding: "unsigned", bytes: 4 };
  expect(variables(text)).toEqual([
    {
      name: "nodes",
      type: {
        kind: "array",
        counts: [2, 3],
        of: {
          kind: "struct",
          name: "Node",
          bytes: 12,
          fields: [
            { name: "value", offset: 0, type: unsigned },
            // What it points to is the struct itself.
            { name: "next", offset: 4, type: { kind: "pointer" } },
            { name: "isLast", offset: 8, type: { kind: "number", name: "bool", encoding: "bool", bytes: 1 } },
          ],
        },
      },
    },
    undefined,
    { name: "i", type: unsigned },
    undefined,
  ]);
});

test("printing keeps them where it keeps locations", () => {
  const printed = printModule(parseModule(text), { locations: true });
  expect(variables(printed)).toEqual(variables(text));
  expect(printModule(parseModule(printed), { locations: true })).toBe(printed);
  expect(printModule(parseModule(text))).not.toContain("unwarp.variable");
});
