/** The whole audit of a folder on this machine. */
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { assembleFacts } from "./assemble-facts.ts";
import { concludeAudit } from "./conclude.ts";
import type { EffortTable } from "./effort-table.ts";
import type { Audit } from "./model.ts";
import { makeRuleBook } from "./rules/make-rule-book.ts";
import { fileKind } from "./scan/file-kind.ts";
import { localModules } from "./scan/local-modules.ts";
import { scanTree } from "./scan-tree.node.ts";
import { walk } from "./walk.node.ts";

export interface AuditOptions {
  readonly unwarpVersion: string;
  readonly jobs: number | undefined;
  readonly includeIgnored: boolean;
  readonly effort: EffortTable | undefined;
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
  const found = {
    root: basename(root),
    unwarpVersion: options.unwarpVersion,
    scans,
    notes,
    findings: scans.flatMap(({ findings }) => findings),
    kernels: [],
  };
  return concludeAudit(assembleFacts(found, makeRuleBook()), options.effort);
}
