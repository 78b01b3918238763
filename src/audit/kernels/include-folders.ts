/**
 * Include folders for a source of a tree whose build nobody has told us: for each header that does not lie beside the
 * file that includes it, the tree is searched for a path that ends in its name.
 */
import { lookUpHeader } from "../../cuda-api/headers.ts";

export class HeaderIndex {
  readonly #byName = new Map<string, string[]>();
  readonly #paths: ReadonlySet<string>;

  /** @param paths all files of the tree, relative to it */
  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths);
    for (const path of paths) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const others = this.#byName.get(name);
      if (others) others.push(path);
      else this.#byName.set(name, [path]);
    }
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The path that an include of `name` in `from` most likely means: the one that is nearest. */
  find(name: string, from: string): string | undefined {
    const last = name.slice(name.lastIndexOf("/") + 1);
    const fitting = (this.#byName.get(last) ?? []).filter(
      (path) => path === name || path.endsWith(`/${name}`),
    );
    return fitting.toSorted(
      (a, b) => sharedFolders(b, from) - sharedFolders(a, from) || a.length - b.length,
    )[0];
  }
}

function sharedFolders(path: string, from: string): number {
  const [a, b] = [path.split("/"), from.split("/")];
  let count = 0;
  while (count < a.length - 1 && a[count] === b[count]) count++;
  return count;
}

const directive = /^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/gm;
/** Enough for a large project; a source that needs more is read by tokens. */
const mostFiles = 2000;

/** The folders, in the order in which they were needed. */
export function includeFolders(
  source: string,
  index: HeaderIndex,
  readText: (path: string) => string | undefined,
): readonly string[] {
  const folders = new Set<string>();
  const files = new Set([source]);
  for (const file of files) {
    if (files.size > mostFiles) break;
    for (const [, quoted, angled] of (readText(file) ?? "").matchAll(directive)) {
      const name = quoted ?? angled ?? "";
      const beside = quoted === undefined ? undefined : normalize(`${folderOf(file)}${name}`);
      if (beside !== undefined && index.has(beside)) {
        files.add(beside);
        continue;
      }
      const known = [...folders]
        .map((folder) => normalize(`${folder}/${name}`))
        .find((path) => index.has(path));
      // The toolkit's headers are ours; a copy of them in the tree would not compile.
      const found = known ?? (lookUpHeader(name) ? undefined : index.find(name, file));
      if (found === undefined) continue;
      files.add(found);
      if (known === undefined) folders.add(found.slice(0, -name.length).replace(/\/$/, "") || ".");
    }
  }
  return [...folders];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function normalize(path: string): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "." && part !== "") kept.push(part);
  }
  return kept.join("/");
}
