import { referencedGlobals } from "../analysis/constant-references.ts";
import { lookUpDeviceFunction } from "../ir/device-library.ts";
import { IrFunction } from "../ir/function.ts";
import type { Instruction } from "../ir/instruction.ts";
import type { Module } from "../ir/module.ts";
import { AddressSpace, type Type } from "../ir/types.ts";
import { GlobalVariable, InlineAssembly } from "../ir/values.ts";
import type { Diagnostic, SourceLocation } from "../source/diagnostic.ts";
import { userLocation } from "../source/user-location.ts";
import type { Pass } from "./pass.ts";
import { readableName } from "./readable-name.ts";

/**
 * Reports everything in the module that no target can translate yet, with the line of the CUDA
 * source, all at once. Runs when unreachable functions are gone, so that code no kernel calls
 * does not stop a program.
 */
export const rejectUnsupported: Pass = {
  name: "reject-unsupported",
  summary: "report device code that unwarp cannot translate",
  after: ["remove-unreachable-functions", "remove-unreachable-blocks"],
  run(module, context) {
    const reported = new Set<string>();
    for (const diagnostic of findUnsupported(module)) {
      const { code, message, location } = diagnostic;
      const key = [code, message, location?.file, location?.line, location?.column].join("\n");
      if (reported.has(key)) continue;
      reported.add(key);
      context.report(diagnostic);
    }
    return false;
  },
};

/** What is wrong, without the place. */
type Problem = Omit<Diagnostic, "severity" | "location">;

function* findUnsupported(module: Module): Generator<Diagnostic> {
  for (const fn of module.functions.values()) {
    let location: SourceLocation | undefined;
    for (const instruction of fn.instructions()) {
      // An instruction without a line belongs to its neighbour, as in a debugger.
      location = instruction.location ?? location;
      for (const problem of problemsOf(instruction)) {
        yield { ...problem, severity: "error", ...(location && { location: userLocation(location) }) };
      }
    }
  }
  for (const global of module.globals.values()) {
    for (const referenced of referencedGlobals(global.initializer)) {
      const problem = referenced instanceof IrFunction ? problemOfFunction(referenced) : undefined;
      if (problem) yield { ...problem, severity: "error" };
    }
  }
}

function* problemsOf(instruction: Instruction): Generator<Problem> {
  if (instruction.opcode === "call" && instruction.callee instanceof InlineAssembly) yield inlineAssembly;
  for (const operand of instruction.operands) {
    for (const global of referencedGlobals(operand)) {
      const problem =
        global instanceof IrFunction
          ? problemOfFunction(global)
          : global instanceof GlobalVariable
            ? problemOfVariable(global)
            : undefined;
      if (problem) yield problem;
    }
  }
  const type = [instruction.type, ...instruction.operands.map((operand) => operand.type)].find(
    isUnsupportedType,
  );
  if (type) {
    yield { code: "unsupported-type", message: `values of LLVM's type ${type.text} are not supported` };
  }
}

const inlineAssembly: Problem = {
  code: "unsupported-inline-assembly",
  message: "inline PTX assembly is not supported",
  help: "write the operation in CUDA C++, or guard the assembly with #ifdef and give a portable version",
};

/** Why a function cannot be called or have its address taken; undefined when it can. */
function problemOfFunction(fn: IrFunction): Problem | undefined {
  const name = fn.sourceName ?? readableName(fn.name);
  if (fn.isKernel) return dynamicParallelism(name);
  if (!fn.isDeclaration) return undefined;
  const known = lookUpDeviceFunction(fn.name);
  if (known) return undefined;
  return families.find(({ pattern }) => pattern.test(fn.name))?.problem(name) ?? undefinedFunction(name);
}

const dynamicParallelism = (name: string): Problem => ({
  code: "unsupported-dynamic-parallelism",
  message: `${name}: launching kernels from device code is not supported`,
  help: "launch the kernel from the host",
});

const undefinedFunction = (name: string): Problem => ({
  code: "undefined-device-function",
  message: `no definition of device function ${name} was found`,
  help: "is its file compiled with -rdc=true and linked?",
});

/** Groups of functions that are missing for the same reason, the most specific first. */
const families: readonly { readonly pattern: RegExp; readonly problem: (name: string) => Problem }[] = [
  {
    pattern: /^cuda(Launch|GetParameterBuffer|DeviceSynchronize|StreamCreate)|^__cudaCDP/,
    problem: dynamicParallelism,
  },
  {
    pattern: /^llvm\.nvvm\.(tex|tld4|suld|sust|suq|txq|istypep)\b|^__nv_tex_surf|^__(tex|surf)[A-Z]/,
    problem: () => ({ code: "unsupported-texture", message: "textures and surfaces are not supported yet" }),
  },
  {
    pattern: /^llvm\.nvvm\.(wmma|mma|wgmma|ldmatrix|stmatrix|tcgen05)\b/,
    problem: () => ({
      code: "unsupported-tensor-core",
      message: "tensor core operations (wmma, mma) are not supported",
    }),
  },
  {
    pattern: /^__cxa_|^_Unwind_|^_ZSt9terminatev$/,
    problem: () => ({
      code: "unsupported-exception",
      message: "exceptions cannot be thrown or caught in device code",
    }),
  },
  {
    pattern: /^llvm\.va_/,
    problem: () => ({
      code: "unsupported-variadic-function",
      message: "functions with a variable number of arguments are not supported in device code",
    }),
  },
  {
    pattern: /^llvm\./,
    problem: (name) => ({ code: "unsupported-intrinsic", message: `${name} is not supported` }),
  },
];

function problemOfVariable(global: GlobalVariable): Problem | undefined {
  if (global.initializer || global.isManaged) return undefined;
  // `extern __shared__ float data[]` has no definition: the launch says how large it is.
  const space = global.type.kind === "pointer" ? global.type.addressSpace : AddressSpace.generic;
  if (space === AddressSpace.shared) return undefined;
  return {
    code: "undefined-device-variable",
    message: `no definition of device variable ${readableName(global.name)} was found`,
    help: "is its file compiled with -rdc=true and linked?",
  };
}

function isUnsupportedType(type: Type): boolean {
  switch (type.kind) {
    case "float":
      return type.format === "fp128";
    case "vector":
      return isUnsupportedType(type.element);
    default:
      return false;
  }
}
