/** The toolchain's services on Node. */
import { createHash, randomUUID } from "node:crypto";
import {
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Cache, memoryCache } from "./cache.ts";
import { cacheFolder, DiskCache } from "./cache.node.ts";
import type { Clang, FileTree, LoadProgress } from "./clang.ts";
import { createClangPool } from "./clang-pool.node.ts";
import { packageFolder } from "./package-folder.node.ts";
import { toSystemPath, toToolPath } from "./paths.ts";
import type { FileSource, Resources, Services } from "./services.ts";

export interface NodeServicesOptions {
  readonly workingFolder?: string;
  /** False for `--no-cache`. */
  readonly useCache?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
  readonly onWarning?: (line: string) => void;
  readonly onLoadProgress?: LoadProgress;
  /** One that others use as well, and that is theirs to dispose of. Default: one of its own. */
  readonly clang?: Clang;
}

const isWindows = process.platform === "win32";

export function nodeServices(options: NodeServicesOptions = {}): Services {
  const environment = options.environment ?? process.env;
  const onWarning = options.onWarning ?? (() => {});
  const folder = options.workingFolder ?? process.cwd();
  const cache: Cache =
    options.useCache === false
      ? memoryCache()
      : new DiskCache({ folder: cacheFolder(environment), onWarning });
  return {
    files: nodeFiles(folder),
    workingFolder: toToolPath(folder, isWindows),
    resources: nodeResources(packageFolder()),
    cache,
    digest,
    clang: options.clang ?? createClangPool(options.onLoadProgress),
    now: () => performance.now(),
  };
}

/** Paths that are not absolute begin at `workingFolder`. */
export function nodeFiles(workingFolder: string): FileSource {
  const system = (path: string) =>
    path.startsWith("/") ? toSystemPath(path, isWindows) : join(workingFolder, path);
  return {
    read(path) {
      try {
        return readFileSync(system(path));
      } catch {
        return undefined;
      }
    },
    kind(path) {
      try {
        const found = statSync(system(path), { throwIfNoEntry: false });
        return found?.isDirectory() ? "folder" : found ? "file" : undefined;
      } catch {
        return undefined; // a file where a folder should be, or no right to look
      }
    },
    write: (path, content, options) => writeWhole(system(path), content, options?.executable ?? false),
    list(folder) {
      try {
        return readdirSync(system(folder));
      } catch {
        return [];
      }
    },
    identity(path) {
      try {
        return realpathSync.native(system(path));
      } catch {
        return path;
      }
    },
  };
}

/** Renaming is what makes it whole; but never over a device such as /dev/null. */
function writeWhole(path: string, content: string | Uint8Array, executable: boolean): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) {
    writeFileSync(path, content);
    return;
  }
  const unfinished = `${path}.${process.pid}.${randomUUID()}.tmp`;
  try {
    writeFileSync(unfinished, content, { mode: executable ? 0o777 : 0o666 });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest("hex");
}

function nodeResources(root: string): Resources {
  let include: FileTree | undefined;
  let lib: FileTree | undefined;
  let fingerprint: string | undefined;
  let clangVersion: string | undefined;
  return {
    get include() {
      return (include ??= readTree(join(root, "include")));
    },
    get lib() {
      return (lib ??= readTree(join(root, "lib")));
    },
    prebuilt(key) {
      try {
        return readFileSync(join(root, "dist", "support", key));
      } catch {
        return undefined;
      }
    },
    get clangVersion() {
      return (clangVersion ??= clangVersionOf(root));
    },
    get fingerprint() {
      return (fingerprint ??= fingerprintOf(root));
    },
  };
}

function readTree(folder: string): FileTree {
  const tree: FileTree = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    tree[entry.name] = entry.isDirectory() ? readTree(path) : readFileSync(path);
  }
  return tree;
}

/**
 * Sizes and times of everything that makes results: reading it all would take longer than a cached run
 * may. Code that runs from src/ instead of dist/ counts as well, or its developers would get old results.
 */
function fingerprintOf(root: string): string {
  const code = relative(root, fileURLToPath(import.meta.url)).startsWith("dist") ? "dist" : "src";
  const parts: string[] = [readFileSync(join(root, "package.json"), "utf8")];
  for (const folder of ["include", "lib", code]) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    for (const name of names.toSorted()) {
      const found = statSync(join(root, folder, name));
      if (found.isFile()) parts.push(`${folder}/${name} ${found.size} ${found.mtimeMs}`);
    }
  }
  return digest(parts);
}

/** package.json names the compiler's exact version. */
function clangVersionOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { dependencies } = manifest as { dependencies: Record<string, string> };
  return dependencies["@yowasp/clang"] ?? "";
}
