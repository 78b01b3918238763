import { referencedGlobals } from "../analysis/constant-references.ts";
import { memorySpaceOf } from "../analysis/pointer-origins.ts";
import type { IrFunction } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import { AddressSpace, type Type } from "../ir/types.ts";
import { GlobalVariable } from "../ir/values.ts";
import type { Diagnostic, SourceLocation } from "../source/diagnostic.ts";
import { isOwnHeader, userLocation } from "../source/user-location.ts";
import { functionPass } from "./pass.ts";

/**
 * Reports what compiles as Ascend C here and what an Ascend 950 has not: double precision, atomic functions of 64 bits on
 * shared memory, and variables that `__ubuf__ T* p` declares, where the word belongs to what p points to but is read as p's.
 *
 * Our own headers may use double precision inside: what they compute is right, however they do it.
 */
export const rejectAscendMisuse = functionPass({
  name: "reject-ascend-misuse",
  summary: "report device code that Ascend C does not allow",
  run(fn, _module, context) {
    const reported = new Set<string>();
    let location: SourceLocation | undefined;
    for (const instruction of fn.instructions()) {
      // An instruction without a line belongs to its neighbour, as in a debugger.
      location = instruction.location ?? location;
      for (const problem of problemsOf(instruction, fn, location)) {
        const at = location && userLocation(location);
        const key = [problem.code, at?.file, at?.line].join("\n");
        if (reported.has(key)) continue;
        reported.add(key);
        context.report({ ...problem, severity: "error", ...(at ? { location: at } : {}) });
      }
    }
    return false;
  },
});

type Problem = Omit<Diagnostic, "severity" | "location">;

const double: Problem = {
  code: "ascend-double",
  message: "Ascend C SIMT has no double precision",
  help: "compute in float; a constant without an f at its end is a double",
};

const wideSharedAtomic: Problem = {
  code: "ascend-atomic-space",
  message: "atomic functions of 64 bits work on global memory only on Ascend",
  help: "use 32 bits in shared memory, or keep the variable in global memory",
};

const sharedPointer: Problem = {
  code: "ascend-shared-pointer",
  message: "in `__ubuf__ T* p` the word belongs to what p points to; unwarp cannot tell such variables apart",
  help: "write T* p: plain pointers may point into shared memory in pure SIMT",
};

function* problemsOf(
  instruction: Instruction,
  fn: IrFunction,
  location: SourceLocation | undefined,
): Generator<Problem> {
  const isOwn =
    (location !== undefined && isOwnHeader(location.file)) || /^__unwarp_|^_ZN13__unwarp_cuda/.test(fn.name);
  if (!isOwn && usesDouble(instruction)) yield double;
  const isAtomic = instruction.opcode === "atomicrmw" || instruction.opcode === "cmpxchg";
  if (
    isAtomic &&
    instruction.operand(1).type.text === "i64" &&
    memorySpaceOf(instruction.operand(0)) === "shared"
  )
    yield wideSharedAtomic;
  if (instruction.operands.some((operand) => [...referencedGlobals(operand)].some(isSharedPointer)))
    yield sharedPointer;
}

/** Numbers that only go to printf are passed as doubles by C's rules, and printed. */
function usesDouble(instruction: Instruction): boolean {
  if (instruction.opcode === "fpext") return ![...instruction.users].every(isStoreToLocal);
  if (isStoreToLocal(instruction)) return false;
  return isDouble(instruction.type) || instruction.operands.some(({ type }) => isDouble(type));
}

function isStoreToLocal(instruction: Instruction): boolean {
  return instruction.opcode === "store" && memorySpaceOf(instruction.operand(1)) === "local";
}

function isDouble(type: Type): boolean {
  return type.kind === "vector" ? isDouble(type.element) : type.kind === "float" && type.format === "double";
}

function isSharedPointer(value: unknown): boolean {
  return (
    value instanceof GlobalVariable &&
    value.type.kind === "pointer" &&
    value.type.addressSpace === AddressSpace.shared &&
    value.valueType.kind === "pointer"
  );
}
