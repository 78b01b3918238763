/** Sources, objects and archives to a program: what `unwarp run` and the API do. */
import type { Diagnostic } from "../source/diagnostic.ts";
import { ArchiveError, isArchive, readArchive } from "./archive.ts";
import { isWasm } from "../artifact/wasm-sections.ts";
import type { CompileOptions, SourceLanguage } from "./compile-options.ts";
import { compileSource, type ReadSource, readSource } from "./compile-source.ts";
import { type LinkObject, type LinkOptions, linkProgram } from "./link.ts";
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
  readonly link?: LinkOptions;
  /** Everything else that changes the program, for its cache key. */
  readonly variant?: string;
  readonly onStage?: (name: string) => void;
}

export interface BuildResult {
  /** Undefined when there were errors. */
  readonly app: Uint8Array | undefined;
  /** Text of clang and the linker, as it is. */
  readonly messages: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly stages: readonly Stage[];
}

/** An input that is missing, or is not what it should be. The message is one line for the user. */
export class InputError extends Error {
  override readonly name = "InputError";
}

export async function buildProgram(request: BuildRequest, services: Services): Promise<BuildResult> {
  const stages = new Stages(services.now, request.onStage);
  const inputs = stages.time("read sources", () =>
    request.inputs.map((input) => readInput(input, request.options, services)),
  );
  const key = services.digest([
    services.resources.fingerprint,
    request.variant ?? "",
    ...inputs.flatMap((input): (string | Uint8Array)[] =>
      "key" in input ? [input.key] : input.objects.map(({ object }) => object),
    ),
  ]);
  const cached = stages.time("look in the cache", () => services.cache.read("programs", key));
  if (cached) return { app: cached, messages: "", diagnostics: [], stages: stages.done };

  let messages = "";
  const objects: LinkObject[] = [];
  let failed = false;
  for (const input of inputs) {
    if (!("key" in input)) {
      objects.push(...input.objects);
      continue;
    }
    const compiled = await compileSource(input, services, stages);
    messages += compiled.messages;
    if (compiled.object) objects.push({ name: input.path, object: compiled.object, onlyIfNeeded: false });
    else failed = true;
  }
  if (failed) return { app: undefined, messages, diagnostics: [], stages: stages.done };

  const linked = await linkProgram(objects, request.link ?? {}, services, stages);
  messages += linked.messages;
  // A program that was built with warnings is built again, so that they are seen again.
  const silent = messages === "" && linked.diagnostics.length === 0;
  if (linked.app && silent) services.cache.write("programs", key, linked.app);
  return { app: linked.app, messages, diagnostics: linked.diagnostics, stages: stages.done };
}

interface ReadObjects {
  readonly objects: readonly LinkObject[];
}

function readInput(input: BuildInput, options: CompileOptions, services: Services): ReadSource | ReadObjects {
  requireFile(input.path, services);
  if (input.kind !== "object")
    return readSource({ path: input.path, language: input.kind }, options, services);
  return { objects: readObjects(input.path, services) };
}

/** @throws {InputError} in one line. */
export function requireFile(path: string, { files }: Services): void {
  const kind = files.kind(path);
  if (kind === undefined) throw new InputError(`${path}: no such file`);
  if (kind === "folder") throw new InputError(`${path}: is a folder, not a file`);
}

/** One object, or the members of an archive. */
export function readObjects(path: string, { files }: Services): LinkObject[] {
  const bytes = files.read(path);
  if (!bytes) throw new InputError(`${path}: cannot be read`);
  if (isWasm(bytes)) return [{ name: path, object: bytes, onlyIfNeeded: false }];
  if (!isArchive(bytes)) throw new InputError(`${path}: ${foreignKind(bytes)}; compile it with unwarp nvcc`);
  try {
    return readArchive(bytes).map(({ name, content }) => {
      const member = `${path}(${name})`;
      if (!isWasm(content))
        throw new InputError(`${member}: ${foreignKind(content)}; compile it with unwarp nvcc`);
      return { name: member, object: content, onlyIfNeeded: true };
    });
  } catch (error) {
    if (error instanceof ArchiveError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

function foreignKind(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start === "\u007FELF") return "an object of this machine's own compiler (ELF)";
  if (["\u00CF\u00FA\u00ED\u00FE", "\u00FE\u00ED\u00FA\u00CF"].includes(start))
    return "an object of this machine's own compiler (Mach-O)";
  if (start.startsWith("\u0064\u0086")) return "an object of this machine's own compiler (COFF)";
  return "neither an object nor an archive";
}
