import { expect, test } from "vitest";
import { parseModule } from "../../ir/parse.ts";
import { moduleFacts } from "./kernel-facts.ts";

/** Each instruction of the body that ends in `; LINE` is from that line of k.cu. */
function factsOf(definitions: string) {
  const lines = new Set<number>();
  const body = definitions.replaceAll(/ ; (\d+)$/gm, (_, line: string) => {
    lines.add(Number(line));
    return `, !dbg !${1000 + Number(line)}`;
  });
  const locations = [...lines].map(
    (line) => `!${1000 + line} = !DILocation(line: ${line}, column: 3, scope: !4)`,
  );
  const text = `target triple = "nvptx-nvidia-cuda"
${body}
!llvm.module.flags = !{!0}
!llvm.dbg.cu = !{!1}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !2, isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly)
!2 = !DIFile(filename: "k.cu", directory: "/")
!3 = !DISubroutineType(types: !5)
!4 = distinct !DISubprogram(name: "k", scope: !2, file: !2, line: 1, type: !3, unit: !1)
!5 = !{}
${locations.join("\n")}
`;
  return moduleFacts(parseModule(text), (file) => (file.endsWith("k.cu") ? "k.cu" : undefined));
}

const kernel = (body: string) => `define ptx_kernel void @k(ptr %p, float %f, double %d) !dbg !4 {
${body}
  ret void ; 9
}`;

const rulesOf = (definitions: string) => factsOf(definitions).uses.map(({ rule, line }) => `${rule}:${line}`);

test("what is live in a kernel is found with its line", () => {
  const { kernels, uses } = factsOf(
    kernel(`  %x = fadd double %d, 1.0 ; 3
  store double %x, ptr %p ; 3
  %a = atomicrmw add ptr %p, i32 1 monotonic ; 4
  call void asm sideeffect "membar.gl;", ""() ; 5`),
  );
  expect(uses).toEqual([
    { rule: "language/double", name: "double", kernel: "k", file: "k.cu", line: 3, column: 3 },
    { rule: "language/atomic", name: "atomic operation", kernel: "k", file: "k.cu", line: 4, column: 3 },
    { rule: "language/inline-ptx", name: "asm", kernel: "k", file: "k.cu", line: 5, column: 3 },
  ]);
  expect(kernels).toMatchObject([
    {
      name: "k",
      file: "k.cu",
      line: 3,
      usesDouble: true,
      usesInlineAssembly: true,
      usesAtomics: true,
      usesBarriers: false,
    },
  ]);
});

test("functions that no kernel reaches do not count, those that one calls do", () => {
  const dead = "define double @dead(double %d) {\n  %x = fmul double %d, %d ; 20\n  ret double %x ; 20\n}\n";
  expect(rulesOf(dead + kernel(""))).toEqual([]);
  expect(rulesOf(dead + kernel("  %x = call double @dead(double %d) ; 3"))).toContain("language/double:20");
});

test("a float that is only printed is no arithmetic on double", () => {
  const printed = `  %buffer = alloca [8 x i8], align 8
  %wide = fpext float %f to double ; 3
  store double %wide, ptr %buffer, align 8 ; 3
  %n = call i32 @vprintf(ptr %p, ptr %buffer) ; 3`;
  const declaration = "declare i32 @vprintf(ptr, ptr)\n";
  expect(rulesOf(declaration + kernel(printed))).toEqual(["language/device-printf:3"]);
  const counted = `${printed}\n  %more = fadd double %wide, 1.0 ; 4`;
  expect(rulesOf(declaration + kernel(counted))).toContain("language/double:4");
});

test("atomics by type and memory", () => {
  const shared = "@s = internal addrspace(3) global [4 x i64] undef\n";
  const at = "addrspacecast (ptr addrspace(3) @s to ptr)";
  expect(rulesOf(kernel("  %a = atomicrmw fadd ptr %p, double 1.0 monotonic ; 3"))).toContain(
    "language/atomic-double:3",
  );
  expect(rulesOf(kernel("  %a = atomicrmw fadd ptr %p, half 0xH3C00 monotonic ; 3"))).toContain(
    "language/atomic-half:3",
  );
  expect(rulesOf(shared + kernel(`  %a = atomicrmw add ptr ${at}, i64 1 monotonic ; 3`))).toContain(
    "language/atomic-64-shared:3",
  );
  expect(rulesOf(kernel("  %a = atomicrmw add ptr %p, i64 1 monotonic ; 3"))).toEqual(["language/atomic:3"]);
});

test("recursion, calls through pointers, launches from the device", () => {
  const endless = "define i32 @f(i32 %n) {\n  %r = call i32 @f(i32 %n) ; 20\n  ret i32 %r\n}\n";
  expect(rulesOf(endless + kernel("  %r = call i32 @f(i32 1) ; 3"))).toContain("language/recursion:20");
  const taken = "define i32 @g(i32 %n) {\n  ret i32 %n\n}\n@table = constant [1 x ptr] [ptr @g]\n";
  const through = "  %fn = load ptr, ptr @table ; 3\n  %r = call i32 %fn(i32 1) ; 3";
  expect(rulesOf(taken + kernel(through))).toContain("language/indirect-call:3");
});

test("shared memory, static and dynamic", () => {
  const variables =
    "@s = internal addrspace(3) global [64 x float] undef\n@d = external addrspace(3) global [0 x float]\n";
  const uses = `  store float %f, ptr addrspacecast (ptr addrspace(3) @s to ptr) ; 3
  store float %f, ptr addrspacecast (ptr addrspace(3) @d to ptr) ; 3`;
  expect(factsOf(variables + kernel(uses)).kernels).toMatchObject([
    { sharedBytes: 256, usesDynamicShared: true },
  ]);
});
