import type { NativeImage, NativeKernel, NativeModuleImage } from "../artifact/native-image.ts";
import { describeKernels, describeSignatures } from "../codegen/cpu/describe-kernels.ts";
import { emitNative } from "../codegen/cpu/emit.ts";
import { functionNumber, nativeFunctions, type NativeNumbers } from "../codegen/cpu/native/native-numbers.ts";
import { nativePointers } from "../codegen/cpu/native/native-pointers.ts";
import { cpuPipeline, type CpuPipelineOptions } from "../codegen/cpu/pipeline.ts";
import { targetNative } from "../codegen/cpu/target-native.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import { verifyModule } from "../ir/verify.ts";
import { invariant } from "../source/invariant.ts";
import { type Pass, runPasses } from "../transform/pass.ts";
import { describeVariables } from "./native-variables.ts";

export interface NativeOptions extends Pick<CpuPipelineOptions, "floatLanes"> {
  readonly verify?: boolean;
}

export interface NativeInput extends Pick<CpuPipelineOptions, "gangWidth"> {
  readonly id: string;
  /** Device IR, as a program carries it. */
  readonly ir: string;
}

export interface CompiledNative {
  readonly modules: readonly NativeCode[];
  readonly image: NativeImage;
}

export interface NativeCode {
  readonly id: string;
  /** For the system's clang. */
  readonly llvmIr: string;
  /** Functions in the table `__unwarp_module_<id>`. */
  readonly functionCount: number;
}

/** Compiles all device modules of a program, which were compiled for its own module before, for the machine's CPU. */
export function compileNative(inputs: readonly NativeInput[], options: NativeOptions = {}): CompiledNative {
  const modules: NativeCode[] = [];
  const images: NativeModuleImage[] = [];
  const numbers = { firstVariable: 0, firstFunction: 0 };
  for (const input of inputs) {
    const { code, image } = compile(input, { ...numbers }, options);
    modules.push(code);
    images.push(image);
    numbers.firstVariable += image.variables.length;
    numbers.firstFunction += code.functionCount;
  }
  return { modules, image: { modules: images } };
}

/** lib/native/support.c as LLVM IR of the program's memory, for the machine's CPU. */
export function compileNativeSupport(ir: string): NativeCode {
  const module = parseModule(ir);
  const numbers = { firstVariable: 0, firstFunction: 0 };
  run(module, [nativePointers("support", numbers), targetNative], true);
  return { id: "support", llvmIr: emitNative(module), functionCount: 0 };
}

function compile({ id, ir, gangWidth }: NativeInput, numbers: NativeNumbers, options: NativeOptions) {
  const { verify = false, floatLanes } = options;
  const module = parseModule(ir);
  const signatures = describeSignatures(module);
  let functionCount = 0;
  let image: NativeModuleImage | undefined;
  run(module, cpuPipeline(id, { target: "native", numbers, gangWidth, floatLanes }), verify, (pass) => {
    if (pass !== "flatten-address-spaces") return;
    functionCount = nativeFunctions(module).length;
    const kernels = describeKernels(module, signatures).map(
      ({ name, stackBytes, contextBytesPerThread, gangWidth: width }, slot): NativeKernel => ({
        name,
        tableIndex: functionNumber(slot, numbers),
        stackBytes,
        contextBytesPerThread,
        gangWidth: width,
      }),
    );
    image = { id, kernels, variables: describeVariables(module, numbers) };
  });
  invariant(image, "flatten-address-spaces is in the pipeline");
  return { code: { id, llvmIr: emitNative(module), functionCount }, image };
}

function run(
  module: Module,
  passes: readonly Pass[],
  verify: boolean,
  onAfterPass?: (pass: string) => void,
): void {
  const { diagnostics } = runPasses(module, passes, {
    verify: verify ? verifyModule : undefined,
    onAfterPass,
  });
  const problem = diagnostics.find(({ severity }) => severity === "error");
  invariant(!problem, `a program that was compiled before does not compile now: ${problem?.message}`);
}
