import type { GlobalInfo, KernelInfo } from "../../artifact/app-info.ts";
import { IrFunction } from "../../ir/function.ts";
import { allocBytes } from "../../ir/layout.ts";
import type { Module } from "../../ir/module.ts";
import { AddressSpace, type Type } from "../../ir/types.ts";
import { hostVisibleVariables } from "../../transform/remove-unreachable-functions.ts";
import { loweredKernels } from "./add-module-table.ts";
import { getFact, stringAttribute } from "./kernel-facts.ts";
import { layOutParameters, parameterBytes } from "./kernel-parameters.ts";
import { stackBytes } from "./stack-bytes.ts";

/** CUDA's limit on threads per block. */
const mostThreads = 1024;

/** What is known of a kernel before its parameters become loads. */
export type KernelSignature = Pick<
  KernelInfo,
  "name" | "displayName" | "parameters" | "parameterBytes" | "maxThreadsPerBlock"
>;

/** To be asked before the pipeline runs; in the order of the kernels' slots. */
export function describeSignatures(module: Module): readonly KernelSignature[] {
  return module.kernels.map((kernel) => {
    const parameters = layOutParameters(kernel);
    return {
      name: kernel.name,
      displayName: kernel.sourceName ?? kernel.name,
      parameters,
      parameterBytes: parameterBytes(parameters),
      maxThreadsPerBlock: launchBound(kernel),
    };
  });
}

/** `__launch_bounds__`, which clang leaves as `"nvvm.maxntid"="256"`. */
function launchBound(kernel: IrFunction): number {
  const bounds = stringAttribute(kernel, "nvvm.maxntid") ?? [];
  const threads = bounds.reduce((product, bound) => product * bound, 1);
  return bounds.length > 0 ? Math.min(mostThreads, threads) : mostThreads;
}

/** To be asked after the pipeline has run. */
export function describeKernels(
  module: Module,
  signatures: readonly KernelSignature[],
): readonly KernelInfo[] {
  const lowered = loweredKernels(module);
  const stack = stackBytes(module);
  return signatures.flatMap((signature, slot) => {
    const kernel = lowered[slot];
    if (!kernel) return [];
    return {
      ...signature,
      staticSharedBytes: getFact(kernel, "static-shared-bytes"),
      usesDynamicShared: getFact(kernel, "dynamic-shared") > 0,
      contextBytesPerThread: getFact(kernel, "context-bytes"),
      gangWidth: Math.max(1, getFact(kernel, "gang-width")),
      localBytesPerThread: getFact(kernel, "local-bytes"),
      stackBytes: stack(kernel),
    };
  });
}

/** Variables that the host can name, in the order of the module's table. To be asked before the pipeline runs. */
export function describeGlobals(module: Module): readonly GlobalInfo[] {
  return hostVisibleVariables(module).map((variable) => ({
    name: variable.name,
    size: allocBytes(variable.valueType),
    constant: variable.type.kind === "pointer" && variable.type.addressSpace === AddressSpace.constant,
    managed: variable.isManaged,
    ...(hasPointers(variable.valueType) ? { hasPointers: true } : {}),
  }));
}

function hasPointers(type: Type): boolean {
  if (type.kind === "array" || type.kind === "vector") return hasPointers(type.element);
  return type.kind === "struct" ? (type.fields ?? []).some(hasPointers) : type.kind === "pointer";
}
