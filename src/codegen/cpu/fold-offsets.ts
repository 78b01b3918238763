import { Builder } from "../../ir/build.ts";
import { GetElementPtrInst, type Instruction, isInstruction } from "../../ir/instruction.ts";
import { constantOffset } from "../../ir/layout.ts";
import type { Value } from "../../ir/values.ts";
import { functionPass } from "../../transform/pass.ts";

/** The size of the null page: what lies below is no program's. */
const nullPage = 65_536;

/**
 * Says at each load and store which constant is added to its address last, and that the sum does not wrap around, so
 * that the machine's instruction can add it: WebAssembly's and x86's, whose addresses are wider than ours, add without wrapping.
 *
 *     %b = getelementptr i8, ptr %a, i32 64         %b = getelementptr i8, ptr %a, i32 64
 *     %c = getelementptr i8, ptr %b, i32 16    =>   %1 = getelementptr nuw i8, ptr %a, i32 80
 *     %x = load float, ptr %c                       %x = load float, ptr %1
 *
 * A sum that wraps, with a constant no larger than the null page, ends in it: no program may read or write there.
 */
export const foldOffsets = functionPass({
  name: "fold-offsets",
  summary: "let loads and stores add constants to their addresses",
  after: ["flatten-address-spaces"],
  run(fn) {
    let changed = false;
    for (const instruction of [...fn.instructions()]) {
      const index = instruction.opcode === "load" ? 0 : instruction.opcode === "store" ? 1 : undefined;
      if (index !== undefined && foldAddress(instruction, index)) changed = true;
    }
    return changed;
  },
});

function foldAddress(access: Instruction, index: number): boolean {
  const pointer = access.operand(index);
  if (isFolded(pointer)) return false;
  let root: Value = pointer;
  let bytes = 0;
  for (let step = constantStep(root); step !== undefined; step = constantStep(root)) {
    bytes += step.bytes;
    root = step.base;
  }
  if (bytes <= 0 || bytes > nullPage || (isInstruction(root) && root.opcode === "alloca")) return false;
  const sum = Builder.before(access).byteOffset(root, bytes);
  sum.flags = ["nuw"];
  access.setOperand(index, sum);
  return true;
}

function constantStep(pointer: Value): { readonly base: Value; readonly bytes: number } | undefined {
  if (!(pointer instanceof GetElementPtrInst) || pointer.type.kind !== "pointer") return undefined;
  const bytes = constantOffset(pointer.sourceType, pointer.operands.slice(1));
  return bytes === undefined ? undefined : { base: pointer.operand(0), bytes };
}

/** Whether an address is the sum that this pass writes: the machine may add without wrapping around. */
export function isFolded(pointer: Value): pointer is GetElementPtrInst {
  return (
    pointer instanceof GetElementPtrInst &&
    pointer.hasFlag("nuw") &&
    pointer.sourceType.text === "i8" &&
    !pointer.hasFlag("inbounds") &&
    constantStep(pointer) !== undefined
  );
}
