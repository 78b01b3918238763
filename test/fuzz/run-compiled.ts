import { execFileSync } from "node:child_process";
import { launchBlock, workerBlock } from "../../src/artifact/launch-blocks.ts";
import type { KernelInfo } from "../../src/artifact/app-info.ts";
import type { GangWidth } from "../../src/artifact/gang-width.ts";
import { compileModule } from "../../src/compiler/compile-module.ts";
import { kernelObjectFlags } from "../../src/toolchain/clang-flags.ts";
import type { KernelCode } from "../../src/toolchain/device-compiler.ts";
import { runCompiler } from "../../src/toolchain/run-compiler.ts";
import type { Clang } from "../../src/toolchain/clang.ts";
import type { Tools } from "./compare.ts";
import { inputData } from "./fuzz-module.ts";
import type { FuzzKernel } from "./random-kernel.ts";
import type { Outcome } from "./run-interpreted.ts";
import { threadsOf } from "./scope.ts";

/** Undefined: chosen per kernel. */
export type Width = GangWidth | undefined;

export interface Executors {
  /** How many kernels have a version that runs several threads as one, over all widths. */
  readonly gangs: number;
  /** Runs a kernel as it was compiled for that width. */
  run(kernel: FuzzKernel, width: Width): Outcome;
}

const megabyte = 1 << 20;
/** Where the harness keeps its own: above what the linker uses, which puts the stack first. */
const base = 16 * megabyte;
const [launchAt, workerAt, argumentsAt, inputAt] = [base, base + 256, base + 512, base + 65536];
const outputAt = base + megabyte;
const sharedAt = base + 4 * megabyte;
const contextAt = base + 8 * megabyte;
const memoryPages = 1024;

const linkFlags = [
  ...["wasm-ld", "--no-entry", "--no-check-features", "--export-table", "--gc-sections", "--allow-undefined"],
  ...["--shared-memory", "--import-memory", `--max-memory=${65536 * memoryPages}`],
  ...["-z", `stack-size=${megabyte}`, "--stack-first", "--export=__unwarp_run", "--error-limit=5"],
];

/** Compiles a module once for each width and links all of it together. */
export async function compileKernels(
  moduleText: string,
  widths: readonly Width[],
  tools: Tools,
): Promise<Executors> {
  const objects: Record<string, Uint8Array> = { ...tools.support };
  const kernels = new Map<Width, readonly KernelInfo[]>();
  let gangs = 0;
  for (const width of widths) {
    const id = idOf(width);
    const { llvmIr, isReducible, info, diagnostics } = compileModule(moduleText, { id, gangWidth: width });
    if (llvmIr === undefined || !info)
      throw new Error(`width ${id}: ${diagnostics.map(({ message }) => message).join("\n")}`);
    objects[`${id}.o`] = await compileIr({ llvmIr, isReducible }, tools);
    gangs += llvmIr.match(/^define .*\.gang\b.*\(/gm)?.length ?? 0;
    kernels.set(width, info.kernels);
  }
  const instance = await link(objects, widths, tools.clang);
  return { gangs, run: (kernel, width) => runKernel(instance, kernels.get(width) ?? [], kernel, width) };
}

async function compileIr(code: KernelCode, { clang, systemClang, optimization }: Tools): Promise<Uint8Array> {
  const { llvmIr } = code;
  // Without optimizing, LLVM's fast instruction selection makes invalid WebAssembly of some vectors.
  const selection = optimization === "0" ? ["-mllvm", "-fast-isel=0"] : [];
  const level = kernelObjectFlags(code).map((flag) => (flag === "-O3" ? `-O${optimization}` : flag));
  if (systemClang !== undefined) {
    // Flags that only some versions have are left out: what matters is the target and the level.
    const args = [
      "--target=wasm32-wasip1",
      "-msimd128",
      "-matomics",
      "-mbulk-memory",
      "-mnontrapping-fptoint",
    ];
    const options = [`-O${optimization}`, ...selection, "-ffp-contract=off", "-Wno-override-module"];
    const input = ["-x", "ir", "-c", "-", "-o", "-"];
    return execFileSync(systemClang, [...args, ...options, ...input], { input: llvmIr, maxBuffer: 1 << 28 });
  }
  const argv = [...level, ...selection, "/kernels.ll", "-o", "-"];
  const { exitCode, output, messages } = await runCompiler(clang, argv, { "kernels.ll": llvmIr });
  if (exitCode !== 0) throw new Error(`clang refuses the code:\n${messages}`);
  return output;
}

function idOf(width: Width): string {
  return width === undefined ? "chosen" : `w${width}`;
}

interface Instance {
  readonly memory: WebAssembly.Memory;
  readonly exports: Record<string, unknown>;
}

async function link(
  objects: Record<string, Uint8Array>,
  widths: readonly Width[],
  clang: Clang,
): Promise<Instance> {
  const exports = widths.map((width) => `--export=__unwarp_module_${idOf(width)}`);
  const inputs = Object.keys(objects).map((name) => `/in/${name}`);
  const argv = [...linkFlags, ...exports, ...inputs, "-o", "-"];
  const { exitCode, output, messages } = await clang.run(argv, { in: objects });
  if (exitCode !== 0) throw new Error(`the linker refuses:\n${messages}`);
  const memory = new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages, shared: true });
  const module = new WebAssembly.Module(new Uint8Array(output));
  const imports: Record<string, Record<string, unknown>> = { env: { memory } };
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind === "function") (imports[from] ??= {})[name] = () => missing(name);
  }
  const { exports: found } = new WebAssembly.Instance(module, imports);
  return { memory, exports: found };
} // prettier-ignore

function missing(name: string): never {
  throw new Error(`a kernel calls ${name}, which is not there`);
}

function runKernel(
  { memory, exports }: Instance,
  kernels: readonly KernelInfo[],
  { name, launch, outputBytes, numbers }: FuzzKernel,
  width: Width,
): Outcome {
  const slot = kernels.findIndex((kernel) => kernel.name === name);
  const info = kernels[slot];
  const table = (exports[`__unwarp_module_${idOf(width)}`] as WebAssembly.Global).value;
  const words = new Uint32Array(memory.buffer);
  const bytes = new Uint8Array(memory.buffer);
  if (!info) return { failure: "the kernel is not in the module" };
  const context = info.contextBytesPerThread * threadsOf(launch.block);
  if (contextAt + context > 65536 * memoryPages) return { failure: "the context does not fit" };
  words.fill(0, launchAt / 4, inputAt / 4);
  bytes.fill(0, outputAt, outputAt + outputBytes);
  bytes.set(inputData(), inputAt);
  // What is in memory before must not matter.
  words.fill(0xdeadbeef, sharedAt / 4, (sharedAt + info.staticSharedBytes + 4) >> 2);
  words.fill(0xdeadbeef, contextAt / 4, (contextAt + context + 4) >> 2);
  const write = (at: number, values: readonly number[]) => words.set(values, at / 4);
  const { grid, block } = launch;
  write(launchAt + launchBlock.gridDim, [grid.x, grid.y, grid.z, block.x, block.y, block.z]);
  write(launchAt + launchBlock.kernel, [words[table / 4 + slot] ?? 0, argumentsAt]);
  write(launchAt + launchBlock.totalBlocks, [threadsOf(grid)]);
  write(launchAt + launchBlock.chunk, [1]);
  write(workerAt + workerBlock.sharedBase, [sharedAt, contextAt, 65536]);
  write(argumentsAt, [outputAt, inputAt, ...numbers]);
  try {
    (exports["__unwarp_run"] as (...args: number[]) => number)(launchAt, workerAt, 1 << 20);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    return { failure: `${error.message}, fault ${words[(launchAt + launchBlock.fault) / 4]}` };
  }
  return { output: bytes.slice(outputAt, outputAt + outputBytes) };
}
