/**
 * `CUdeviceptr` is an integer, and `hipDeviceptr_t` is `void*`, which C++ does not compute with:
 *
 *     cuMemsetD8(p + 4, 0, n)    =>   hipMemsetD8((hipDeviceptr_t)((char*)p + 4), 0, n)
 *     p += bytes;                =>   p = (hipDeviceptr_t)((char*)p + (bytes));
 *     q - p                      =>   (char*)q - (char*)p
 *
 * Comparisons and casts in C's way mean the same for both.
 */
import { argumentsOf, calleeOf, nameReferredTo, type Node, walk, withoutImplicit } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";

const comparing = new Set(["==", "!=", "<", ">", "<=", ">=", "=", ",", "&&", "||"]);

export function portDevicePointers(unit: Unit, sink: EditSink): void {
  for (const node of walk(unit.tree)) {
    if (isSum(node)) {
      // Of `p + a + b` the whole: what stands within is a char* already.
      if (!isSum(enclosing(node))) portSum(node, unit, sink);
    } else if (node.kind === "BinaryOperator" && !comparing.has(node.opcode ?? ""))
      refuseOf(node, unit, sink);
    else if (node.kind === "CompoundAssignOperator") portCompound(node, unit, sink);
    else if (node.kind === "UnaryOperator" && /^(?:\+\+|--|~|-|\+)$/.test(node.opcode ?? ""))
      refuseOf(node, unit, sink);
    else if (node.kind === "CallExpr") refuseNoBytes(node, unit, sink);
  }
}

function enclosing(node: Node): Node | undefined {
  let above = node.parent;
  while (above && /^(?:ImplicitCastExpr|ParenExpr)$/.test(above.kind)) above = above.parent;
  return above;
}

/** A sum may have the type of its other operand, and a difference of two is a number, whatever its type is called. */
function isPointer(operand: Node | undefined): boolean {
  if (!operand) return false;
  const plain = withoutImplicit(operand);
  return isSum(plain) ? plain.inner.filter(isPointer).length === 1 : isDevicePointer(plain.type);
}

const isDevicePointer = (type: string | undefined): boolean =>
  /^(?:const )?CUdeviceptr(?:_v2)?(?: &)?$/.test(type ?? "");

function portSum(node: Node, unit: Unit, sink: EditSink): void {
  const pointers = pointersIn(node);
  if (pointers.length === 0) return;
  const whole = unit.range(node);
  const spans = pointers.flatMap((one) => unit.range(one) ?? []);
  const [first, second] = node.inner;
  const isDifference = node.opcode === "-" && isPointer(first) && isPointer(second);
  const isOffset = isPointer(node) && (node.opcode === "+" || isPointer(first));
  if (!whole || spans.length < pointers.length || !(isDifference || isOffset))
    return refuse(node, unit, sink);
  if (isOffset) sink.insert(whole.file, whole.span.start, "(hipDeviceptr_t)(");
  for (const [index, { file, span }] of spans.entries()) {
    const isPlain = /^(?:DeclRefExpr|MemberExpr|CallExpr|ArraySubscriptExpr)$/.test(
      pointers[index]?.kind ?? "",
    );
    sink.insert(file, span.start, isPlain ? "(char*)" : "(char*)(");
    if (!isPlain) sink.insert(file, span.end, ")");
  }
  if (isOffset) sink.insert(whole.file, whole.span.end, ")");
}

/** The operands that are no sums themselves. */
function pointersIn(operand: Node): readonly Node[] {
  const plain = withoutImplicit(operand);
  if (isSum(plain)) return plain.inner.flatMap(pointersIn);
  return isDevicePointer(plain.type) ? [plain] : [];
}

const isSum = (node: Node | undefined): boolean =>
  node?.kind === "BinaryOperator" && (node.opcode === "+" || node.opcode === "-");

/** An operation that pointers do not have. */
function refuseOf(node: Node, unit: Unit, sink: EditSink): void {
  if (node.inner.some(isPointer)) refuse(node, unit, sink);
}

/** `cuMemAlloc(&p, 0)` fails, and `hipMalloc(&p, 0)` does not. */
function refuseNoBytes(call: Node, unit: Unit, sink: EditSink): void {
  const name = nameReferredTo(calleeOf(call) ?? call);
  const bytes = name?.startsWith("cuMemAlloc") ? argumentsOf(call)[1] : undefined;
  if (!bytes || withoutImplicit(bytes).kind !== "IntegerLiteral" || withoutImplicit(bytes).value !== "0")
    return;
  sink.refuse({
    code: "no-bytes",
    ...unit.placeForPeople(call.begin),
    construct: `${name} of 0 bytes`,
    reason: "it is an error in CUDA's driver API, and none in HIP",
  });
}

function portCompound(node: Node, unit: Unit, sink: EditSink): void {
  const [left, right] = node.inner;
  if (!left || !right || !(isPointer(left) || isPointer(right))) return;
  const [to, value] = [unit.range(left), unit.range(right)];
  const isPlain = isPointer(left) && !isPointer(right) && left.kind === "DeclRefExpr";
  if (!isPlain || !to || !value || to.file !== value.file || !/^[+-]=$/.test(node.opcode ?? ""))
    return refuse(node, unit, sink);
  const name = to.file.slice(to.span);
  sink.replace(
    to.file,
    { start: to.span.end, end: value.span.start },
    ` = (hipDeviceptr_t)((char*)${name} ${node.opcode?.[0]} (`,
  );
  sink.insert(value.file, value.span.end, "))");
}

function refuse(node: Node, unit: Unit, sink: EditSink): void {
  const range = unit.range(node);
  sink.refuse({
    code: "device-pointer",
    ...unit.placeForPeople(node.begin),
    construct: range ? range.file.slice(range.span) : "CUdeviceptr",
    reason: "hipDeviceptr_t is a pointer to void, with which C++ does not compute so",
    help: "compute with a char*, or a size_t, and cast",
  });
}
