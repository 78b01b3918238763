/** One source file to one object: host code, and the device code beside it in a custom section. */
import { appendCustomSection } from "../artifact/wasm-sections.ts";
import {
  artifactVersion,
  deviceSectionName,
  type DeviceModule,
  encodeDeviceModule,
  fatBinaryMagic,
} from "../artifact/app-info.ts";
import type { Clang, FileTree } from "./clang.ts";
import { devicePassFlags, hostPassFlags } from "./clang-flags.ts";
import type { OnIntermediate } from "./build-program.ts";
import type { CompileOptions } from "./compile-options.ts";
import { baseName, withExtension } from "./paths.ts";
import type { ReadSource } from "./read-source.ts";
import type { Services } from "./services.ts";
import { sourceTree } from "./source-tree.ts";
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
}

/** Compiles a source, or takes its object from the cache. */
export async function compileSource(source: ReadSource, context: CompileContext): Promise<CompiledSource> {
  const { services, stages, onIntermediate } = context;
  const cached = onIntermediate ? undefined : services.cache.read("objects", source.key);
  if (cached) return { object: cached, messages: "" };
  const clang = await stages.timeAsync("load clang", () => services.clang());
  const pass = { clang, source, ...sourceTree(source.files, services) };
  const compiled = source.language === "cuda" ? compileCuda(pass, context) : compileHost(pass, context);
  // An object with warnings is compiled again, so that they are seen again.
  if (compiled.object && compiled.messages === "")
    services.cache.write("objects", source.key, compiled.object);
  return compiled;
}

interface Pass {
  readonly clang: Clang;
  readonly source: ReadSource;
  readonly tree: FileTree;
  readonly flags: readonly string[];
}

function compileHost({ clang, source, tree, flags }: Pass, { stages }: CompileContext): CompiledSource {
  const { path, language, options } = source;
  const argv = [...hostPassFlags(language, options), ...flags, ...includeFlags(options, []), path, "-o", "-"];
  const { exitCode, output, messages } = stages.time(`compile ${path}`, () => clang.run(argv, tree));
  return { object: exitCode === 0 ? output : undefined, messages };
}

function compileCuda({ clang, source, tree, flags }: Pass, context: CompileContext): CompiledSource {
  const { stages, onIntermediate } = context;
  const { path, options } = source;
  const includes = includeFlags(options, ["cuda_runtime.h"]);
  // The same in both passes: it names what is static here and yet known to the other side.
  const id = source.key.slice(0, 16);
  const last = [...flags, ...includes, `-cuid=${id}`, path, "-o", "-"];

  const deviceArgv = [...devicePassFlags(options), ...last];
  const device = stages.time(`compile ${path} (device)`, () => clang.run(deviceArgv, tree));
  if (device.exitCode !== 0) return { object: undefined, messages: device.messages };
  onIntermediate?.(withExtension(baseName(path), ".device.ll"), device.output);

  const hostTree = { ...tree, "fatbin.bin": new TextEncoder().encode(`${fatBinaryMagic}${id}\0`) };
  const hostArgv = [...hostPassFlags("cuda", options), "-fcuda-include-gpubinary", "/fatbin.bin", ...last];
  const host = stages.time(`compile ${path} (host)`, () => clang.run(hostArgv, hostTree));
  const messages = mergeMessages(device.messages, host.messages);
  if (host.exitCode !== 0) return { object: undefined, messages };

  const module: DeviceModule = {
    version: artifactVersion,
    id,
    sourceFile: path,
    rdc: options.rdc,
    fastMath: options.fastMath,
    ir: new TextDecoder().decode(device.output),
  };
  const section = new TextEncoder().encode(encodeDeviceModule(module));
  return { object: appendCustomSection(host.output, deviceSectionName, section), messages };
}

function includeFlags(options: CompileOptions, first: readonly string[]): string[] {
  return [...first, ...options.forcedIncludes].flatMap((path) => ["-include", path]);
}

/** Both passes read the whole file: what both say is said once. */
function mergeMessages(device: string, host: string): string {
  const same =
    device.replaceAll(/generated when compiling for \w+/g, "") ===
    host.replaceAll(/generated when compiling for \w+/g, "");
  return same ? host : device + host;
}
