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
import { argumentsOf, calleeOf, type Node, typeOf, walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";
import { deviceFunctionOf, isDeviceFunction } from "./device-constructs.ts";
import type { Dialect } from "./dialect.ts";

export function remarkWarpSize(unit: Unit, sink: EditSink, { warps }: Dialect): void {
  const tell = (node: Node, text: string) => {
    const { file, line } = unit.placeForPeople(node.begin);
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
    const found = laneArithmetic(node, unit) ?? vote(node) ?? fixedLoop(node);
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
  if (wanted === undefined || !left || !right || literalOf(right) !== String(wanted)) return undefined;
  const divided = textOf(left, unit);
  return threadNumber.test(divided) ? `${divided} ${node.opcode} ${wanted}` : undefined;
}

function vote(node: Node): string | undefined {
  if (node.kind !== "CallExpr") return undefined;
  const name = calleeOf(node)?.reference?.name ?? "";
  if (laneMasks.test(name)) return `${name} as 32 bits`;
  if (!shuffles.test(name)) return undefined;
  const width = argumentsOf(node)[argumentsWithoutWidth(name)];
  return width === undefined || width.kind === "CXXDefaultArgExpr" ? `${name} over a whole warp` : undefined;
}

/** `for (int offset = 16; offset > 0; offset /= 2)` around a shuffle halves 32 lanes. */
function fixedLoop(node: Node): string | undefined {
  if (node.kind !== "ForStmt") return undefined;
  const [init] = node.inner;
  const starts = init && [...walk(init)].some((one) => literalOf(one) === "16");
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

function literalOf(node: Node): string | undefined {
  if (node.kind === "IntegerLiteral") return node.value;
  const isWrapped = /^(?:ImplicitCastExpr|ParenExpr|ConstantExpr)$/.test(node.kind);
  const [only] = node.inner;
  return isWrapped && only ? literalOf(only) : undefined;
}
