/** Stand-ins for the toolchain's services, for tests. */
import { createHash } from "node:crypto";
import { memoryCache } from "./cache.ts";
import { absolutePath } from "./paths.ts";
import type { FileSource, Services } from "./services.ts";

/** Files by absolute path, in memory; what is written is put there, too. */
export function memoryFiles(
  contents: Record<string, string | Uint8Array>,
  workingFolder = "/project",
): FileSource {
  const absolute = (path: string) => absolutePath(path, workingFolder);
  const isFolder = (path: string) => Object.keys(contents).some((name) => name.startsWith(`${path}/`));
  const bytes = (content: string | Uint8Array) =>
    typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    read(path) {
      const content = contents[absolute(path)];
      return content === undefined ? undefined : bytes(content);
    },
    kind(path) {
      if (contents[absolute(path)] !== undefined) return "file";
      return isFolder(absolute(path)) ? "folder" : undefined;
    },
    list(folder) {
      const prefix = `${absolute(folder)}/`;
      const below = Object.keys(contents).filter((name) => name.startsWith(prefix));
      return [...new Set(below.map((name) => name.slice(prefix.length).split("/")[0] ?? ""))];
    },
    write(path, content) {
      const folder = absolute(path).replace(/\/[^/]*$/, "");
      if (folder !== "" && !isFolder(folder)) throw new Error(`ENOENT: no such folder ${folder}`);
      contents[absolute(path)] = content;
    },
    identity: absolute,
  };
}

/** Services without a clang: whoever asks for it fails. */
export function memoryServices(contents: Record<string, string | Uint8Array>): Services {
  return {
    files: memoryFiles(contents),
    workingFolder: "/project",
    resources: {
      include: {},
      lib: {},
      prebuilt: () => undefined,
      clangVersion: "0",
      fingerprint: "0",
    },
    cache: memoryCache(),
    digest(parts) {
      const hash = createHash("sha256");
      for (const part of parts) hash.update(`${part.length}:`).update(part);
      return hash.digest("hex");
    },
    clang: {
      run: () => Promise.reject(new Error("no clang in this test")),
      dispose() {},
    },
    now: () => 0,
  };
}
