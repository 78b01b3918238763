import { expect, test } from "vitest";
import { parseModule } from "../../ir/parse.ts";
import { analyzeMemories } from "./memories.ts";

/** The memories that the pointer of the last load may point into. */
function memoriesOfLoad(body: string): string[] {
  const module = parseModule(`
    @data = internal addrspace(3) global [48 x i32] undef, align 4
    define ptx_kernel void @k(ptr %p, i32 %i) {
      %local = alloca i32, align 4
      ${body}
      ret void
    }`);
  const [kernel] = module.kernels;
  if (!kernel) throw new Error("no kernel");
  const memoriesOf = analyzeMemories(kernel);
  const load = [...kernel.instructions()].findLast(({ opcode }) => opcode === "load");
  return [...memoriesOf(load?.operand(0) ?? kernel)].toSorted();
}

test("an argument points into the heap, and so does what comes out of memory", () => {
  expect(memoriesOfLoad("%x = load i32, ptr %p, align 4")).toEqual(["heap"]);
  expect(memoriesOfLoad("%q = load ptr, ptr %p, align 4\n%x = load i32, ptr %q, align 4")).toEqual(["heap"]);
});

test("the address of shared memory was stored, as a pointer or as a number", () => {
  const load = "%q = load ptr, ptr %local, align 4\n%x = load i32, ptr %q, align 4";
  const address = "ptr addrspacecast (ptr addrspace(3) @data to ptr)";
  expect(memoriesOfLoad(`store ${address}, ptr %local, align 4\n${load}`)).toEqual(["heap", "shared"]);
  const number = `i32 ptrtoint (${address} to i32)`;
  expect(memoriesOfLoad(`store ${number}, ptr %local, align 4\n${load}`)).toEqual(["heap", "shared"]);
});
