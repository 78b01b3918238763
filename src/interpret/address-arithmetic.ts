import { allocBytes, structLayout } from "../ir/layout.ts";
import type { Type } from "../ir/types.ts";
import { ConstantInt, type Value } from "../ir/values.ts";
import { KernelFault } from "./fault.ts";

/** What a getelementptr adds to its base: a constant, and indices times their strides. */
export interface AddressOffset {
  readonly constant: number;
  readonly terms: readonly { readonly index: Value; readonly stride: number }[];
}

export function addressOffset(sourceType: Type, indices: readonly Value[]): AddressOffset {
  const terms: { index: Value; stride: number }[] = [];
  let constant = 0;
  let type: Type | undefined;
  for (const index of indices) {
    if (type?.kind === "struct") {
      const field = index instanceof ConstantInt ? Number(index.value) : -1;
      constant += structLayout(type).offsets[field] ?? rejectIndexing(type);
      type = type.fields?.[field];
      continue;
    }
    // The first index steps over whole values of the source type.
    type = type === undefined ? sourceType : elementOf(type);
    const stride = allocBytes(type);
    if (index instanceof ConstantInt) constant += Number(index.signed) * stride;
    else terms.push({ index, stride });
  }
  return { constant, terms };
}

function elementOf(type: Type): Type {
  return type.kind === "array" || type.kind === "vector" ? type.element : rejectIndexing(type);
}

function rejectIndexing(type: Type): never {
  throw new KernelFault("unsupported", `indexing into ${type.text}`);
}
