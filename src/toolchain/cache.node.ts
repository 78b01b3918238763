import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Cache, CacheKind } from "./cache.ts";
import { makeFolder } from "./make-folder.node.ts";
import { systemReason } from "./system-reason.ts";

/** Raised when entries change their form; older folders are then left to the eviction. */
const formatVersion = "v1";
const digestBytes = 32;
const defaultLimitBytes = 2 * 2 ** 30;
/** A folder is only weighed once in so many writes. */
const writesPerEviction = 16;
/** An unfinished entry older than this belongs to a process that was killed. */
const abandonedMs = 10 * 60_000;
/** Reading renews an entry for the eviction, but not more often than this. */
const renewalMs = 60 * 60_000;

export interface DiskCacheOptions {
  readonly folder: string;
  /** Called once at most, with one line: the cache cannot be used. */
  readonly onWarning: (line: string) => void;
  readonly limitBytes?: number;
}

/** Where the operating system wants caches. `UNWARP_CACHE_DIR` overrides it. */
export function cacheFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  if (environment["UNWARP_CACHE_DIR"]) return environment["UNWARP_CACHE_DIR"];
  const home = homedir();
  if (platform === "win32")
    return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "unwarp", "Cache");
  if (platform === "darwin") return join(home, "Library", "Caches", "unwarp");
  return join(environment["XDG_CACHE_HOME"] || join(home, ".cache"), "unwarp");
}

/** The cache's folder for libraries, which the system loads as they are: they have no digest in front. */
export function nativeFolder(environment: NodeJS.ProcessEnv): string {
  return join(cacheFolder(environment), formatVersion, "native");
}

/**
 * A file per entry: the SHA-256 of the content, then the content. It is written under another name and
 * renamed, so that a reader finds all of it or nothing, also when two runs write at once or one is
 * killed; the digest catches what a disk or a hand has damaged.
 */
export class DiskCache implements Cache {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #onWarning: (line: string) => void;
  #warned = false;
  #writes = 0;

  constructor({ folder, onWarning, limitBytes = defaultLimitBytes }: DiskCacheOptions) {
    this.#folder = join(folder, formatVersion);
    this.#limitBytes = limitBytes;
    this.#onWarning = onWarning;
  }

  read(kind: CacheKind, key: string): Uint8Array | undefined {
    const path = this.#path(kind, key);
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      return undefined;
    }
    const content = bytes.subarray(digestBytes);
    if (bytes.length < digestBytes || !digestOf(content).equals(bytes.subarray(0, digestBytes))) {
      quietly(() => rmSync(path, { force: true }));
      return undefined;
    }
    quietly(() => renew(path));
    return content;
  }

  write(kind: CacheKind, key: string, content: Uint8Array): void {
    const path = this.#path(kind, key);
    const unfinished = `${path}.${process.pid}.${randomUUID()}.tmp`;
    try {
      makeFolder(join(this.#folder, kind));
      writeFileSync(unfinished, Buffer.concat([digestOf(content), content]));
      replaceFile(unfinished, path);
    } catch (error) {
      quietly(() => rmSync(unfinished, { force: true }));
      this.#warn(error);
      return;
    }
    if (this.#writes++ % writesPerEviction === 0) quietly(() => this.#evict());
  }

  #path(kind: CacheKind, key: string): string {
    return join(this.#folder, kind, key);
  }

  #warn(error: unknown): void {
    if (this.#warned) return;
    this.#warned = true;
    this.#onWarning(
      `warning: the cache in ${this.#folder} cannot be written (${systemReason(error)}); going on without it`,
    );
  }

  /** Removes the entries not used for longest until the rest is within the limit. */
  #evict(): void {
    const now = Date.now();
    const entries = filesBelow(this.#folder);
    let total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    for (const { path, bytes, usedMs } of entries.toSorted((a, b) => a.usedMs - b.usedMs)) {
      const abandoned = path.endsWith(".tmp") && now - usedMs > abandonedMs;
      if (total <= this.#limitBytes && !abandoned) continue;
      if (path.endsWith(".tmp") && !abandoned) continue;
      quietly(() => rmSync(path, { force: true }));
      total -= bytes;
    }
  }
}

/** On Windows a file that another process is reading cannot be replaced: its content is the same anyway. */
function replaceFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (process.platform !== "win32" || (code !== "EPERM" && code !== "EACCES" && code !== "EBUSY"))
      throw error;
    rmSync(from, { force: true });
  }
}

function renew(path: string): void {
  const now = new Date();
  if (now.getTime() - statSync(path).mtimeMs > renewalMs) utimesSync(path, now, now);
}

function filesBelow(folder: string): { path: string; bytes: number; usedMs: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? [{ path, bytes: found.size, usedMs: found.mtimeMs }] : [];
  });
}

function digestOf(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}

/** For what may fail without harm. */
function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // Another process was faster, or the folder is read-only.
  }
}
