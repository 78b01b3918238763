import type { CompiledModule, KernelInfo } from "../artifact/app-info.ts";
import {
  type ImportedKernel,
  type ImportedParameter,
  type ImportedWgsl,
  type KernelModule,
  kernelModuleVersion,
} from "../artifact/kernel-module.ts";
import { WebGpuModule } from "../compiler/compile-webgpu.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { KernelCode } from "./compile-kernel-file.ts";
import { exportName, nameClashes } from "./export-names.ts";
import type { Problem } from "./problems.ts";
import { problemOf } from "./problems.ts";
import type { KernelSignature } from "./read-signatures.ts";

export interface MadeModule {
  /** Undefined when there are errors. */
  readonly module: KernelModule | undefined;
  readonly problems: readonly Problem[];
}

/** All GPUs have as much: larger blocks need larger workgroups, or threads that share invocations. */
const leastInvocations = 256;
const mostThreads = 1024;
/** What CUDA allows without being asked; the runtime compares with what the GPU has. */
const mostSharedBytes = 49_152;

/** Makes what goes into the bundle: names, parameters and WGSL of all kernels of a file. */
export function makeKernelModule(file: string, { module, signatures, wasm, layout }: KernelCode): MadeModule {
  const bySymbol = new Map(signatures.kernels.map((kernel) => [kernel.symbol, kernel]));
  const known = module.kernels.flatMap(({ name }) => bySymbol.get(name) ?? []);
  const variables = new Map(signatures.variables.map((variable) => [variable.symbol, variable]));
  const named = module.globals.map(({ name }) => ({ sourceName: variables.get(name)?.sourceName ?? name }));
  const problems = [...nameClashes(known, named), ...managedVariables(module)];
  if (module.kernels.length === 0) problems.push(noKernels(file));
  const code = new WebGpuModule(module.ir);
  const kernels = module.kernels.map((info): ImportedKernel => {
    const signature = bySymbol.get(info.name);
    const { wgsl, errors } = compileWgsl(code, info);
    if (errors.length > 0) problems.push(...errors.map((error) => notOnGpu(info, error)));
    const parameters = readParameters(info, signature);
    problems.push(...parameters.problems);
    return {
      name: exportName(signature?.sourceName ?? info.displayName),
      displayName: info.displayName,
      line: signature?.place?.line ?? 0,
      parameters: parameters.values,
      info,
      wgsl,
      ...(errors.length > 0 && { notOnGpu: errors.map(describe).join("\n") }),
    };
  });
  const symbols = module.globals.map(({ name, size }) => {
    const variable = variables.get(name);
    return {
      name: exportName(variable?.sourceName ?? name),
      symbol: name,
      bytes: size,
      element: variable?.element,
    };
  });
  if (problems.some(({ severity }) => severity === "error")) return { module: undefined, problems };
  return {
    module: {
      ...{ version: kernelModuleVersion, file, id: module.id, wasm, layout, kernels, symbols },
      variables: code.variables,
    },
    problems,
  };
}

/** A page has no program that makes the heap. */
const noDeviceHeap: Diagnostic = {
  code: "unsupported-device-heap",
  severity: "error",
  message: "malloc(), free(), new and delete are not supported in imported kernels on the WebGPU device",
};

/** For blocks of any size; where they may be larger than some GPUs' workgroups, a second time. */
function compileWgsl(code: WebGpuModule, info: KernelInfo) {
  const counts = info.maxThreadsPerBlock > leastInvocations ? [1, mostThreads / leastInvocations] : [1];
  const wgsl: ImportedWgsl[] = [];
  for (const threadsPerInvocation of counts) {
    const { kernel, diagnostics } = code.compile({
      kernel: info.name,
      blockDim: { threadsPerInvocation },
      dynamicSharedBytes: 0,
      target: {
        maxInvocations: leastInvocations,
        maxWorkgroupBytes: mostSharedBytes,
        subgroupSize: undefined,
        features: new Set(),
      },
    });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (!kernel) return { wgsl: [], errors };
    const { invocations: _, usesDeviceHeap, ...rest } = kernel;
    if (usesDeviceHeap) return { wgsl: [], errors: [noDeviceHeap] };
    wgsl.push({ ...rest, threadsPerInvocation });
  }
  return { wgsl, errors: [] };
}

function readParameters(info: KernelInfo, signature: KernelSignature | undefined) {
  const problems: Problem[] = [];
  const values = info.parameters.map(({ offset, size }, index): ImportedParameter => {
    const declared = signature?.parameters[index];
    const name = declared?.name ?? `argument${index + 1}`;
    const cudaType = declared?.type.name ?? `${size} bytes`;
    const type = declared?.type.value;
    if (type) return { name, cudaType, offset, type };
    const why = declared?.type.problem ?? "a type that is unknown here";
    const message = `the parameter ${name} of kernel ${info.displayName} (${cudaType}) has ${why}, for which there is no value in TypeScript; pass a pointer to it`;
    problems.push(at(signature, { severity: "error", message }));
    return { name, cudaType, offset, type: { kind: "scalar", scalar: "u32" } };
  });
  return { values, problems };
}

function at(
  signature: KernelSignature | undefined,
  { severity, message }: Pick<Problem, "severity" | "message">,
): Problem {
  const place = signature?.place;
  const where = place ? `${place.file}:${place.line}: ` : "";
  return {
    ...{ severity, message, text: `${where}${severity}: ${message}` },
    ...(place && { file: place.file, line: place.line, column: 1 }),
  };
}

function managedVariables({ globals }: CompiledModule): Problem[] {
  return globals
    .filter(({ managed }) => managed)
    .map(({ name }) => {
      const message = `${name} is __managed__, which imported kernels cannot have: a page has no memory that GPUs share; make it __device__`;
      return { severity: "error", message, text: `error: ${message}` };
    });
}

function noKernels(file: string): Problem {
  const message = `${file} has no kernels: no __global__ function, or only templates of which none is instantiated; "template __global__ void scale<float>(float*, int);" makes one of a template`;
  return { severity: "error", message, file, line: 1, column: 1, text: `${file}:1: error: ${message}` };
}

function notOnGpu({ displayName }: KernelInfo, error: Diagnostic): Problem {
  const problem = problemOf({ ...error, severity: "warning" }, () => undefined);
  return { ...problem, message: `${displayName} cannot run on WebGPU, only on the CPU: ${error.message}` };
}

function describe({ message, location }: Diagnostic): string {
  return location ? `${location.file}:${location.line}: ${message}` : message;
}
