import { InternalError } from "../../../source/invariant.ts";

/** What a thread that runs kernels uses of its instance. */
export interface KernelInstance {
  /** `__unwarp_run(launch, worker, maxChunks)`: 1 if blocks may be left. */
  readonly run: (launch: number, worker: number, maxChunks: number) => number;
  readonly stackPointer: WebAssembly.Global;
}

/** An instance whose only business is kernels: the host's half of the module must not be called. */
export function instantiateForKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  nowNs: () => number,
): WebAssembly.Instance {
  const imports: Record<string, Record<string, unknown>> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    const group = (imports[from] ??= {});
    if (kind === "memory") group[name] = memory;
    else if (name === "__unwarp_now_ns") group[name] = nowNs;
    else
      group[name] = () => {
        throw new InternalError(`a kernel called the host's ${name}`);
      };
  }
  return new WebAssembly.Instance(module, imports);
}

export function kernelInstance({ exports }: WebAssembly.Instance): KernelInstance {
  const run = exports["__unwarp_run"];
  const stackPointer = exports["__stack_pointer"];
  if (typeof run !== "function" || typeof stackPointer !== "object" || stackPointer === null)
    throw new InternalError("the program lacks the exports that run kernels");
  return { run, stackPointer } as unknown as KernelInstance;
}
