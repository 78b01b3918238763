/**
 * `cudaMallocManaged`. Whether SIMT kernels can use AscendCL's managed memory is not documented, so the port keeps two buffers: one of
 * the host, whose address the program has, and one of the device, whose address kernels get instead. A launch copies the buffers that
 * it is given to the device, if they are not there; all that waits for the device copies them back.
 *
 * That is right for programs that keep to what CUDA promises for every device (the host leaves managed memory alone while a kernel that
 * was given it may run) if kernels come to managed memory by their arguments alone. So all arguments of all launches have to be free of
 * pointers within what they are or point to, and so have device variables; and kernels may not make pointers of anything but pointers
 * (made-pointers.ts). Then an argument is the only way, and each is looked at: as the port reads them here, and by its address as the
 * program runs, which stops where a pointer is of no memory that is known (managed-header.ts).
 */
import { hasWrittenAttribute, isFunction, parametersOf, withinFunction } from "../ast/functions.ts";
import { argumentsOf, calleeOf, type Node, typeOf, walk } from "../ast/node.ts";
import { type LaunchText, launchText } from "../call-text.ts";
import type { Facts } from "../facts.ts";
import { type HostCall, hostCalls } from "./host-functions.ts";
import { isPointerDifference, refuseMadePointers } from "./made-pointers.ts";
import { pointeeOf, PointerTypes } from "./pointer-types.ts";

/** What these calls are in a project that has managed memory; others stay as they are. */
export const managedCalls: Readonly<Record<string, HostCall>> = {
  cudaMallocManaged: {
    to: "unwarpMallocManaged((void**)($0), $1)",
    onlyIf: { 2: /^(?:1|cudaMemAttachGlobal)$/ },
    code: "managed-memory",
    remark:
      "it is a buffer of the host and one of the device here, copied before launches and when the program waits for the device. The host must not use it while a kernel that was given it may run, as on CUDA's devices without concurrentManagedAccess",
  },
  cudaHostAlloc: {
    to: "unwarpMallocManaged((void**)($0), $1)",
    onlyIf: {
      2: /^(?=.*Mapped)cudaHostAlloc(?:Mapped|Portable|WriteCombined)(?:\s*\|\s*cudaHostAlloc(?:Mapped|Portable|WriteCombined))*$/,
    },
    ...(hostCalls["cudaHostAlloc"] && { otherwise: hostCalls["cudaHostAlloc"] }),
    code: "managed-memory",
    remark:
      "mapped memory is a buffer of the host and one of the device here, copied before launches and when the program waits for the device. Neither side sees what the other writes while a kernel runs",
  },
  cudaHostGetDevicePointer: { to: "unwarpManagedPointer((void**)($0), $1)", onlyIf: { 2: /^0$/ } },
  cudaFreeHost: { to: "unwarpManagedFreeHost($0)" },
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

/** Device memory of all programs of such a project, as headers may be shared: kernels are given what is known to be on either side. */
export const countedCalls: Readonly<Record<string, HostCall>> = {
  cudaMalloc: { to: "unwarpDeviceMalloc((void**)($0), $1)" },
  cudaMallocAsync: { ...hostCalls["cudaMallocAsync"], to: "unwarpDeviceMalloc((void**)($0), $1)" },
};

/** Calls that would have to look for managed memory as well, and do not. */
export const notWithManagedMemory =
  /^cuda(?:Memcpy2D(?:Async)?|Memset2D(?:Async)?|LaunchHostFunc|StreamAddCallback|FreeAsync|MallocFromPoolAsync|MemcpyToSymbolAsync|MemcpyFromSymbolAsync)$/;

/** All that a source of such a program has to keep to, and the addresses that its launches give. */
export function portManagedMemory(facts: Facts): void {
  const types = new PointerTypes(facts);
  refuseFlags(facts);
  refusePointerVariables(facts, types);
  refuseMadePointers(facts, types);
  for (const within of [...facts.hostFunctions, ...facts.deviceFunctions]) {
    for (const node of withinFunction(within)) {
      const text = node.kind === "CUDAKernelCallExpr" ? launchText(facts.unit, node) : undefined;
      // Launches that macros put together are refused as launches.
      if (text) portArguments(facts, types, node, text, within);
    }
  }
}

/** Of mapped memory CUDA lets the host see what a kernel writes while it runs, which is what `volatile` is for. */
function refuseFlags(facts: Facts): void {
  if (!facts.unit.file.tokens.some(({ text }) => text === "cudaHostAllocMapped")) return;
  for (const node of facts.nodes())
    if (/^(?:Var|ParmVar|Field)Decl$|CastExpr$/.test(node.kind) && /\bvolatile\b/.test(node.type ?? ""))
      if (facts.unit.text(node.loc ?? node.begin))
        facts.refuse(node, undefined, {
          code: "managed-memory",
          construct: "volatile",
          reason:
            "the program has mapped memory, and what is volatile may be a flag in it, which neither side would see while a kernel runs",
          help: "wait for the kernel, and copy",
        });
}

/** Gives kernels the addresses of the device's buffers. */
function portArguments(
  facts: Facts,
  types: PointerTypes,
  launch: Node,
  text: LaunchText,
  within: Node,
): void {
  const args = argumentsOf(launch).filter(({ kind }) => kind !== "CXXDefaultArgExpr");
  const parameters = parametersOfKernel(facts, launch);
  for (const [index, argument] of args.entries()) {
    const span = text.args[index];
    const type = typeOf(argument);
    const parameter = parameters?.[index];
    const reason = parameter
      ? whyHidden(types, argument, parameter)
      : "which kernel is launched is not known";
    if (!span || reason !== undefined) {
      facts.refuse(argument, within, {
        code: "managed-memory",
        reason: `the program has managed memory, and ${reason ?? "the argument is written by a macro"}`,
        help: "give kernels pointers to plain numbers and structs of them, or allocate device memory with cudaMalloc, and copy",
      });
      continue;
    }
    if (pointeeOf(type) === undefined || isNull(argument)) continue;
    const cast = isConverted(argument) ? `(${type})(` : "";
    facts.sink.insert(text.file, span.start, `unwarpOnDevice(${cast}`);
    facts.sink.insert(text.file, span.end, cast === "" ? ")" : "))");
  }
  // What is not written in the launch is given as it is.
  for (const parameter of parameters?.slice(args.length) ?? []) {
    const [given] = parameter.inner;
    if (!types.holdsPointers(typeOf(parameter)) || (given && isNull(given))) continue;
    facts.refuse(launch, within, {
      code: "managed-memory",
      reason: `the program has managed memory, and the launch leaves ${parameter.name ?? "a parameter"} to its default, which may be a pointer to it`,
      help: "write the argument out",
    });
  }
}

function parametersOfKernel(facts: Facts, launch: Node): readonly Node[] | undefined {
  const callee = calleeOf(launch);
  const kernel = facts.unit.declaration(callee?.reference?.id);
  return kernel && isFunction(kernel) ? parametersOf(kernel) : undefined;
}

/** Why an argument may bring pointers that are not seen. */
function whyHidden(types: PointerTypes, argument: Node, parameter: Node): string | undefined {
  const type = typeOf(argument);
  if (typeOf(parameter).includes("&"))
    return `a reference (${parameter.type ?? ""}) is an address that is not seen`;
  for (const node of walk(argument)) {
    if (node.castKind === "PointerToIntegral") return "an argument is made of a pointer as a number";
    if (isPointerDifference(node)) return "an argument is made of how far two pointers are apart";
  }
  const pointee = pointeeOf(type);
  if (types.holdsPointers(pointee ?? type))
    return `an argument of the type ${type} may bring pointers to it that are not seen`;
  for (let at: Node | undefined = argument; at && isCast(at); at = at.inner.at(-1)) {
    const [from] = at.inner;
    const within = from && pointeeOf(typeOf(from));
    if (within !== undefined && !/\bvoid\b/.test(within) && types.holdsPointers(within))
      return `an argument of the type ${from ? typeOf(from) : ""} is cast, and may bring pointers to it that are not seen`;
  }
  // Its name may need to be qualified.
  if (pointee !== undefined && isConverted(argument) && !types.isPlain(pointee))
    return `an argument is converted to ${type} by a function that is not written`;
  return undefined;
}

function isCast({ kind }: Node): boolean {
  return /CastExpr$|^ParenExpr$/.test(kind);
}

/** By an object's own conversion, which a template would not ask for. */
function isConverted(argument: Node): boolean {
  for (let at: Node | undefined = argument; at?.kind === "ImplicitCastExpr"; at = at.inner[0])
    if (at.castKind === "UserDefinedConversion") return true;
  return false;
}

/** Device variables may not lead to managed memory either. */
function refusePointerVariables(facts: Facts, types: PointerTypes): void {
  for (const node of facts.nodes()) {
    if (node.kind !== "VarDecl" || !facts.unit.text(node.loc)) continue;
    if (!hasWrittenAttribute(node, "CUDADeviceAttr") && !hasWrittenAttribute(node, "CUDAConstantAttr"))
      continue;
    if (!types.holdsPointers(typeOf(node))) continue;
    facts.refuse(node, undefined, {
      code: "managed-memory",
      construct: node.name ?? "",
      reason: "the program has managed memory, and a device variable with pointers may lead to it",
      help: "allocate device memory with cudaMalloc, and copy",
    });
  }
}

function isNull(argument: Node): boolean {
  for (let at: Node | undefined = argument; at; at = at.inner[0]) {
    if (at.castKind === "NullToPointer" || at.kind === "CXXNullPtrLiteralExpr") return true;
    if (!/^(?:ImplicitCastExpr|ParenExpr)$/.test(at.kind)) return false;
  }
  return false;
}
