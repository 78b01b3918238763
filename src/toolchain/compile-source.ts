/** One source file to one object: host code, and the device code beside it in a custom section. */
import {
  artifactVersion,
  deviceSectionName,
  type DeviceModule,
  encodeDeviceModule,
  fatBinaryMagic,
} from "../artifact/app-info.ts";
import { appendCustomSection } from "../artifact/wasm-sections.ts";
import type { OnIntermediate } from "./build-program.ts";
import { devicePassFlags, hostPassFlags } from "./clang-flags.ts";
import type { FileTree, ToolResult } from "./clang.ts";
import { mergeMessages } from "./clang-messages.ts";
import { explainKernelLaunches } from "./explain-kernel-launches.ts";
import { explainCrash } from "./explain-crash.ts";
import { fixFormatFlags, fixFormats, withoutFixIts } from "./fix-formats.ts";
import { explainMissingHeaders } from "./missing-headers.ts";
import { keepLongWarnings } from "./long-warnings.ts";
import { baseName, withExtension } from "./paths.ts";
import { hasKernels, languageFolderFlags, languageHeader, languageRules } from "./kernel-languages.ts";
import type { KernelCompiler } from "./kernel-compiler.ts";
import {
  type HeadersInTheMaking,
  type PrecompiledHeader,
  precompiledHeader,
  preambleText,
  useHeader,
} from "./precompiled-header.ts";
import type { ReadSource } from "./read-source.ts";
import { runCompiler } from "./run-compiler.ts";
import { makeRegistrationUnique } from "./separate-compilation.ts";
import type { Services } from "./services.ts";
import { headerFolder, sourceTree } from "./source-tree.ts";
import type { Stages } from "./stages.ts";

export interface CompiledSource {
  /** Undefined when there were errors. */
  readonly object: Uint8Array | undefined;
  /** Clang's own text, as it is. */
  readonly messages: string;
}

export interface CompileContext {
  readonly services: Services;
  readonly stages: Stages;
  readonly onIntermediate: OnIntermediate | undefined;
  /** When the object will be linked right away: compiles what needs no other file, early. */
  readonly kernels?: KernelCompiler;
  /** Precompiled headers in the making, so that sources with the same headers share one. */
  readonly headers: HeadersInTheMaking;
}

/** Compiles a source, or takes its object from the cache. */
export async function compileSource(source: ReadSource, context: CompileContext): Promise<CompiledSource> {
  const { services, onIntermediate } = context;
  const cached = onIntermediate ? undefined : services.cache.read("objects", source.key);
  // What was said about it then is said again: a warning is no less true for being old.
  if (cached) return { object: cached, messages: readText(services, source.key) };
  const { object, messages: fromClang } = await compileAnew(source, context);
  const messages =
    openmpNote(source) + explainMissingHeaders(explainKernelLaunches(keepLongWarnings(fromClang)));
  if (object) {
    if (messages !== "") services.cache.write("messages", source.key, new TextEncoder().encode(messages));
    services.cache.write("objects", source.key, object);
  }
  return { object, messages };
}

function readText({ cache }: Services, key: string): string {
  return new TextDecoder().decode(cache.read("messages", key) ?? new Uint8Array());
}

/** With `-fopenmp` a program may count on threads. */
function openmpNote({ path, options, files }: ReadSource): string {
  const usesOpenmp =
    options.openmp &&
    files.some(({ content }) => /^\s*#\s*pragma\s+omp\b/m.test(new TextDecoder().decode(content)));
  return usesOpenmp ? `${path}: note: OpenMP pragmas are ignored, their code runs on one thread\n` : "";
}

/** Once more when formats were written for a wider `long`. */
async function compileAnew(source: ReadSource, context: CompileContext): Promise<CompiledSource> {
  const first = await compileFiles(source, context);
  const files = first.object && fixFormats(source.files, first.messages);
  if (!files) return { ...first, messages: withoutFixIts(first.messages) };
  const key = context.services.digest([source.key, "formats"]);
  const again = await compileFiles({ ...source, files, key }, context);
  return { ...again, messages: withoutFixIts(again.messages) };
}

async function compileFiles(source: ReadSource, context: CompileContext): Promise<CompiledSource> {
  const { tree, flags } = sourceTree(source.files, context.services);
  const { options, language } = source;
  const common = { source, context, tree };
  const last = [...languageFolderFlags(language, headerFolder), ...flags];
  const hostFlags = [...hostPassFlags(language, options), ...last];
  const deviceFlags = [...devicePassFlags(options), ...last];
  if (hasKernels(language)) return compileKernels(common, hostFlags, deviceFlags);
  const { exitCode, output, messages } = await runPass({ ...common, name: "host", passFlags: hostFlags });
  return { object: exitCode === 0 ? output : undefined, messages };
}

export interface Pass {
  readonly name: "host" | "device" | "types";
  readonly source: ReadSource;
  readonly context: CompileContext;
  readonly tree: FileTree;
  readonly passFlags: readonly string[];
  /** Flags that a precompiled header does not depend on. */
  readonly lastFlags?: readonly string[];
}

async function compileKernels(
  common: Pick<Pass, "source" | "context" | "tree">,
  hostFlags: readonly string[],
  deviceFlags: readonly string[],
): Promise<CompiledSource> {
  const { source, context, tree } = common;
  const { path, options } = source;
  const id = source.key.slice(0, 16);
  // The same in both passes: it names what is static here and yet known to the other side.
  const unit = `-cuid=${id}`;
  const blob = new TextEncoder().encode(`${fatBinaryMagic}${id}\0`);
  const compileDevicePass = async () => {
    const pass = await runPass({ ...common, name: "device", passFlags: deviceFlags, lastFlags: [unit] });
    if (pass.exitCode !== 0) return { ...pass, module: undefined };
    const rules = languageRules(common.source.language);
    const module: DeviceModule = {
      version: artifactVersion,
      id,
      sourceFile: path,
      rdc: options.rdc,
      fastMath: options.fastMath,
      ...(rules === undefined ? {} : { rules }),
      ir: new TextDecoder().decode(pass.output),
    };
    if (!module.rdc) context.kernels?.start(module);
    return { ...pass, module };
  };
  const [device, host] = await Promise.all([
    compileDevicePass(),
    runPass({
      ...common,
      name: "host",
      tree: { ...tree, "fatbin.bin": blob },
      passFlags: hostFlags,
      lastFlags: [unit, "-fcuda-include-gpubinary", "/fatbin.bin"],
    }),
  ]);
  const messages = mergeMessages(device.messages, host.messages);
  const { module } = device;
  if (!module || host.exitCode !== 0) return { object: undefined, messages };
  context.onIntermediate?.(withExtension(baseName(path), ".device.ll"), device.output);

  const section = new TextEncoder().encode(encodeDeviceModule(module));
  const hostObject = options.rdc ? makeRegistrationUnique(host.output, id) : host.output;
  return { object: appendCustomSection(hostObject, deviceSectionName, section), messages };
}

export async function runPass(pass: Pass): Promise<ToolResult> {
  const { name, source, context, tree, passFlags } = pass;
  const { stages, services } = context;
  const preamble = preambleText(source, services);
  const header =
    preamble === ""
      ? undefined
      : await stages.timeAsync(`precompile headers (${name})`, () =>
          precompiledHeader(preamble, passFlags, tree, services, context.headers),
        );
  const compile = async () => {
    const result = await runWithHeader(pass, header);
    // A header that clang refuses must never be the reason why a program does not compile.
    const refused = result.exitCode !== 0 && /precompiled|\bPCH\b|preamble\./.test(result.messages);
    return explainCrash(source, header && refused ? await runWithHeader(pass, undefined) : result);
  };
  return stages.timeAsync(`compile ${source.path} (${name})`, compile, ({ details }) => details);
}

function runWithHeader(pass: Pass, header: PrecompiledHeader | undefined): Promise<ToolResult> {
  const { source, context, tree, passFlags, lastFlags = [] } = pass;
  const forced = [languageHeader(source.language) ?? [], source.options.forcedIncludes].flat();
  const includes = header ? useHeader(header, source) : forced.flatMap((path) => ["-include", path]);
  const argv = [...passFlags, ...includes, ...lastFlags, ...fixFormatFlags, source.path, "-o", "-"];
  return runCompiler(context.services.clang, argv, { ...tree, ...header?.files });
}
