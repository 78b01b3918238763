import type { AuditFacts } from "./conclude.ts";
import type { FileCount, FileNote, Finding, KernelFacts } from "./model.ts";
import type { RuleBook } from "./rules/all-rules.ts";
import { controllers } from "./rules/controllers.ts";
import type { FileScan } from "./scan/scan-file.ts";

export interface Found {
  readonly root: string;
  readonly unwarpVersion: string;
  readonly scans: readonly FileScan[];
  /** Of the walk and of the compiler; those of scans come with them. */
  readonly notes: readonly FileNote[];
  readonly findings: readonly Finding[];
  readonly kernels: readonly KernelFacts[];
}

/** Everything that was found, in an order that does not depend on which thread was first. */
export function assembleFacts(found: Found, rules: RuleBook): AuditFacts {
  const { root, unwarpVersion, scans, findings, kernels } = found;
  const sorted = findings.toSorted(byPlace);
  const used = [...new Set(sorted.map(({ rule }) => rule))].toSorted().map((id) => rules.rule(id));
  const named = new Set(used.map(({ control }) => control.controller));
  return {
    schema: "unwarp-audit/1",
    root,
    unwarpVersion,
    counts: countFiles(scans),
    rules: used,
    controllers: Object.values(controllers).filter(({ id }) => named.has(id)),
    findings: sorted,
    kernels: kernels.toSorted(
      (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.name, b.name),
    ),
    notes: [...found.notes, ...scans.flatMap(({ notes }) => notes)].toSorted((a, b) =>
      compare(a.file, b.file),
    ),
  };
}

function countFiles(scans: readonly FileScan[]): FileCount[] {
  const counts = new Map<string, { files: number; lines: number }>();
  for (const { kind, lines } of scans) {
    if (kind === undefined) continue;
    const count = counts.get(kind) ?? { files: 0, lines: 0 };
    count.files++;
    count.lines += lines;
    counts.set(kind, count);
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, ...count }))
    .toSorted((a, b) => b.lines - a.lines || compare(a.kind, b.kind));
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule);
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
