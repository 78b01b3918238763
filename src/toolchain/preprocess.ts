import { hostPassFlags } from "./clang-flags.ts";
import { languageHeader } from "./kernel-languages.ts";
import type { ReadSource } from "./read-source.ts";
import type { Services } from "./services.ts";
import { sourceTree } from "./source-tree.ts";

/** `-E`: the source as the host pass reads it; no text when there were errors. */
export async function preprocessSource(
  source: ReadSource,
  services: Services,
): Promise<{ text: string | undefined; messages: string }> {
  const { path, language, options } = source;
  const { tree, flags } = sourceTree(source.files, services);
  const passFlags = hostPassFlags(language, options).map((flag) => (flag === "-emit-obj" ? "-E" : flag));
  const forced = [languageHeader(language) ?? [], options.forcedIncludes].flat();
  const includes = forced.flatMap((file) => ["-include", file]);
  const argv = [...passFlags, ...flags, ...includes, path, "-o", "-"];
  const { exitCode, output, messages } = await services.clang.run(argv, tree);
  return { text: exitCode === 0 ? new TextDecoder().decode(output) : undefined, messages };
}
