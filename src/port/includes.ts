/** What a project's files include of each other. */
import { latin1 } from "../toolchain/latin1.ts";
import { absolutePath, folderOf } from "../toolchain/paths.ts";

/** The names in a text's `#include` lines, with either quotes, in comments and branches as well. */
export function* includedNames(text: string): Iterable<string> {
  for (const [, name = ""] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]+)[">]/gm)) yield name;
}

interface File {
  readonly path: string;
  readonly role: "source" | "header" | "other";
  readonly content: Uint8Array;
}

/**
 * Sources that another file includes, `#include "kernels.cu"`: they are compiled as parts of that one, and may not stand alone. One
 * with a `main` is a program all the same.
 */
export function includedSources(files: readonly File[]): ReadonlySet<string> {
  const sources = new Set(files.filter(({ role }) => role === "source").map(({ path }) => path));
  const included = new Set<string>();
  for (const { path, role, content } of files) {
    if (role === "other") continue;
    for (const name of includedNames(latin1(content))) {
      const beside = absolutePath(name, `/${folderOf(path)}`).slice(1);
      const meant = sources.has(beside) ? [beside] : [...sources].filter((one) => one.endsWith(`/${name}`));
      for (const one of meant) if (one !== path) included.add(one);
    }
  }
  for (const { path, content } of files)
    if (included.has(path) && /\bmain\s*\(/.test(latin1(content))) included.delete(path);
  return included;
}
