/** The support library's objects, which programs are linked with. */
import type { Services } from "./services.ts";
import type { Stages } from "./stages.ts";
import { nativeSupport, type SupportSource, supportSources } from "./support-sources.ts";
import type { FileTree } from "./clang.ts";
import { headerFolder } from "./source-tree.ts";

export interface SupportObject {
  readonly name: string;
  readonly object: Uint8Array;
}

/**
 * Taken from the package, where the build has put them, else from the cache, else compiled.
 * @throws {ToolError} when a source of ours does not compile: a bug.
 */
export async function supportObjects(services: Services, stages: Stages): Promise<SupportObject[]> {
  const libDigest = digestOfSources(services);
  const objects: SupportObject[] = [];
  for (const source of supportSources) {
    const key = supportKey(source, libDigest, services);
    let object = services.resources.prebuilt(key) ?? services.cache.read("objects", key);
    if (!object) {
      object = await stages.timeAsync(`compile lib/${source.file}`, () => compileSupport(source, services));
      services.cache.write("objects", key, object);
    }
    objects.push({ name: `lib/${source.file}`, object });
  }
  return objects;
}

/** lib/native/support.c as LLVM IR of the program's memory, which native kernels are compiled together with. */
export async function nativeSupportIr(services: Services): Promise<string> {
  const key = supportKey(nativeSupport, digestOfSources(services), services);
  let ir = services.resources.prebuilt(key) ?? services.cache.read("objects", key);
  if (!ir) {
    ir = await compileSupport(nativeSupport, services);
    services.cache.write("objects", key, ir);
  }
  return new TextDecoder().decode(ir);
}

/** For the package's build: each object under the key that `supportObjects` asks for. */
export async function buildSupportObjects(
  services: Services,
): Promise<{ key: string; object: Uint8Array }[]> {
  const libDigest = digestOfSources(services);
  return Promise.all(
    [...supportSources, nativeSupport].map(async (source) => ({
      key: supportKey(source, libDigest, services),
      object: await compileSupport(source, services),
    })),
  );
}

export class ToolError extends Error {
  override readonly name = "ToolError";
}

function supportKey(source: SupportSource, libDigest: string, { digest }: Services): string {
  return digest([libDigest, JSON.stringify(source)]);
}

export async function compileSupport(
  { file, language, flags }: SupportSource,
  services: Services,
): Promise<Uint8Array> {
  const driver = language === "c" ? "clang" : "clang++";
  const argv = [
    ...[driver, "--target=wasm32-wasip1", "-isystem", `${headerFolder}/host`],
    ...(flags.includes("-S") ? [] : ["-c"]),
    ...[...flags, file, "-o", "-"],
  ];
  const { exitCode, output, messages } = await services.clang.run(argv, {
    ...services.resources.lib,
    unwarp: { include: services.resources.include },
  });
  if (exitCode !== 0) throw new ToolError(`lib/${file} does not compile:\n${messages}`);
  return output;
}

/** Of all that the objects are made from: the sources, the host headers they include, and clang. */
function digestOfSources({ digest, resources }: Services): string {
  const { host } = resources.include;
  const headers = host === undefined || typeof host === "string" || host instanceof Uint8Array ? {} : host;
  return digest([resources.clangVersion, ...treeParts(resources.lib, ""), ...treeParts(headers, "host")]);
}

/** Names and contents, for a digest. */
export function treeParts(tree: FileTree, folder: string): (string | Uint8Array)[] {
  return Object.entries(tree).flatMap(([name, entry]) =>
    typeof entry === "string" || entry instanceof Uint8Array
      ? [`${folder}/${name}`, entry]
      : treeParts(entry, `${folder}/${name}`),
  );
}
