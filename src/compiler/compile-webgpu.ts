import type { NativeVariable } from "../artifact/native-image.ts";
import type { WgslKernel } from "../artifact/wgsl-kernel.ts";
import { functionNumber, nativeFunctions } from "../codegen/cpu/native/native-numbers.ts";
import { emitKernel } from "../codegen/webgpu/emit-kernel.ts";
import { webGpuPipeline } from "../codegen/webgpu/pipeline.ts";
import { isAnyBlock, type LaunchKind, threadsOf } from "../codegen/webgpu/specialize-launch.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { CompileError } from "../source/compile-error.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { invariant } from "../source/invariant.ts";
import { runPasses } from "../transform/pass.ts";
import { describeVariables } from "./native-variables.ts";

/** What of an adapter matters to the compiler. */
export interface WebGpuTarget {
  readonly maxInvocations: number;
  /** Invocations of a workgroup that run best where threads wait for each other; `maxInvocations`, if not given. */
  readonly waitingInvocations?: number;
  readonly maxWorkgroupBytes: number;
  readonly subgroupSize: number | undefined;
  readonly features: ReadonlySet<string>;
}

export interface WgslRequest extends LaunchKind {
  readonly kernel: string;
  readonly dynamicSharedBytes: number;
  readonly target: WebGpuTarget;
  /** Accesses outside of the program's allocations are faults; see `wgslBindings.extents`. */
  readonly checksBounds?: boolean;
}

export interface WgslResult {
  /** Undefined when there are errors. */
  readonly kernel: WgslKernel | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface WgslOptions {
  /** Check the IR before the first and after every pass. */
  readonly verify?: boolean;
  /** Called with the name of each pass and the IR after it. */
  readonly onAfterPass?: (pass: string, irText: string) => void;
}

/**
 * The device code of a program, of which kernels become WGSL when they are first launched with blocks of some size.
 *
 * @example
 * const module = new WebGpuModule(compiledModule.ir);
 * const { kernel, diagnostics } = module.compile({ kernel: "_Z4axpyv", blockDim, dynamicSharedBytes: 0, target });
 */
export class WebGpuModule {
  readonly #ir: string;
  /** All variables of the device code, whose memory the runtime provides. */
  readonly variables: readonly NativeVariable[];
  /** What stands in memory for the address of a function. */
  readonly #functionNumbers: ReadonlyMap<string, number>;

  /**
   * @param ir as in `CompiledModule`
   * @param firstFunction how many functions have numbers in the program's modules before this one
   */
  constructor(ir: string, firstFunction = 0) {
    this.#ir = ir;
    const module = parseModule(ir);
    const numbers = { firstVariable: 0, firstFunction };
    this.variables = describeVariables(module, numbers);
    this.#functionNumbers = new Map(
      nativeFunctions(module).map(({ name }, index) => [name, functionNumber(index, numbers)]),
    );
  }

  /** How many functions have numbers here. */
  get functionCount(): number {
    return this.#functionNumbers.size;
  }

  /** Makes WGSL of a kernel. What the device cannot do comes back as diagnostics. */
  compile(request: WgslRequest, options: WgslOptions = {}): WgslResult {
    try {
      return this.#compile(request, options);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      return { kernel: undefined, diagnostics: error.diagnostics };
    }
  }

  #compile({ kernel, dynamicSharedBytes, target, ...launch }: WgslRequest, options: WgslOptions): WgslResult {
    invariant(isAnyBlock(launch.blockDim) || threadsOf(launch.blockDim) > 0, "a block has threads");
    const module = parseModule(this.#ir);
    const { onAfterPass } = options;
    const numberOf = (name: string) => this.#functionNumbers.get(name);
    const pipeline = webGpuPipeline(kernel, launch, target.maxInvocations, numberOf);
    const { diagnostics, finished } = runPasses(module, pipeline, {
      verify: options.verify ? verifyModule : undefined,
      onAfterPass: onAfterPass && ((pass) => onAfterPass(pass, printModule(module))),
    });
    if (!finished) return { kernel: undefined, diagnostics };
    const [fn] = module.kernels;
    invariant(fn, `${kernel} is in the module`);
    const result = emitKernel(fn, { ...launch, ...target, dynamicSharedBytes });
    return { kernel: result.kernel, diagnostics: [...diagnostics, ...result.diagnostics] };
  }
}
