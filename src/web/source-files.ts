import { absolutePath } from "../toolchain/paths.ts";
import type { FileSource } from "../toolchain/services.ts";
import type { SourceFile } from "./page-api.ts";

/** The folder in which programs are compiled and run. */
export const workingFolder = "/work";

/** The page's files as a file system. */
export function fileSource(files: readonly SourceFile[]): FileSource {
  const texts = new Map(files.map(({ name, text }) => [absolutePath(name, workingFolder), text]));
  const inFolder = (folder: string): string[] => {
    const start = `${absolutePath(folder, workingFolder)}/`;
    return [...texts.keys()].flatMap((path) => (path.startsWith(start) ? [path.slice(start.length)] : []));
  };
  return {
    read(path) {
      const text = texts.get(absolutePath(path, workingFolder));
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    kind(path) {
      if (texts.has(absolutePath(path, workingFolder))) return "file";
      return inFolder(path).length > 0 ? "folder" : undefined;
    },
    list: (folder) => [...new Set(inFolder(folder).map((path) => path.split("/")[0] ?? ""))],
    write() {
      throw new Error("a page has no files to write to");
    },
    identity: (path) => absolutePath(path, workingFolder),
  };
}
