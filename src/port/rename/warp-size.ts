/**
 * Finds where kernels count on warps of 32 lanes. A chip with more computes something else there, without an error, so
 * each place is told with the chips on which it is right.
 */
import {
  argumentsWithoutWidth,
  laneMasks,
  laneSplits,
  shuffles,
  threadNumber,
} from "../../cuda-api/warp-size.ts";
import { constantValue } from "../ast/constant-value.ts";
import { argumentsOf, calleeOf, type Node, typeOf, walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";
import { deviceFunctionOf, isDeviceFunction } from "./device-constructs.ts";
import type { Dialect } from "./dialect.ts";
import { isOfFirstLanes } from "./few-lanes.ts";

export function remarkWarpSize(unit: Unit, sink: EditSink, { warps }: Dialect): void {
  const tell = (node: Node, text: string) => {
    const { file, line } = unit.placeOfNode(node);
    sink.remark({
      code: "warp-size-32",
      file,
      line,
      text: `${text}: counts on warps of 32 lanes, right on ${warps.of32}, not on ${warps.wider}`,
    });
  };
  for (const node of walk(unit.tree)) {
    if (isDeviceFunction(node)) tellSharedArrays(node, tell);
    if (!deviceFunctionOf(node)) continue;
    const found = laneArithmetic(node, unit) ?? vote(node, unit) ?? fixedLoop(node, unit);
    if (found !== undefined) tell(node, found);
  }
}

function textOf(node: Node, unit: Unit): string {
  const range = unit.range(node);
  return range ? range.file.slice(range.span).replaceAll(/\s+/g, " ") : "";
}

function laneArithmetic(node: Node, unit: Unit): string | undefined {
  if (node.kind !== "BinaryOperator" || node.opcode === undefined) return undefined;
  const wanted = laneSplits[node.opcode];
  const [left, right] = node.inner;
  // By whatever name the program has for it: a macro, a constant, a template's argument.
  if (wanted === undefined || !left || !right || constantValue(unit, right) !== BigInt(wanted))
    return undefined;
  // Within a macro there is no text.
  const divided = textOf(left, unit) || namesIn(left).join(" ");
  return threadNumber.test(divided) || comesFromThread(left, unit)
    ? `${divided} ${node.opcode} ${wanted}`
    : undefined;
}

/** Whether a variable in it is made of a thread's number, whatever the variable is called. */
function comesFromThread(node: Node, unit: Unit, seen: ReadonlySet<string> = new Set()): boolean {
  return [...walk(node)].some(({ kind, reference }) => {
    if (kind !== "DeclRefExpr" || reference === undefined || seen.has(reference.id)) return false;
    if (reference.name === "threadIdx") return true;
    const variable = unit.declaration(reference.id);
    return variable?.kind === "VarDecl" && comesFromThread(variable, unit, new Set([...seen, reference.id]));
  });
}

function namesIn(node: Node): readonly string[] {
  return [...walk(node)].flatMap(({ reference, kind }) =>
    kind === "DeclRefExpr" && reference?.name !== undefined ? [reference.name] : [],
  );
}

function vote(node: Node, unit: Unit): string | undefined {
  if (node.kind !== "CallExpr") return undefined;
  const name = calleeOf(node)?.reference?.name ?? "";
  if (laneMasks.test(name)) return `${name} as 32 bits`;
  if (!shuffles.test(name)) return undefined;
  const width = argumentsOf(node)[argumentsWithoutWidth(name)];
  if (width !== undefined && width.kind !== "CXXDefaultArgExpr") return undefined;
  return isOfFirstLanes(node, unit) ? undefined : `${name} over a whole warp`;
}

/** `for (int offset = 16; offset > 0; offset /= 2)` around a shuffle halves 32 lanes. */
function fixedLoop(node: Node, unit: Unit): string | undefined {
  if (node.kind !== "ForStmt") return undefined;
  const [init] = node.inner;
  const starts = init && [...walk(init)].some((one) => constantValue(unit, one) === 16n);
  if (!starts) return undefined;
  const hasShuffle = [...walk(node)].some(({ reference, lookups }) =>
    shuffles.test(reference?.name ?? lookups[0]?.name ?? ""),
  );
  return hasShuffle ? "a loop over shuffles that begins with 16" : undefined;
}

function tellSharedArrays(node: Node, tell: (node: Node, text: string) => void): void {
  const all = [...walk(node)];
  if (!all.some(({ reference }) => shuffles.test(reference?.name ?? ""))) return;
  for (const one of all) {
    const isShared = one.kind === "VarDecl" && one.inner.some(({ kind }) => kind === "CUDASharedAttr");
    if (isShared && typeOf(one).endsWith("[32]")) tell(one, `${one.name ?? "an array"}[32] in shared memory`);
  }
}
