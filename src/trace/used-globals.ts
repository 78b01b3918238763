import { referencedGlobals } from "../analysis/constant-references.ts";
import { IrFunction } from "../ir/function.ts";
import { GlobalVariable } from "../ir/values.ts";

/** The variables that a kernel and the functions it may reach name, in the order in which they are named. */
export function globalsUsedBy(kernel: IrFunction): readonly GlobalVariable[] {
  const variables = new Set<GlobalVariable>();
  const functions = new Set([kernel]);
  for (const fn of functions)
    for (const { operands } of fn.instructions())
      for (const global of operands.flatMap((operand) => [...referencedGlobals(operand)])) {
        if (global instanceof GlobalVariable) variables.add(global);
        else if (global instanceof IrFunction) functions.add(global); // the loop goes on with it
      }
  return [...variables];
}
