/** What kernels do that has no counterpart by another name: inline PTX, launches from kernels, atomics of 16 bits. */
import { ancestor, calleeOf, type Node, walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";
import type { Dialect } from "./dialect.ts";

export function isDeviceFunction(node: Node): boolean {
  return (
    /^(?:Function|CXXMethod|CXXConstructor|CXXConversion)Decl$/.test(node.kind) &&
    // Clang makes lambdas callable from both sides by itself; those of the host are none.
    node.inner.some(
      ({ kind, isImplicit }) => kind === "CUDAGlobalAttr" || (kind === "CUDADeviceAttr" && !isImplicit),
    )
  );
}

/** The kernel or device function that a node stands in. */
export function deviceFunctionOf(node: Node): Node | undefined {
  return ancestor(node, isDeviceFunction);
}

/** @param need told which header of the port's own a file needs */
export function portDeviceConstructs(
  unit: Unit,
  sink: EditSink,
  dialect: Dialect,
  need: (path: string, helper: string) => void,
): void {
  for (const node of walk(unit.tree)) {
    if (replaceAtomic(node, unit, sink, dialect, need)) continue;
    const refusal = refusalOf(node, unit, dialect.title);
    const within = refusal && deviceFunctionOf(node);
    if (!refusal || !within) continue;
    sink.refuse({
      ...refusal,
      ...unit.placeOfNode(node),
      ...(within.name !== undefined && { within: within.name }),
    });
  }
}

/** Calls what the port's own header defines: under another name, as the dialect may have the function for some types. */
function replaceAtomic(
  node: Node,
  unit: Unit,
  sink: EditSink,
  { sixteenBitAtomics: atomics }: Dialect,
  need: (path: string, helper: string) => void,
): boolean {
  if (node.kind !== "CallExpr" || !atomics) return false;
  const callee = calleeOf(node);
  const name = callee?.reference?.name ?? "";
  const replacement = Object.hasOwn(atomics.names, name) ? atomics.names[name] : undefined;
  if (replacement === undefined || !isSixteenBitAtomic(node, unit)) return false;
  const token = unit.token(callee?.begin);
  // Qualified, or put together by a macro: the refusal stays.
  if (!token || token.file.slice(token.span) !== name) return false;
  sink.replace(token.file, token.span, replacement);
  need(token.file.path, atomics.helper);
  return true;
}

/** One of CUDA's: programs define some themselves, for chips that lack them. */
function isSixteenBitAtomic(call: Node, unit: Unit): boolean {
  const callee = calleeOf(call)?.reference;
  return (
    callee?.name?.startsWith("atomic") === true &&
    !unit.declaration(callee.id) &&
    /(?:half2?|bfloat162?|\bshort) \*$/.test(firstParameter(call) ?? "")
  );
}

/** Of the function that was chosen: behind a pointer, Clang prints the program's own names of types. */
function firstParameter(call: Node): string | undefined {
  return /^[^(]*\(([^,()]*)/.exec(calleeOf(call)?.reference?.type?.qualType ?? "")?.[1];
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
  if (isSixteenBitAtomic(node, unit))
    return {
      code: "atomics-of-16-bits",
      construct: name,
      reason: `${title} has no such atomic on ${firstParameter(node) ?? ""}`,
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
