import { bodyOf, isKernel } from "./ast/functions.ts";
import type { Node } from "./ast/node.ts";
import type { EditSink } from "./edit-sink.ts";
import { Facts } from "./facts.ts";
import type { KernelReport, Refusal } from "./report.ts";
import type { Unit } from "./unit.ts";

/** Each kernel of the project, once, with whether something in it, or in what it calls, is refused. */
export function kernelReports(units: readonly Unit[], sink: EditSink): KernelReport[] {
  const { refusals } = sink;
  const found = new Map<string, KernelReport>();
  for (const unit of units) {
    const facts = new Facts(unit, sink);
    for (const node of facts.deviceFunctions) {
      if (!isKernel(node) || !bodyOf(node)) continue;
      const { file, line } = unit.placeForPeople(node.loc);
      const name = node.name ?? "";
      const isRefused = [...facts.reachableFrom(node)].some((one) => hasRefusal(unit, one, refusals));
      const status = isRefused ? "refused" : "ported, not checked";
      const key = `${file}:${line}:${name}`;
      if (found.get(key)?.status !== "refused") found.set(key, { name, file, line, status });
    }
  }
  return [...found.values()].toSorted((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
}

function hasRefusal(unit: Unit, functionNode: Node, refusals: readonly Refusal[]): boolean {
  const { file, line } = unit.placeForPeople(functionNode.loc);
  const end = unit.placeForPeople(functionNode.end).line;
  const { name } = functionNode;
  return refusals.some(
    (one) =>
      one.file === file &&
      ((name !== undefined && one.within === name) || (one.line >= line && one.line <= end)),
  );
}
