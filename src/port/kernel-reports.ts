import { walk } from "./ast/node.ts";
import type { KernelReport, Refusal } from "./report.ts";
import type { Unit } from "./unit.ts";

/** Each kernel of the project, once, with whether something in it is refused. */
export function kernelReports(units: readonly Unit[], refusals: readonly Refusal[]): KernelReport[] {
  const found = new Map<string, KernelReport>();
  for (const unit of units) {
    for (const node of walk(unit.tree)) {
      if (node.kind !== "FunctionDecl" || !node.inner.some(({ kind }) => kind === "CUDAGlobalAttr")) continue;
      if (!node.inner.some(({ kind }) => kind === "CompoundStmt")) continue;
      const { file, line } = unit.placeForPeople(node.loc);
      const name = node.name ?? "";
      const end = unit.placeForPeople(node.end).line;
      const isRefused = refusals.some(
        (one) => one.file === file && (one.within === name || (one.line >= line && one.line <= end)),
      );
      const status = isRefused ? "refused" : "ported, not checked";
      const key = `${file}:${line}:${name}`;
      if (found.get(key)?.status !== "refused") found.set(key, { name, file, line, status });
    }
  }
  return [...found.values()].toSorted((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
}
