/** Sources, objects and archives to a program: what `unwarp run`, `unwarp nvcc` and the API do. */
import { isWasm } from "../artifact/wasm-sections.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { ArchiveError, isArchive, readArchive } from "./archive.ts";
import type { CompileOptions, SourceLanguage } from "./compile-options.ts";
import type { CodeOptions, PassOptions } from "./device-compiler.ts";
import type { LinkObject } from "./link.ts";
import { type ReadSource, readSource } from "./read-source.ts";
import type { Services } from "./services.ts";
import { type Stage, Stages } from "./stages.ts";

export interface BuildInput {
  /** As typed. */
  readonly path: string;
  readonly kind: SourceLanguage | "object";
}

export interface BuildRequest {
  readonly inputs: readonly BuildInput[];
  readonly options: CompileOptions;
  readonly code?: CodeOptions;
  /** For people who debug the compiler. */
  readonly passes?: PassOptions;
  /** Gets the files between the stages, by a name for each. */
  readonly onIntermediate?: OnIntermediate;
  /** A stage begins. */
  readonly onStage?: (name: string) => void;
}

export type OnIntermediate = (name: string, content: string | Uint8Array) => void;

export interface BuildResult {
  /** Undefined when there were errors, or the passes were stopped early. */
  readonly app: Uint8Array | undefined;
  /** False when there were errors. */
  readonly ok: boolean;
  /** Text of clang and the linker, as it is. */
  readonly messages: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly stages: readonly Stage[];
}

/** An input that is missing, or is not what it should be. The message is one line for the user. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/**
 * Builds a program, or takes it from the cache: then neither clang nor our compiler is loaded.
 * @throws {InputError} when an input cannot be used.
 */
export async function buildProgram(request: BuildRequest, services: Services): Promise<BuildResult> {
  const { code = {}, passes, onIntermediate } = request;
  const stages = new Stages(services.now, request.onStage);
  const inputs = stages.time("read sources", () =>
    request.inputs.map((input) => readInput(input, request.options, services)),
  );
  const key = programKey(inputs, code, services);
  // Whoever looks at the steps wants them taken.
  const mayUseCache = !passes && !onIntermediate;
  const cached = mayUseCache && stages.time("look in the cache", () => readProgram(key, services));
  if (cached) return { ...cached, ok: true, stages: stages.done };

  const { compileSource } = await import("./compile-source.ts");
  const { KernelCompiler } = await import("./kernel-compiler.ts");
  const kernels = new KernelCompiler(services, stages, code, passes, onIntermediate);
  const context = { services, stages, onIntermediate, kernels, headers: new Map() };
  const compiled = await Promise.all(
    inputs.map(async (input) => {
      if (!("key" in input)) return input;
      const { object, messages } = await compileSource(input, context);
      return { objects: object && [{ name: input.path, object, onlyIfNeeded: false }], messages };
    }),
  );
  let messages = compiled.map((one) => ("messages" in one ? one.messages : "")).join("");
  const objects = compiled.flatMap((one) => one.objects ?? []);
  if (compiled.some((one) => !one.objects))
    return { app: undefined, ok: false, messages, diagnostics: [], stages: stages.done };

  const { linkProgram } = await import("./link.ts");
  const linked = await linkProgram(objects, kernels, services, stages);
  messages += linked.messages;
  const { app, diagnostics } = linked;
  if (app && mayUseCache) writeProgram(key, { app, messages, diagnostics }, services);
  const stoppedEarly = passes?.stopAfter !== undefined && linked.messages === "";
  const ok = app !== undefined || (stoppedEarly && !diagnostics.some(({ severity }) => severity === "error"));
  return { app, ok, messages, diagnostics, stages: stages.done };
}

type Program = Pick<BuildResult, "app" | "messages" | "diagnostics">;

function readProgram(key: string, { cache }: Services): Program | undefined {
  const app = cache.read("programs", key);
  if (!app) return undefined;
  const said = cache.read("messages", key);
  // Warnings of then are said again: they are no less true for being old.
  if (!said) return { app, messages: "", diagnostics: [] };
  return {
    app,
    ...(JSON.parse(new TextDecoder().decode(said)) as Pick<Program, "messages" | "diagnostics">),
  };
}

function writeProgram(key: string, { app, messages, diagnostics }: Program, { cache }: Services): void {
  if (messages !== "" || diagnostics.length > 0) {
    cache.write("messages", key, new TextEncoder().encode(JSON.stringify({ messages, diagnostics })));
  }
  if (app) cache.write("programs", key, app);
}

interface ReadObjects {
  readonly objects: readonly LinkObject[];
}

function programKey(
  inputs: readonly (ReadSource | ReadObjects)[],
  code: CodeOptions,
  services: Services,
): string {
  return services.digest([
    services.resources.fingerprint,
    // Objects are the same whatever it says; what is linked from them is not.
    JSON.stringify(code),
    ...inputs.flatMap((input): (string | Uint8Array)[] =>
      "key" in input ? [input.key] : input.objects.flatMap(({ name, object }) => [name, object]),
    ),
  ]);
}

function readInput(input: BuildInput, options: CompileOptions, services: Services): ReadSource | ReadObjects {
  if (input.kind !== "object") {
    requireSource(input.path, services);
    return readSource({ path: input.path, language: input.kind }, options, services);
  }
  return { objects: readObjects(input.path, services) };
}

/** @throws {InputError} when there is nothing to read. */
export function requireFile(path: string, { files }: Services): Uint8Array {
  const kind = files.kind(path);
  if (kind === undefined) throw new InputError(`${path}: no such file`);
  if (kind === "folder") throw new InputError(`${path}: is a folder, not a file`);
  const content = files.read(path);
  if (!content) throw new InputError(`${path}: cannot be read`);
  return content;
}

/** Text has no zero bytes; a file that has is an object or a picture, or text in UTF-16. */
const sniffedBytes = 8192;

/** @throws {InputError} when there is no text to read. */
export function requireSource(path: string, services: Services): void {
  if (requireFile(path, services).subarray(0, sniffedBytes).includes(0)) {
    throw new InputError(`${path}: is not a text in UTF-8`);
  }
}

/** One object, or the members of an archive. */
function readObjects(path: string, services: Services): LinkObject[] {
  const bytes = requireFile(path, services);
  if (isWasm(bytes)) return [{ name: path, object: bytes, onlyIfNeeded: false }];
  if (!isArchive(bytes)) throw new InputError(`${path}: ${foreignKind(bytes)}`);
  try {
    return readArchive(bytes).map(({ name, content }) => {
      const member = `${path}(${name})`;
      if (!isWasm(content)) throw new InputError(`${member}: ${foreignKind(content)}`);
      return { name: member, object: content, onlyIfNeeded: true };
    });
  } catch (error) {
    if (error instanceof ArchiveError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

/** How the objects of other compilers begin: ELF, Mach-O in two byte orders of a header, COFF. */
const foreignStarts: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x64, 0x86],
];

function foreignKind(bytes: Uint8Array): string {
  const isForeign = foreignStarts.some((start) => start.every((byte, at) => bytes[at] === byte));
  return isForeign
    ? "made by another compiler; compile it with unwarp nvcc"
    : "neither an object nor an archive";
}
