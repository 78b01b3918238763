/** One source file to one object: host code, and the device code beside it in a custom section. */
import {
  artifactVersion,
  deviceSectionName,
  type DeviceModule,
  encodeDeviceModule,
  fatBinaryMagic,
} from "../artifact/app-info.ts";
import { appendCustomSection } from "../artifact/wasm-sections.ts";
import { devicePassFlags, hostPassFlags } from "./clang-flags.ts";
import { mergeMessages } from "./clang-messages.ts";
import { runDevicePass } from "./device-pass.ts";
import { explainKernelLaunches } from "./explain-kernel-launches.ts";
import { fixFormats, withoutFixIts } from "./fix-formats.ts";
import { explainMissingHeaders } from "./missing-headers.ts";
import { nameMainAsHostDoes } from "./name-main.ts";
import { keepLongWarnings } from "./long-warnings.ts";
import { baseName, withExtension } from "./paths.ts";
import { hasKernels, languageFolderFlags, languageRules } from "./kernel-languages.ts";
import type { ReadSource } from "./read-source.ts";
import { type CompileContext, type Pass, runPass } from "./run-pass.ts";
import { makeRegistrationUnique } from "./separate-compilation.ts";
import type { Services } from "./services.ts";
import { headerFolder, sourceTree } from "./source-tree.ts";

export interface CompiledSource {
  /** Undefined when there were errors. */
  readonly object: Uint8Array | undefined;
  /** Clang's own text, as it is. */
  readonly messages: string;
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
    const { tree: own } = sourceTree(nameMainAsHostDoes(source.files), context.services);
    const pass = await runDevicePass({ ...common, tree: own, passFlags: deviceFlags, lastFlags: [unit] });
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
