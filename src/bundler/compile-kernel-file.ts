import { artifactVersion, type CompiledModule, type DeviceModule } from "../artifact/app-info.ts";
import type { LibraryLayout } from "../artifact/kernel-module.ts";
import { toBase64 } from "../source/base64.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { devicePassFlags, kernelObjectFlags } from "../toolchain/clang-flags.ts";
import type { CompileOptions } from "../toolchain/compile-options.ts";
import { type CodeOptions, compileDevice } from "../toolchain/device-compiler.ts";
import { runDevicePass } from "../toolchain/device-pass.ts";
import { deviceMath } from "../toolchain/device-math.ts";
import { fixFormats, withoutFixIts } from "../toolchain/fix-formats.ts";
import { libraryCalls, linkKernelLibrary, rareMath } from "../toolchain/library-link.ts";
import { keepLongWarnings } from "../toolchain/long-warnings.ts";
import { explainMissingHeaders } from "../toolchain/missing-headers.ts";
import { type ReadSource, readSource } from "../toolchain/read-source.ts";
import { runCompiler } from "../toolchain/run-compiler.ts";
import { type CompileContext, runPass } from "../toolchain/run-pass.ts";
import type { Services } from "../toolchain/services.ts";
import { sourceTree } from "../toolchain/source-tree.ts";
import { Stages } from "../toolchain/stages.ts";
import { ToolError } from "../toolchain/support-objects.ts";
import { type Problem, problemOf, problemsOfClang } from "./problems.ts";
import { readSignatures, type Signatures } from "./read-signatures.ts";

/** The device code of a source, for a library of kernels. */
export interface KernelCode {
  readonly module: CompiledModule;
  readonly signatures: Signatures;
  /** In base64. */
  readonly wasm: string;
  readonly layout: LibraryLayout;
  /** Whether it calls functions of `kernels-math.wasm`. */
  readonly callsMath: boolean;
}

export interface CompiledKernelFile {
  /** Undefined when there are errors. */
  readonly code: KernelCode | undefined;
  readonly problems: readonly Problem[];
  /** Absolute paths of all that it was made of, the source first. */
  readonly files: readonly string[];
}

/** Compiles the device code of a source, or takes it from the cache. Its host code is checked, and left out. */
export async function compileKernelFile(
  path: string,
  settings: { readonly options: CompileOptions; readonly code: CodeOptions },
  services: Services,
): Promise<CompiledKernelFile> {
  const source = readSource({ path, language: "cuda" }, { ...settings.options, rdc: false }, services);
  const files = source.files.map(({ absolutePath }) => absolutePath);
  const key = services.digest([source.key, "kernel library", JSON.stringify(settings.code)]);
  const cached = services.cache.read("objects", key);
  if (cached) return { ...(JSON.parse(new TextDecoder().decode(cached)) as CompiledKernelFile), files };
  const compiled = await compileAnew(source, settings.code, services);
  // Errors are seen once and mended; whatever is said of good code is said again.
  if (compiled.code) services.cache.write("objects", key, new TextEncoder().encode(JSON.stringify(compiled)));
  return { ...compiled, files };
}

type Compiled = Omit<CompiledKernelFile, "files">;

async function compileAnew(source: ReadSource, code: CodeOptions, services: Services): Promise<Compiled> {
  const stages = new Stages(services.now);
  const context: CompileContext = { services, stages, onIntermediate: undefined, headers: new Map() };
  const first = await compilePasses(source, context);
  const fixed = first.ir === undefined ? undefined : fixFormats(source.files, first.messages);
  const passes = fixed ? await compilePasses({ ...source, files: fixed }, context) : first;
  const messages = explainMissingHeaders(keepLongWarnings(withoutFixIts(passes.messages)));
  const problems = problemsOfClang(messages);
  if (passes.ir === undefined || passes.types === undefined) {
    if (problems.some(({ severity }) => severity === "error")) return { code: undefined, problems };
    return {
      code: undefined,
      problems: [...problems, { severity: "error", message: messages, text: messages }],
    };
  }
  const module: DeviceModule = {
    version: artifactVersion,
    id: source.key.slice(0, 16),
    sourceFile: source.path,
    rdc: false,
    fastMath: source.options.fastMath,
    ir: passes.ir,
  };
  const compiled = compileDevice([module], module.id, await deviceMath(services, stages), code);
  const readText = (file: string) => textOf(file, source);
  problems.push(...compiled.diagnostics.map((one) => problemOf(one, readText)));
  if (!compiled.code) return { code: undefined, problems };
  const signatures = readSignatures(passes.types);
  const { wasm, layout } = await linkCode(compiled.code, services);
  const called = calledFunctions(wasm);
  const missing = called.flatMap(missingFunction);
  problems.push(...missing.map((one) => problemOf(one, readText)));
  if (missing.length > 0) return { code: undefined, problems };
  const callsMath = called.some((name) => rareMath.includes(name));
  return {
    code: { module: compiled.code.module, signatures, wasm: toBase64(wasm), layout, callsMath },
    problems,
  };
}

/** The device code, and once more, unoptimized, with all that debuggers want to know: the types of parameters. */
async function compilePasses(source: ReadSource, context: CompileContext) {
  const { tree, flags } = sourceTree(source.files, context.services);
  const passFlags = [...devicePassFlags(source.options), ...flags];
  const lastFlags = [`-cuid=${source.key.slice(0, 16)}`];
  const pass = { source, context, tree, passFlags, lastFlags };
  const [device, types] = await Promise.all([
    runDevicePass(pass),
    runPass({ ...pass, name: "types", passFlags: passFlags.map(forTypes) }),
  ]);
  const textIf = (ok: boolean, output: Uint8Array) => (ok ? new TextDecoder().decode(output) : undefined);
  return {
    ir: textIf(device.exitCode === 0, device.output),
    types: textIf(types.exitCode === 0, types.output),
    messages: device.messages === "" ? types.messages : device.messages,
  };
}

function forTypes(flag: string): string {
  if (flag === "-debug-info-kind=line-tables-only") return "-debug-info-kind=standalone";
  return flag === "-O1" ? "-O0" : flag;
}

async function linkCode(
  { module, llvmIr, isReducible }: NonNullable<ReturnType<typeof compileDevice>["code"]>,
  { clang }: Services,
) {
  const argv = [...kernelObjectFlags({ llvmIr, isReducible }, { isLibrary: true }), "/kernels.ll", "-o", "-"];
  const { exitCode, output, messages } = await runCompiler(clang, argv, { "kernels.ll": llvmIr });
  if (exitCode !== 0) throw new ToolError(`clang refuses the kernels' code:\n${messages}`);
  return linkKernelLibrary(output, `__unwarp_module_${module.id}`, clang);
}

/** Names of functions that the code calls and does not have, and of whatever else it looks for. */
function calledFunctions(wasm: Uint8Array): string[] {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  return imports.flatMap(({ module, name, kind }) =>
    module.startsWith("GOT.") || kind === "function" ? name : [],
  );
}

function missingFunction(name: string): Diagnostic[] {
  if (libraryCalls.includes(name) || rareMath.includes(name)) return [];
  const message = `kernels use ${name}, which the file does not define`;
  const help = "define it in the file, or in a header that it includes: an imported file stands alone";
  return [{ code: "undefined-function", severity: "error", message, help }];
}

function textOf(file: string, source: ReadSource): string | undefined {
  const found = source.files.find(({ path }) => path === file);
  return found && new TextDecoder().decode(found.content);
}
