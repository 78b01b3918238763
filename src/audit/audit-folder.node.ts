/** The whole audit of a folder on this machine. */
import { readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, resolve } from "node:path";
import { assembleFacts } from "./assemble-facts.ts";
import { concludeAudit } from "./conclude.ts";
import type { EffortTable } from "./effort-table.ts";
import { compileKernels } from "./kernels/compile-kernels.node.ts";
import { confirmFindings } from "./kernels/confirm-findings.ts";
import type { ModuleFacts } from "./kernels/kernel-facts.ts";
import type { Audit, Target } from "./model.ts";
import { RuleBook } from "./rules/all-rules.ts";
import { fileKind } from "../vendors/nvidia-words/file-kind.ts";
import { localModules } from "./scan/local-modules.ts";
import { scanTree } from "./scan-tree.node.ts";
import { decodeText } from "./text/decode-text.ts";
import { SourceText } from "./text/source-text.ts";
import { walk } from "./walk.node.ts";

export interface AuditOptions {
  readonly unwarpVersion: string;
  readonly jobs: number | undefined;
  readonly includeIgnored: boolean;
  readonly effort: EffortTable | undefined;
  /** What to do first is about these; by default about all. */
  readonly targets?: readonly Target[];
  /** False to read by tokens alone. */
  readonly compile: boolean;
  readonly compileBudgetMs: number;
  readonly useCache: boolean;
  readonly onStage: (text: string) => void;
}

/** The folder cannot be audited at all. */
export class FolderError extends Error {
  override readonly name = "FolderError";
}

/** @throws {FolderError} when there is no such folder */
export async function auditFolder(folder: string, options: AuditOptions): Promise<Audit> {
  const root = resolve(folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new FolderError(`${folder} is not a folder; unwarp audit reads a folder with all that is below it`);
  options.onStage("listing files");
  const { files, notes } = walk(root, {
    includeIgnored: options.includeIgnored,
    alwaysWanted: (path) => fileKind(path).scanner === "binary",
  });
  const scans = await scanTree(files, {
    root,
    localModules: localModules(files.map(({ path }) => path)),
    ...(options.jobs !== undefined && { jobs: options.jobs }),
    onProgress: (done) => options.onStage(`reading ${done} of ${files.length} files`),
  });
  const functions = new Map(
    scans.flatMap(({ file, functions: own }) => (own.length > 0 ? [[file, own] as const] : [])),
  );
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const sources = [...functions.keys()].filter((path) => path.endsWith(".cu"));
  const { facts, notes: compilerNotes } = options.compile
    ? await compileKernels(
        sources.map((path) => ({ path, bytes: bytes.get(path) ?? 0 })),
        {
          root,
          paths: files.map(({ path }) => path),
          budgetMs: options.compileBudgetMs,
          jobs: options.jobs ?? availableParallelism(),
          useCache: options.useCache,
          onProgress: (done) =>
            options.onStage(`compiling ${done} of ${sources.length} sources with kernels`),
        },
      )
    : { facts: new Map<string, ModuleFacts>(), notes: [] };
  const { findings, kernels } = confirmFindings(
    scans.flatMap((scan) => scan.findings),
    [...facts.values()],
    functions,
    excerptReader(root),
  );
  const found = {
    ...{ root: basename(root), unwarpVersion: options.unwarpVersion, scans, findings, kernels },
    notes: [...notes, ...compilerNotes],
  };
  return concludeAudit(assembleFacts(found, new RuleBook()), {
    effort: options.effort,
    compiled: options.compile,
    ...(options.targets !== undefined && { targets: options.targets }),
  });
}

/** Lines of files that have been read before; each file is kept once it is asked for. */
function excerptReader(root: string): (file: string, line: number) => string {
  const sources = new Map<string, SourceText>();
  return (file, line) => {
    const source = sources.get(file) ?? new SourceText(file, decodeText(readFileSync(join(root, file))).text);
    sources.set(file, source);
    return source.excerpt(line);
  };
}
