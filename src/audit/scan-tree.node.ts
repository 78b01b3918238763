/** Scans the files of a tree on threads, in batches, so that progress can be shown and no thread waits for another. */
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { sharedMacros } from "./scan/cuda/shared-macros.ts";
import { longestText, type FileScan } from "./scan/scan-file.ts";
import { contextOf, scanBatch, type ScanSettings } from "./scan-batch.node.ts";
import type { WalkedFile } from "./walk.node.ts";

export interface ScanTreeOptions extends Omit<ScanSettings, "sharedMacros"> {
  /** Threads; as many as the machine has by default. */
  readonly jobs?: number;
  readonly onProgress?: (files: number) => void;
}

const batchBytes = 512 * 1024;
/** Below this, starting a thread takes longer than the work. */
const smallTree = 2 * 1024 * 1024;

export async function scanTree(
  files: readonly WalkedFile[],
  options: ScanTreeOptions,
): Promise<readonly FileScan[]> {
  const { root, localModules, jobs = availableParallelism(), onProgress } = options;
  const macros = sharedMacros(headersOf(root, files));
  const settings: ScanSettings = { root, localModules, sharedMacros: [...macros] };
  const batches = makeBatches(files);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const workerFile = findWorkerFile();
  const threads = Math.min(jobs, batches.length);
  if (threads < 2 || total < smallTree || !workerFile) {
    const context = contextOf(settings);
    let done = 0;
    return batches.flatMap((batch) => {
      const scans = scanBatch(batch, settings, context);
      onProgress?.((done += batch.length));
      return scans;
    });
  }
  return scanOnThreads(batches, { workerFile, threads, settings, onProgress });
}

/** The texts of headers that define something. One that cannot be read is told of when it is scanned. */
function* headersOf(root: string, files: readonly WalkedFile[]): Generator<string> {
  for (const { path, bytes } of files) {
    if (!/\.(?:cuh|h|hpp|hh|hxx|inl|inc)$/.test(path) || bytes > longestText) continue;
    try {
      const text = readFileSync(join(root, path), "latin1");
      if (text.includes("define")) yield text;
    } catch {
      continue;
    }
  }
}

interface ThreadedScan {
  readonly workerFile: URL;
  readonly threads: number;
  readonly settings: ScanSettings;
  readonly onProgress: ((files: number) => void) | undefined;
}

async function scanOnThreads(
  batches: readonly (readonly WalkedFile[])[],
  { workerFile, threads, settings, onProgress }: ThreadedScan,
): Promise<readonly FileScan[]> {
  const results: (readonly FileScan[])[] = [];
  let next = 0;
  let done = 0;
  const serve = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let index = -1;
      const give = (): void => {
        index = next++;
        const files = batches[index];
        if (files) worker.postMessage({ files });
        else resolve();
      };
      worker.on("error", reject);
      worker.on("message", (scans: readonly FileScan[]) => {
        results[index] = scans;
        done += scans.length;
        onProgress?.(done);
        give();
      });
      give();
    });
  const workers = Array.from({ length: threads }, () => new Worker(workerFile, { workerData: settings }));
  try {
    await Promise.all(workers.map(serve));
  } finally {
    for (const worker of workers) void worker.terminate();
  }
  return results.flat();
}

/** Of about the same size each, in order. */
function makeBatches(files: readonly WalkedFile[]): readonly (readonly WalkedFile[])[] {
  const batches: WalkedFile[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    if (bytes >= batchBytes) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(file);
    bytes += file.bytes + 256;
  }
  return batches;
}

/** `audit-worker.js` beside the bundle, or above its chunks; there is none when the code runs from its sources. */
function findWorkerFile(): URL | undefined {
  const candidates = ["./audit-worker.js", "../audit-worker.js"];
  return candidates.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
}
