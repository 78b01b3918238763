/** What kernels do that has no counterpart by another name: inline PTX, launches from kernels, atomics of 16 bits. */
import { ancestor, argumentsOf, calleeOf, type Node, typeOf, walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";

export function isDeviceFunction(node: Node): boolean {
  return (
    /^(?:Function|CXXMethod|CXXConstructor|CXXConversion)Decl$/.test(node.kind) &&
    node.inner.some(({ kind }) => kind === "CUDAGlobalAttr" || kind === "CUDADeviceAttr")
  );
}

/** The kernel or device function that a node stands in. */
export function deviceFunctionOf(node: Node): Node | undefined {
  return ancestor(node, isDeviceFunction);
}

export function refuseDeviceConstructs(unit: Unit, sink: EditSink, title: string): void {
  for (const node of walk(unit.tree)) {
    const refusal = refusalOf(node, unit, title);
    const within = refusal && deviceFunctionOf(node);
    if (!refusal || !within) continue;
    sink.refuse({
      ...refusal,
      ...unit.placeForPeople(node.begin),
      ...(within.name !== undefined && { within: within.name }),
    });
  }
}

function refusalOf(node: Node, unit: Unit, title: string) {
  if (node.kind === "GCCAsmStmt" && !isEmptyAsm(node, unit))
    return {
      code: "inline-ptx",
      construct: "asm",
      reason: "PTX is the instruction set of NVIDIA's chips",
      help: "write what it does in C++, or with the target's own intrinsics",
    };
  if (node.kind === "CUDAKernelCallExpr")
    return {
      code: "launch-in-kernel",
      construct: "<<<…>>>",
      reason: `${title} does not launch kernels from kernels`,
    };
  if (node.kind !== "CallExpr") return undefined;
  const name = calleeOf(node)?.reference?.name ?? "";
  const [first] = argumentsOf(node);
  if (name.startsWith("atomic") && first && /(?:half2?|bfloat162?|\bshort) \*$/.test(typeOf(first)))
    return {
      code: "atomics-of-16-bits",
      construct: name,
      reason: `${title} has no such atomic on ${typeOf(first)}`,
    };
  return undefined;
}

/** `asm volatile("" ::: "memory")` holds no instruction, so it belongs to no chip. */
function isEmptyAsm(node: Node, unit: Unit): boolean {
  const range = unit.range(node);
  return (
    range !== undefined &&
    /^(?:__)?asm(?:__)?\s*(?:(?:__)?volatile(?:__)?\s*)?\(\s*""\s*[:)]/.test(range.file.slice(range.span))
  );
}
