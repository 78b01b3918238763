import type { IrFunction } from "../../../ir/function.ts";
import { CastInst } from "../../../ir/instruction.ts";

/** Flags that LLVM has since versions 18 to 20; what they promise is true, but nobody has to know. */
const newerFlags = new Set(["nneg", "disjoint", "samesign", "nusw"]);

/** Leaves nothing in a function that clang 16 does not read. */
export function dropNewerPromises(fn: IrFunction): void {
  fn.resultAttributes = fn.resultAttributes.filter(isOld);
  for (const instruction of fn.instructions()) {
    // On casts, `nuw` and `nsw` are as new.
    const isCast = instruction instanceof CastInst;
    instruction.flags = instruction.flags.filter(
      (flag) => !newerFlags.has(flag) && !(isCast && /^n[us]w$/.test(flag)),
    );
    if (instruction.opcode === "call")
      instruction.resultAttributes = instruction.resultAttributes.filter(isOld);
  }
}

function isOld(attribute: string): boolean {
  return !attribute.startsWith("range(");
}
