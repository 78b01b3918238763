/**
 * Numbers of 16 bits in device code. They are classes in CUDA and types of the language in Ascend C, which documents the operators
 * of numbers and of pairs (comparisons of pairs apart), and functions for the halves of a pair in place of members.
 */
import { hasAttribute, isFunction, isTemplatePattern } from "../ast/functions.ts";
import { ancestor, calleeOf, type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import type { Span } from "../tokens.ts";
import { onBothSidesName, pairComparisons } from "./half-helpers.ts";

type Refuse = (node: Node, code: string, reason: string, help?: string) => void;

const numberType = /^(?:const |volatile |struct )*(__half|__nv_bfloat16)(?: ?&)?$/;
const pairType = /^(?:const |volatile |struct )*((?:__)?half2|(?:__)?nv_bfloat162)(?: ?&)?$/;

/** Of numbers, and of pairs. */
const numberOperators = /^(?:[-+*/]=?|\+\+|--|[<>]=?|[=!]=)$/;
const pairOperators = /^(?:[-+*/]=?|\+\+|--)$/;

interface PairNames {
  readonly number: string;
  readonly low: string;
  readonly high: string;
  readonly ofNumbers: string;
  readonly ofFloats: string;
  readonly numberOfFloat: string;
}

const names: Readonly<Record<string, PairNames>> = {
  half: {
    number: "half",
    low: "__low2half",
    high: "__high2half",
    ofNumbers: "__halves2half2",
    ofFloats: "__floats2half2_rn",
    numberOfFloat: "__float2half_rn",
  },
  bfloat16: {
    number: "bfloat16_t",
    low: "__low2bfloat16",
    high: "__high2bfloat16",
    ofNumbers: "__halves2bfloat162",
    ofFloats: "__floats2bfloat162_rn",
    numberOfFloat: "__float2bfloat16_rn",
  },
};

function namesOf(type: string): PairNames {
  return names[/bfloat16/.test(type) ? "bfloat16" : "half"] as PairNames;
}

/** Of either type, for the one text that instances of a template have. */
const namesOfEither = { low: "unwarpLow", high: "unwarpHigh", ofNumbers: "unwarpPair" };

export class HalfCode {
  readonly #facts: Facts;
  readonly #refuse: Refuse;
  readonly #function: Node;
  /** Its text is that of other functions as well, which may be of other types. */
  readonly #isInstance: boolean;

  /** Of types that are not known: nothing instantiates it. */
  readonly #isPattern: boolean;

  /** Says that the port's own functions of such numbers are used. */
  readonly #needHelpers: () => void;

  constructor(facts: Facts, functionNode: Node, refuse: Refuse, needHelpers: () => void) {
    this.#facts = facts;
    this.#needHelpers = needHelpers;
    this.#refuse = refuse;
    this.#function = functionNode;
    this.#isPattern =
      isTemplatePattern(functionNode) || ancestor(functionNode, isTemplatePattern) !== undefined;
    this.#isInstance = ancestor(functionNode, ({ kind }) => /Template/.test(kind)) !== undefined;
  }

  /** In templates, which other pairs may use, too, names that fit all of them. */
  #namesFor(type: string): Pick<PairNames, "low" | "high" | "ofNumbers"> {
    if (!this.#isInstance) return namesOf(type);
    this.#needHelpers();
    return namesOfEither;
  }

  /** What becomes of the operands of an operator, in an instance of a template: another one has the same text. */
  noteOperands(node: Node): void {
    const callee = node.kind === "CXXOperatorCallExpr" ? calleeOf(node)?.reference?.name : undefined;
    const operator = callee?.replace(/^operator/, "") ?? node.opcode ?? "";
    if (!this.#isInstance || !numberOperators.test(operator)) return;
    this.#noteOperator(node, operator, callee === undefined ? node.inner : node.inner.slice(1));
    if (node.kind === "UnaryOperator") return;
    for (const operand of callee === undefined ? node.inner : node.inner.slice(1)) {
      const range = this.#facts.unit.range(operand);
      const type = typeOf(withoutImplicit(operand));
      const isConverted = convertedFrom(operand) !== undefined && numberType.test(type);
      const how = isConverted ? namesOf(type).numberOfFloat : "an operand as it is";
      if (range) this.#facts.sink.treat(range.file, range.span, how);
    }
  }

  /** The same of operators that are replaced: comparisons of pairs, and a plus sign. */
  #noteOperator(node: Node, operator: string, operands: readonly Node[]): void {
    const isPlus = operator === "+" && operands.length === 1;
    const range = this.#facts.unit.range(node);
    if (!range || !(isPlus || operator in pairComparisons)) return;
    const types = operands.map((operand) => typeOf(withoutImplicit(operand)));
    const isReplaced = types.every((type) => pairType.test(type) || (isPlus && numberType.test(type)));
    this.#facts.sink.treat(range.file, range.span, isReplaced ? "another operator" : "an operator as it is");
  }

  /** The same of `.x` and `.y`. A half of a pair is told from what replaces it. */
  noteMember(node: Node): void {
    const object = node.inner[0];
    const token = this.#facts.unit.token(node.end);
    if (!this.#isInstance || !object || !token || !/^[xy]$/.test(node.name ?? "")) return;
    const type = typeOf(object).replace(/ ?\*$/, "");
    const how = pairType.test(type) ? "a half of a pair" : "a member as it is";
    this.#facts.sink.treat(token.file, token.span, how);
  }

  /** An operator that the header of CUDA's numbers of 16 bits defines. */
  operator(call: Node, operator: string): void {
    // The second operand of `x++` is none.
    const operands = call.inner.slice(1, /^(?:\+\+|--)$/.test(operator) ? 2 : undefined);
    const types = operands.map((operand) => typeOf(withoutImplicit(operand)));
    // Left alone as all operators of unknown types are, which Clang gives no function.
    if (this.#isPattern && types.some((type) => !numberType.test(type) && !pairType.test(type))) return;
    const isOfNumbers = types.every((type) => numberType.test(type)) && numberOperators.test(operator);
    const isOfPairs = types.every((type) => pairType.test(type)) && pairOperators.test(operator);
    const isPlus = operator === "+" && operands.length === 1;
    if (
      isPlus
        ? this.#dropPlus(call, operands)
        : types.every((type) => pairType.test(type)) && this.#compare(call, operator, operands)
    )
      return;
    if (
      (!isOfNumbers && !isOfPairs) ||
      isPlus ||
      !(this.#divide(call, operator, operands) ?? this.#convert(operands))
    )
      this.#refuse(
        call,
        "half-operator",
        `whether Ascend C has the operator ${operator} for these types is not documented`,
        "write __hadd, __hmul, __hlt, __hbeq2 … instead",
      );
  }

  /**
   * Quotients of bfloat16, which is subnormal where float is, go through the port's own function. False where that cannot be written,
   * undefined for other operators and types.
   */
  #divide(call: Node, operator: string, operands: readonly Node[]): boolean | undefined {
    const to = { "/": "unwarpQuotient(", "/=": "unwarpDivide(" }[operator];
    if (to === undefined || !operands.some((operand) => /bfloat16/.test(typeOf(withoutImplicit(operand)))))
      return undefined;
    const range = this.#facts.unit.range(call);
    if (!range || call.begin?.expansion) return false;
    const pieces: (string | Span)[] = [];
    for (const operand of operands) {
      const source = convertedFrom(operand);
      const words = this.#facts.unit.range(source ?? operand);
      if (words?.file !== range.file || (source && typeOf(withoutImplicit(source)) !== "float")) return false;
      const { numberOfFloat } = namesOf(typeOf(withoutImplicit(operand)));
      if (pieces.length > 0) pieces.push(", ");
      pieces.push(...(source ? [`${numberOfFloat}(`, words.span, ")"] : [words.span]));
    }
    this.#needHelpers();
    this.#facts.sink.replace(range.file, range.span, to, ...pieces, ")");
    return true;
  }

  /** What `+x` is may be of another type in Ascend C; here it is x. False where it cannot be told. */
  #dropPlus(call: Node, operands: readonly Node[]): boolean {
    const range = this.#facts.unit.range(call);
    const sign = this.#facts.unit.token(call.begin);
    const operand = operands[0] && this.#facts.unit.range(operands[0]);
    const isSign = range && sign && sign.file.slice(sign.span) === "+" && operand?.file === sign.file;
    if (!isSign || call.begin?.expansion) return false;
    this.#facts.sink.replace(sign.file, sign.span, " ");
    return true;
  }

  /** `a < b` of pairs is `__hbltx2(a, b)`. */
  #compare(call: Node, operator: string, operands: readonly Node[]): boolean {
    const to = Object.hasOwn(pairComparisons, operator) ? pairComparisons[operator] : undefined;
    const range = this.#facts.unit.range(call);
    const [a, b] = operands.map((operand) => this.#facts.unit.range(operand));
    if (to === undefined || !range || !a || !b || a.file !== range.file || b.file !== range.file)
      return false;
    if (call.begin?.expansion || operands.some((operand) => convertedFrom(operand) !== undefined))
      return false;
    const name = this.#facts.isRunByHost(this.#function) ? onBothSidesName(to) : to;
    if (name !== to) this.#needHelpers();
    this.#facts.sink.replace(range.file, range.span, `${name}(`, a.span, ", ", b.span, ")");
    return true;
  }

  /** A float among numbers of 16 bits becomes one; Ascend would compute in float. False where something else does. */
  #convert(operands: readonly Node[]): boolean {
    const edits: (() => void)[] = [];
    for (const operand of operands) {
      const source = convertedFrom(operand);
      if (!source) continue;
      const range = this.#facts.unit.range(source);
      if (typeOf(withoutImplicit(source)) !== "float" || !range || source.begin?.expansion) return false;
      const { numberOfFloat } = namesOf(typeOf(withoutImplicit(operand)));
      edits.push(() => {
        this.#facts.sink.insert(range.file, range.span.start, `${numberOfFloat}(`);
        this.#facts.sink.insert(range.file, range.span.end, ")");
      });
    }
    for (const edit of edits) edit();
    return true;
  }

  /** `.x` and `.y` of a pair; false for other members. */
  member(node: Node, type: string): boolean {
    if (!pairType.test(type.replace(/ ?\*$/, "")) || !/^[xy]$/.test(node.name ?? "")) return false;
    const object = node.inner[0];
    const range = this.#facts.unit.range(node);
    const inner = object && this.#facts.unit.range(object);
    if (!object || !range || !inner || inner.file !== range.file || node.begin?.expansion) {
      this.#refuse(node, "macro", "a half of a pair is named by a macro", "write it out");
      return true;
    }
    const isPointer = (object.type ?? "").endsWith("*");
    const pair: readonly (string | Span)[] = isPointer ? ["*(", inner.span, ")"] : [inner.span];
    const { low, high, ofNumbers } = this.#namesFor(type);
    const assigned = assignmentTo(node);
    if (assigned) {
      const value = this.#facts.unit.range(assigned.value);
      const whole = this.#facts.unit.range(assigned.call);
      if (!convertedFrom(assigned.value) && !/\bvolatile\b/.test(`${type} ${typeOf(object)}`)) {
        if (
          value &&
          whole &&
          this.#isPrivate(object) &&
          isSimple(object) &&
          this.#changesNothing(assigned.value)
        ) {
          const other = [`${node.name === "x" ? high : low}(`, ...pair, ")"];
          const both = node.name === "x" ? [value.span, ", ", ...other] : [...other, ", ", value.span];
          this.#facts.sink.replace(whole.file, whole.span, ...pair, ` = ${ofNumbers}(`, ...both, ")");
        } else {
          // One half alone: another thread may write the other at the same time.
          const index = node.name === "x" ? "[0]" : "[1]";
          const { number } = namesOf(type);
          const numbers = this.#isInstance ? "unwarpHalvesOf(&(" : `((${number}*)&(`;
          this.#facts.sink.replace(range.file, range.span, numbers, ...pair, `))${index}`);
        }
        return true;
      }
    } else if (this.#isRead(node)) {
      this.#facts.sink.replace(range.file, range.span, `${node.name === "x" ? low : high}(`, ...pair, ")");
      return true;
    }
    this.#refuse(
      node,
      "half-member",
      "Ascend C has functions for the halves of a pair, which read; a half is changed here in a way that no function stands for",
      `make a new pair: v = ${ofNumbers}(low, high)`,
    );
    return true;
  }

  /** Copied, converted, or lent for the time of a call to CUDA's own functions. A reference would see later changes. */
  #isRead(node: Node): boolean {
    // A half of what a call returns is nobody else's.
    let object = node.inner[0];
    while (object?.kind === "ParenExpr") object = object.inner[0];
    if (object?.kind === "MaterializeTemporaryExpr") return true;
    let child = node;
    while (child.parent?.kind === "ParenExpr") child = child.parent;
    const cast = child.parent;
    if (cast?.kind === "ImplicitCastExpr" && cast.castKind === "LValueToRValue") return true;
    const isLent = cast?.kind === "ImplicitCastExpr" && /^const\b/.test(cast.type ?? "");
    const user = isLent ? cast.parent : cast;
    if (user && /^CXX(?:Construct|TemporaryObject)Expr$/.test(user.kind)) return isOfHalves(user);
    if (!isLent || !user) return false;
    // A conversion such as `operator float`.
    if (user.kind === "MemberExpr") return !this.#facts.unit.declaration(user.memberId);
    const callee = /^(?:CallExpr|CXXOperatorCallExpr)$/.test(user.kind) ? calleeOf(user) : undefined;
    return callee !== undefined && !this.#facts.isOwn(callee);
  }

  /** A variable of the thread's, or a part of one: nobody else writes it. */
  #isPrivate(object: Node): boolean {
    const node = withoutImplicit(object);
    const [inner] = node.inner;
    if (node.kind === "MemberExpr" || node.kind === "ArraySubscriptExpr") {
      if (!inner) return false;
      const base = withoutImplicit(inner);
      return !/[*&]/.test(typeOf(base)) && this.#isPrivate(base);
    }
    const variable = this.#facts.unit.declaration(node.reference?.id);
    return (
      node.kind === "DeclRefExpr" &&
      variable !== undefined &&
      /^(?:Var|ParmVar)Decl$/.test(variable.kind) &&
      ancestor(variable, isFunction) !== undefined &&
      !hasAttribute(variable, "CUDASharedAttr") &&
      variable.storageClass === undefined &&
      !/[*&]/.test(typeOf(variable))
    );
  }

  /** Neither before the other half is read nor behind it. */
  #changesNothing(value: Node): boolean {
    return [...walk(value)].every((node) => {
      const callee = /Call(?:Expr)?$/.test(node.kind) ? calleeOf(node) : undefined;
      const changes = /^(?:operator)?(?:[-+*/%&|^]|<<|>>)?=$|^(?:operator)?(?:\+\+|--)$/;
      return (
        !(callee && this.#facts.isOwn(callee)) &&
        !/^(?:CompoundAssignOperator|LambdaExpr)$/.test(node.kind) &&
        !(/^CXX(?:Construct|TemporaryObject)Expr$/.test(node.kind) && !isOfHalves(node)) &&
        !changes.test(node.opcode ?? "") &&
        !changes.test(callee?.reference?.name ?? "")
      );
    });
  }

  /** `half2(a, b)` and `half2 v(a, b);`; false for all that is not made of two parts. */
  construct(node: Node): boolean {
    const type = typeOf(node);
    const parts = node.inner.filter(({ kind }) => kind !== "CXXDefaultArgExpr");
    if (!pairType.test(type) || parts.length !== 2) return false;
    const sources = parts.map(convertedFrom);
    const areFloats = sources.every((source) => source && typeOf(withoutImplicit(source)) === "float");
    const { ofFloats } = namesOf(type);
    const { ofNumbers } = this.#namesFor(type);
    const made = areFloats ? ofFloats : ofNumbers;
    const isVariable = node.parent?.kind === "VarDecl";
    const name = this.#facts.unit.token(isVariable ? node.parent?.loc : node.begin);
    const isCall =
      (isVariable || node.kind === "CXXTemporaryObjectExpr") &&
      name !== undefined &&
      /^\w+$/.test(name.file.slice(name.span)) &&
      /^\s*\(/.test(name.file.bytes.slice(name.span.end));
    if (!isCall || (!areFloats && sources.some((source) => source !== undefined))) {
      this.#refuse(
        node,
        "half-member",
        "how a pair is made of its parts this way is not documented",
        `write ${ofNumbers}(low, high)`,
      );
      return true;
    }
    if (isVariable) this.#facts.sink.insert(name.file, name.span.end, ` = ${made}`);
    else this.#facts.sink.replace(name.file, name.span, made);
    return true;
  }
}

/** What an operand is converted from by a constructor or a conversion function that nobody wrote. */
function convertedFrom(operand: Node): Node | undefined {
  for (let at: Node | undefined = operand; at; at = at.inner.at(-1)) {
    const source = at.inner.at(-1);
    if (at.kind === "ImplicitCastExpr" && at.castKind === "UserDefinedConversion") return source ?? at;
    if (at.kind === "CXXConstructExpr" && source && bare(typeOf(source)) !== bare(typeOf(at))) return source;
    if (
      !/^(?:ImplicitCastExpr|MaterializeTemporaryExpr|ExprWithCleanups|CXXBindTemporaryExpr|CXXConstructExpr)$/.test(
        at.kind,
      )
    )
      return undefined;
  }
  return undefined;
}

function isOfHalves(node: Node): boolean {
  return numberType.test(typeOf(node)) || pairType.test(typeOf(node));
}

function bare(type: string): string {
  return type.replaceAll(/\b(?:const|volatile|struct) ?| ?&/g, "").trim();
}

/** The statement `v.x = value;` that a member is written in. */
function assignmentTo(node: Node): { readonly call: Node; readonly value: Node } | undefined {
  let child = node;
  while (child.parent && /^(?:ParenExpr|ImplicitCastExpr)$/.test(child.parent.kind)) child = child.parent;
  const call = child.parent;
  if (call?.kind !== "CXXOperatorCallExpr" || call.inner[1] !== child) return undefined;
  const callee = call.inner[0] && withoutImplicit(call.inner[0]);
  const value = call.inner[2];
  const isStatement = /^(?:CompoundStmt|IfStmt|ForStmt|ExprWithCleanups)$/.test(call.parent?.kind ?? "");
  return callee?.reference?.name === "operator=" && value && isStatement ? { call, value } : undefined;
}

/** May be written twice: it does nothing. */
function isSimple(node: Node): boolean {
  return [...walk(node)].every(
    ({ kind, opcode, parent }) =>
      (!/Call(?:Expr)?$|^CompoundAssignOperator$|^LambdaExpr$/.test(kind) ||
        parent?.kind === "PseudoObjectExpr") &&
      !/^(?:\+\+|--|=)$/.test(opcode ?? ""),
  );
}
