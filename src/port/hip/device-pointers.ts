/**
 * `CUdeviceptr` is an integer, and `hipDeviceptr_t` is `void*`, which C++ does not compute with:
 *
 *     cuMemsetD8(p + 4, 0, n)    =>   hipMemsetD8((hipDeviceptr_t)((char*)p + 4), 0, n)
 *     p += bytes;                =>   p = (hipDeviceptr_t)((char*)p + (bytes));
 *     q - p                      =>   (char*)q - (char*)p
 *
 * Comparisons with each other and casts in C's way mean the same for both. What makes a pointer of an integer without a cast, or an
 * integer of a pointer, is refused.
 */
import { argumentsOf, calleeOf, nameReferredTo, type Node, walk, withoutImplicit } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Unit } from "../unit.ts";

const comparing = new Set(["==", "!=", "<", ">", "<=", ">="]);

export function portDevicePointers(unit: Unit, sink: EditSink): void {
  const pass = new DevicePointers(unit, sink);
  for (const node of walk(unit.tree)) pass.port(node);
}

class DevicePointers {
  readonly #unit: Unit;
  readonly #sink: EditSink;
  /** `CUdeviceptr` and what the program calls it besides. */
  readonly #names = new Set(["CUdeviceptr", "CUdeviceptr_v2"]);

  constructor(unit: Unit, sink: EditSink) {
    this.#unit = unit;
    this.#sink = sink;
    for (const { kind, name, type } of walk(unit.tree))
      if (/^Type(?:def|Alias)Decl$/.test(kind) && name !== undefined && this.#isOfPointer(type))
        this.#names.add(name);
  }

  port(node: Node): void {
    const { kind, opcode = "" } = node;
    if (isSum(node)) {
      // Of `p + a + b` the whole: what stands within is a char* already.
      if (!isSum(enclosing(node))) this.#portSum(node);
    } else if (kind === "BinaryOperator" && (comparing.has(opcode) || opcode === "=")) this.#checkBoth(node);
    else if (kind === "BinaryOperator" && !/^(?:,|&&|\|\|)$/.test(opcode)) this.#refuseOf(node);
    else if (kind === "CompoundAssignOperator") this.#portCompound(node);
    else if (kind === "UnaryOperator" && /^(?:\+\+|--|~|-|\+)$/.test(opcode)) this.#refuseOf(node);
    else if (kind === "CallExpr") this.#refuseNoBytes(node);
    else if (kind === "VarDecl") this.#checkValue(node);
    else if (kind === "CXXStaticCastExpr" && this.#isOfPointer(node.type) !== this.#isPointer(node.inner[0]))
      this.#refuse(node);
  }

  /** As written: a sum keeps the name of its type. */
  #isOfPointer(type: string | undefined): boolean {
    return this.#names.has((type ?? "").replaceAll(/\b(?:const|volatile)\b| ?&$/g, "").trim());
  }

  /** A sum may have the type of its other operand, and a difference of two is a number, whatever its type is called. */
  #isPointer(operand: Node | undefined): boolean {
    if (!operand) return false;
    const plain = withoutImplicit(operand);
    if (isSum(plain)) return plain.inner.filter((one) => this.#isPointer(one)).length === 1;
    return this.#isOfPointer(plain.type);
  }

  /** The operands that are no sums themselves. */
  #pointersIn(operand: Node): readonly Node[] {
    const plain = withoutImplicit(operand);
    if (isSum(plain)) return plain.inner.flatMap((one) => this.#pointersIn(one));
    return this.#isOfPointer(plain.type) ? [plain] : [];
  }

  #portSum(node: Node): void {
    const pointers = this.#pointersIn(node);
    if (pointers.length === 0) return;
    const whole = this.#unit.range(node);
    const spans = pointers.flatMap((one) => this.#unit.range(one) ?? []);
    const [first, second] = node.inner;
    const isDifference = node.opcode === "-" && this.#isPointer(first) && this.#isPointer(second);
    const isOffset = this.#isPointer(node) && (node.opcode === "+" || this.#isPointer(first));
    if (!whole || spans.length < pointers.length || !(isDifference || isOffset)) return this.#refuse(node);
    if (isOffset) this.#sink.insert(whole.file, whole.span.start, "(hipDeviceptr_t)(");
    for (const [index, { file, span }] of spans.entries()) {
      const isPlain = /^(?:DeclRefExpr|MemberExpr|CallExpr|ArraySubscriptExpr)$/.test(
        pointers[index]?.kind ?? "",
      );
      this.#sink.insert(file, span.start, isPlain ? "(char*)" : "(char*)(");
      if (!isPlain) this.#sink.insert(file, span.end, ")");
    }
    if (isOffset) this.#sink.insert(whole.file, whole.span.end, ")");
  }

  #portCompound(node: Node): void {
    const [left, right] = node.inner;
    if (!left || !right || !(this.#isPointer(left) || this.#isPointer(right))) return;
    const [to, value] = [this.#unit.range(left), this.#unit.range(right)];
    const isPlain = this.#isPointer(left) && !this.#isPointer(right) && left.kind === "DeclRefExpr";
    if (!isPlain || !to || !value || to.file !== value.file || !/^[+-]=$/.test(node.opcode ?? ""))
      return this.#refuse(node);
    const name = to.file.slice(to.span);
    const operator = node.opcode?.[0] ?? "+";
    const between = { start: to.span.end, end: value.span.start };
    this.#sink.replace(to.file, between, ` = (hipDeviceptr_t)((char*)${name} ${operator} (`);
    this.#sink.insert(value.file, value.span.end, "))");
  }

  /** An integer beside a pointer; 0 is a pointer, too. */
  #checkBoth(node: Node): void {
    const [left, right] = node.inner;
    if (this.#isPointer(left) === this.#isPointer(right)) return;
    if (![left, right].some(isZero)) this.#refuse(node);
  }

  #checkValue(variable: Node): void {
    const value = variable.inner.find(({ kind }) => !kind.endsWith("Attr"));
    const isNamed = this.#isOfPointer(variable.type);
    if (!value || /\bauto\b/.test(variable.type ?? "") || isNamed === this.#isPointer(value)) return;
    const isNumber = /^(?:unsigned |signed )?(?:long long|long|int)$/.test(
      variable.desugaredType ?? variable.type ?? "",
    );
    if (isNamed ? !isZero(value) && withoutImplicit(value).kind !== "CStyleCastExpr" : isNumber)
      this.#refuse(variable);
  }

  /** An operation that pointers do not have. */
  #refuseOf(node: Node): void {
    if (node.inner.some((one) => this.#isPointer(one))) this.#refuse(node);
  }

  /** `cuMemAlloc(&p, 0)` fails, and `hipMalloc(&p, 0)` does not: what it says becomes `((void)(&p), hipErrorInvalidValue)`. */
  #refuseNoBytes(call: Node): void {
    const name = nameReferredTo(calleeOf(call) ?? call);
    if (!name?.startsWith("cuMemAlloc") || !isZero(argumentsOf(call)[1])) return;
    if (/^cuMemAlloc(?:_v2)?$/.test(name) && this.#sayInvalid(call)) return;
    this.#sink.refuse({
      code: "no-bytes",
      ...this.#unit.placeOfNode(call),
      construct: `${name} of 0 bytes`,
      reason: "it is an error in CUDA's driver API, and none in HIP",
    });
  }

  #sayInvalid(call: Node): boolean {
    const [pointer] = argumentsOf(call);
    const [whole, kept] = [this.#unit.range(call), pointer && this.#unit.range(pointer)];
    if (!whole || !kept || whole.file !== kept.file) return false;
    const { file, span } = whole;
    if (!/^(?:::)?cuMemAlloc(?:_v2)?\s*\(/.test(file.slice(span))) return false;
    this.#sink.replace(file, { start: span.start, end: kept.span.start }, "((void)(");
    this.#sink.replace(file, { start: kept.span.end, end: span.end }, "), hipErrorInvalidValue)");
    return true;
  }

  #refuse(node: Node): void {
    const range = this.#unit.range(node);
    this.#sink.refuse({
      code: "device-pointer",
      ...this.#unit.placeOfNode(node),
      construct: range ? range.file.slice(range.span) : "CUdeviceptr",
      reason:
        "hipDeviceptr_t is a pointer to void, and no integer: C++ does not compute with it, nor convert it by itself",
      help: "compute with a char*, or a size_t, and cast",
    });
  }
}

function enclosing(node: Node): Node | undefined {
  let above = node.parent;
  while (above && /^(?:ImplicitCastExpr|ParenExpr)$/.test(above.kind)) above = above.parent;
  return above;
}

const isSum = (node: Node | undefined): boolean =>
  node?.kind === "BinaryOperator" && (node.opcode === "+" || node.opcode === "-");

function isZero(node: Node | undefined): boolean {
  const plain = node && withoutImplicit(node);
  return plain?.kind === "IntegerLiteral" && plain.value === "0";
}
