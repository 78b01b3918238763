/**
 * `cudaMallocManaged`. Whether SIMT kernels can use AscendCL's managed memory is not documented, so the port keeps two buffers: one of
 * the host, whose address the program has, and one of the device, whose address kernels get instead. A launch copies the buffers that
 * it is given to the device, if they are not there; all that waits for the device copies them back.
 *
 * That is right for programs that keep to what CUDA promises for every device (the host leaves managed memory alone while a kernel that
 * was given it may run) if kernels come to managed memory by their arguments alone. So all arguments of all launches have to be free of
 * pointers within what they are or point to, and so have device variables: then an argument is the only way, and each is looked at.
 */
import { hasWrittenAttribute } from "../ast/functions.ts";
import { argumentsOf, type Node, typeOf, walk } from "../ast/node.ts";
import type { LaunchText } from "../call-text.ts";
import type { Facts } from "../facts.ts";
import type { HostCall } from "./host-functions.ts";

/** What these calls are in a project that has managed memory; others stay as they are. */
export const managedCalls: Readonly<Record<string, HostCall>> = {
  cudaMallocManaged: {
    to: "unwarpMallocManaged((void**)($0), $1)",
    onlyIf: { 2: /^(?:1|cudaMemAttachGlobal)$/ },
    code: "managed-memory",
    remark:
      "it is a buffer of the host and one of the device here, copied before launches and when the program waits for the device. The host must not use it while a kernel that was given it may run, as on CUDA's devices without concurrentManagedAccess",
  },
  cudaFree: { to: "unwarpManagedFree($0)" },
  cudaMemcpy: { to: "unwarpManagedMemcpy($0, $1, $2, $3)" },
  cudaMemcpyAsync: {
    to: "unwarpManagedMemcpy($0, $1, $2, $3)",
    code: "slower",
    remark: "it waits for the device, as managed memory may be copied",
  },
  cudaMemset: { to: "unwarpManagedMemset($0, $1, $2)" },
  cudaMemsetAsync: {
    to: "unwarpManagedMemset($0, $1, $2)",
    code: "slower",
    remark: "it waits for the device, as managed memory may be set",
  },
  cudaDeviceSynchronize: { to: "unwarpSynchronizeDevice()" },
  cudaThreadSynchronize: { to: "unwarpSynchronizeDevice()" },
  cudaStreamSynchronize: { to: "unwarpSynchronizeDevice()" },
  cudaEventSynchronize: { to: "unwarpSynchronizeDevice()" },
  cudaStreamQuery: { to: "unwarpManagedStreamQuery($stream0)" },
  cudaEventQuery: { to: "unwarpManagedEventQuery($0)" },
  cudaMemPrefetchAsync: { to: "ACL_SUCCESS", remark: "launches copy managed memory" },
  cudaMemAdvise: { to: "ACL_SUCCESS", remark: "launches copy managed memory" },
};

/** Calls that would have to look for managed memory as well, and do not. */
export const notWithManagedMemory =
  /^cuda(?:Memcpy2D(?:Async)?|Memset2D(?:Async)?|LaunchHostFunc|StreamAddCallback|FreeAsync|MemcpyToSymbolAsync|MemcpyFromSymbolAsync)$/;

/** Gives kernels the addresses of the device's buffers. */
export function portManagedArguments(
  facts: Facts,
  launch: Node,
  text: LaunchText,
  within: Node | undefined,
): void {
  const args = argumentsOf(launch).filter(({ kind }) => kind !== "CXXDefaultArgExpr");
  for (const [index, argument] of args.entries()) {
    const span = text.args[index];
    const type = typeOf(argument);
    const pointee = /^(.*)\*(?:\s*(?:const|__restrict(?:__)?))*$/.exec(type)?.[1];
    if (!span || isHiddenPointer(argument) || holdsPointers(facts, pointee ?? type)) {
      facts.refuse(argument, within, {
        code: "managed-memory",
        reason: `the program has managed memory, and an argument of the type ${type} may bring pointers to it that are not seen`,
        help: "give kernels pointers to plain numbers and structs of them, or allocate device memory with cudaMalloc, and copy",
      });
      continue;
    }
    if (pointee === undefined || isNull(argument)) continue;
    facts.sink.insert(text.file, span.start, "unwarpOnDevice(");
    facts.sink.insert(text.file, span.end, ")");
  }
}

/** Device variables may not lead to managed memory either. */
export function refusePointerVariables(facts: Facts): void {
  for (const node of facts.nodes()) {
    if (node.kind !== "VarDecl" || !facts.unit.text(node.loc)) continue;
    if (!hasWrittenAttribute(node, "CUDADeviceAttr") && !hasWrittenAttribute(node, "CUDAConstantAttr"))
      continue;
    if (!holdsPointers(facts, typeOf(node))) continue;
    facts.refuse(node, undefined, {
      code: "managed-memory",
      construct: node.name ?? "",
      reason: "the program has managed memory, and a device variable with pointers may lead to it",
      help: "allocate device memory with cudaMalloc, and copy",
    });
  }
}

const numbers =
  /^(?:(?:unsigned|signed|long|short|int|char|float|double|bool|_Bool|__half2?|half2?|__nv_bfloat16[2]?|wchar_t|size_t|u?int(?:8|16|32|64)_t)\s*)+$/;
const vectors =
  /^(?:u?(?:char|short|int|long|longlong)|float|double)[1-4]$|^dim3$|^cu(?:Float|Double)?Complex$/;

/** Whether a value of a type may hold a pointer: yes, where it is not known. */
function holdsPointers(facts: Facts, given: string, depth = 0): boolean {
  const type = given
    .replaceAll(/\b(?:const|volatile|struct|class|enum)\b/g, " ")
    .replaceAll(/\[\d*\]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (/[*&()]/.test(type) || depth > 8) return true;
  if (numbers.test(type) || vectors.test(type)) return false;
  const name = /(\w+)(?:<.*>)?$/.exec(type)?.[1];
  if (name === undefined) return true;
  let isKnown = false;
  for (const node of facts.nodes()) {
    if (node.name !== name) continue;
    if (node.kind === "EnumDecl") isKnown = true;
    const record = isRecord(node) ? node : namedByTypedef(node);
    if (record) {
      if (record.parent?.kind === "ClassTemplateDecl" && record.kind === "CXXRecordDecl") continue;
      isKnown ||= record.inner.length > 0;
      const fields = record.inner.filter(({ kind }) => kind === "FieldDecl").map((field) => typeOf(field));
      if ([...record.bases, ...fields].some((part) => holdsPointers(facts, part, depth + 1))) return true;
      if (record.inner.some(({ isVirtual }) => isVirtual)) return true;
    } else if (/^(?:Typedef|TypeAlias)Decl$/.test(node.kind))
      return holdsPointers(facts, typeOf(node), depth + 1);
  }
  return !isKnown;
}

function isRecord({ kind }: Node): boolean {
  return /^(?:CXXRecord|ClassTemplate(?:Partial)?Specialization)Decl$/.test(kind);
}

/** `typedef struct { … } Body;`: the struct stands in front of the name. */
function namedByTypedef(node: Node): Node | undefined {
  if (node.kind !== "TypedefDecl" || /[*&([]/.test(node.type ?? "")) return undefined;
  const siblings = node.parent?.inner ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before && isRecord(before) && before.name === undefined ? before : undefined;
}

/** A pointer as a number. */
function isHiddenPointer(argument: Node): boolean {
  for (const node of walk(argument)) if (node.castKind === "PointerToIntegral") return true;
  return false;
}

function isNull(argument: Node): boolean {
  for (let at: Node | undefined = argument; at; at = at.inner[0]) {
    if (at.castKind === "NullToPointer" || at.kind === "CXXNullPtrLiteralExpr") return true;
    if (!/^(?:ImplicitCastExpr|ParenExpr)$/.test(at.kind)) return false;
  }
  return false;
}
