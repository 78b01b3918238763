import { expect, test } from "vitest";
import { compileNative } from "./compile-native.ts";

const module = (id: string, body: string) => ({ id, ir: `target triple = "nvptx-nvidia-cuda"\n${body}` });

const first = module(
  "a",
  `@numbers = addrspace(1) externally_initialized global [2 x i32] [i32 1, i32 258], align 4
  @zeros = internal addrspace(1) global [1000 x float] zeroinitializer, align 16
  @table = addrspace(1) externally_initialized global { ptr, ptr, i32 } {
    ptr @callee,
    ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(1) @zeros to ptr), i32 8),
    i32 sub (i32 ptrtoint (ptr addrspace(1) @zeros to i32), i32 ptrtoint (ptr addrspace(1) @numbers to i32))
  }, align 4
  define internal i32 @callee(i32 %x) noinline {
    ret i32 %x
  }
  define ptx_kernel void @kernel(ptr %out) {
    %f = load ptr, ptr addrspacecast (ptr addrspace(1) @table to ptr), align 4
    %y = call i32 %f(i32 7)
    store i32 %y, ptr %out, align 4
    ret void
  }`,
);
const second = module(
  "b",
  `@other = internal addrspace(1) global i32 5, align 4
  define ptx_kernel void @again() {
    store i32 6, ptr addrspacecast (ptr addrspace(1) @other to ptr), align 4
    ret void
  }`,
);

test("kernels and functions are numbered through all modules, variables too", () => {
  const { modules, image } = compileNative([first, second], { verify: true });
  expect(modules.map(({ id, functionCount }) => [id, functionCount])).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
  const kernels = image.modules.flatMap((one) => one.kernels);
  expect(kernels.map(({ name, tableIndex }) => [name, tableIndex])).toEqual([
    ["kernel", 256],
    ["again", 258],
  ]);
  const [a, b] = modules.map(({ llvmIr }) => llvmIr);
  expect(a).toContain("@__unwarp_module_a = constant [2 x { ptr, i32 }]");
  // The fourth variable of the program.
  expect(b).toMatch(
    /%variables = load ptr.*\n.*getelementptr i8, ptr %variables, i32 12\n.*%other = load i32/,
  );
});

test("initial values leave room for addresses, and say which", () => {
  const { image } = compileNative([first], { verify: true });
  const variables = new Map(image.modules[0]?.variables.map((variable) => [variable.name, variable]));
  expect(variables.get("numbers")).toMatchObject({
    bytes: 8,
    align: 4,
    data: "0100000002010000",
    addresses: [],
  });
  expect(variables.get("zeros")).toMatchObject({ bytes: 4000, align: 16, data: "" });
  expect(variables.get("table")).toMatchObject({
    bytes: 12,
    data: "000000000800000000000000",
    addresses: [
      { offset: 0, sign: 1, kind: "function", number: 257 },
      { offset: 4, sign: 1, kind: "variable", number: 1 },
      { offset: 8, sign: 1, kind: "variable", number: 1 },
      { offset: 8, sign: -1, kind: "variable", number: 0 },
    ],
  });
});
