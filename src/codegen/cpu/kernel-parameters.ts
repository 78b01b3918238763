import type { ParameterInfo } from "../../artifact/app-info.ts";
import type { IrFunction } from "../../ir/function.ts";
import { abiAlign, alignUp, allocBytes, storeBytes } from "../../ir/layout.ts";
import type { Argument } from "../../ir/values.ts";

/** Where each argument of a launch lies in the parameter block: one after the other, each aligned. */
export function layOutParameters(kernel: IrFunction): readonly ParameterInfo[] {
  let end = 0;
  return kernel.args.map((arg) => {
    const { size, align } = extent(arg);
    const offset = alignUp(end, align);
    end = offset + size;
    return {
      offset,
      size,
      align,
      kind: arg.type.kind === "pointer" && !arg.attributes.byval ? "pointer" : "value",
      ...(arg.attributes.byval ? { isStruct: true } : {}),
    };
  });
}

/** Size of the whole block. */
export function parameterBytes(parameters: readonly ParameterInfo[]): number {
  return parameters.reduce((end, { offset, size }) => Math.max(end, offset + size), 0);
}

function extent({ type, attributes: { byval, align } }: Argument): { size: number; align: number } {
  if (byval) return { size: allocBytes(byval), align: align ?? abiAlign(byval) };
  return { size: storeBytes(type), align: abiAlign(type) };
}
