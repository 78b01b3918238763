/**
 * Whether a condition that held for a thread keeps it from a return further on: `bool in = i < n; … if (i >= n) return;`. Only of
 * conditions that are the same whenever the thread computes them, and that are written alike: anything else is not shown.
 */
import { isFunction } from "../ast/functions.ts";
import { ancestor, type Node, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { isReference } from "./effects.ts";
import { isShared } from "./gifts.ts";
import type { Uniformity } from "./uniformity.ts";

/** What cannot hold together with a comparison of the same two numbers; of NaN, neither holds. */
const opposites: Readonly<Record<string, string>> = {
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
  "==": "!=",
  "!=": "==",
};
const swapped: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

export class Conditions {
  readonly #facts: Facts;
  readonly #uniformity: Uniformity;
  readonly #within: Node;

  constructor(facts: Facts, uniformity: Uniformity, within: Node) {
    this.#facts = facts;
    this.#uniformity = uniformity;
    this.#within = within;
  }

  /** Whether a thread for which `held` was true comes to no return of a statement's. */
  keepsFrom(held: Node, returning: Node): boolean {
    for (
      let child = returning, at = returning.parent;
      at && at !== this.#within;
      child = at, at = at.parent
    ) {
      if (at.kind !== "IfStmt") continue;
      const [otherwise, then, condition] = at.hasElse
        ? at.inner.toReversed()
        : [undefined, ...at.inner.toReversed()];
      if (!condition) continue;
      if (child === then && this.#isAgainst(held, condition)) return true;
      if (child === otherwise && this.#isFor(held, condition)) return true;
    }
    return false;
  }

  /** Where the first is true, the second is false. */
  #isAgainst(first: Node, second: Node): boolean {
    const [held, asked] = [this.#meaning(first), this.#meaning(second)];
    if (!held || !asked) return false;
    if (isNot(asked)) return this.#isFor(held, only(asked));
    if (isNot(held)) return this.#isFor(asked, only(held));
    if (isOf(asked, "||")) return asked.inner.every((part) => this.#isAgainst(held, part));
    if (isOf(asked, "&&")) return asked.inner.some((part) => this.#isAgainst(held, part));
    if (isOf(held, "&&")) return held.inner.some((part) => this.#isAgainst(part, asked));
    const [a, b, c, d] = [...operands(held), ...operands(asked)];
    if (!a || !b || !c || !d) return false;
    const opposite = opposites[held.opcode ?? ""];
    if (opposite === undefined) return false;
    const isPlain = asked.opcode === opposite && isSame(a, c) && isSame(b, d);
    return isPlain || (asked.opcode === (swapped[opposite] ?? opposite) && isSame(a, d) && isSame(b, c));
  }

  /** Where the first is true, so is the second. */
  #isFor(first: Node, second: Node): boolean {
    const [held, asked] = [this.#meaning(first), this.#meaning(second)];
    if (!held || !asked) return false;
    if (isOf(asked, "&&")) return asked.inner.every((part) => this.#isFor(held, part));
    if (isOf(held, "&&") && held.inner.some((part) => this.#isFor(part, asked))) return true;
    const [a, b, c, d] = [...operands(held), ...operands(asked)];
    const isTurned = asked.opcode === (swapped[held.opcode ?? ""] ?? "");
    return isSame(held, asked) || (isTurned && !!a && !!b && !!c && !!d && isSame(a, d) && isSame(b, c));
  }

  /** The expression, or the one that a variable stands for; undefined where it may change. */
  #meaning(given: Node): Node | undefined {
    const node = withoutImplicit(given);
    if (!this.#isStable(node)) return undefined;
    const init = node.kind === "DeclRefExpr" ? this.#uniformity.onlyValueOf(node, this.#within) : undefined;
    const isOfBool = init !== undefined && /^(?:const )?bool$/.test(node.type ?? "");
    return isOfBool && this.#isStable(init) ? this.#meaning(init) : node;
  }

  /** Made of what a thread keeps: literals, its own number, and variables that are given one value. */
  #isStable(given: Node): boolean {
    const node = withoutImplicit(given);
    switch (node.kind) {
      case "IntegerLiteral":
      case "FloatingLiteral":
      case "CharacterLiteral":
      case "CXXBoolLiteralExpr":
        return true;
      case "PseudoObjectExpr":
        return true;
      case "DeclRefExpr":
        return this.#isStableName(node);
      case "UnaryOperator":
        return /^[-+!~]$/.test(node.opcode ?? "") && node.inner.every((part) => this.#isStable(part));
      case "BinaryOperator":
        return (
          !/(?:^|[^=!<>])=$|^(?:<<|>>)=$/.test(node.opcode ?? "") &&
          node.inner.every((part) => this.#isStable(part))
        );
      case "ConditionalOperator":
      case "CStyleCastExpr":
      case "CXXStaticCastExpr":
      case "CXXFunctionalCastExpr":
        return !/[*&]/.test(node.type ?? "") && node.inner.every((part) => this.#isStable(part));
      default:
        return false;
    }
  }

  #isStableName(node: Node): boolean {
    const kind = node.reference?.kind ?? "";
    if (kind === "EnumConstantDecl" || kind === "NonTypeTemplateParmDecl") return true;
    const variable = this.#facts.unit.declaration(node.reference?.id);
    if (!variable || isReference(variable) || /\bvolatile\b/.test(variable.type ?? "")) return false;
    if (variable.kind === "ParmVarDecl")
      return variable.parent === this.#within && !this.#uniformity.isGiven(variable, this.#within);
    return (
      variable.kind === "VarDecl" &&
      ancestor(variable, isFunction) === this.#within &&
      variable.storageClass === undefined &&
      !isShared(variable) &&
      this.#uniformity.onlyValueOf(node, this.#within) !== undefined
    );
  }
}

function isNot(node: Node): boolean {
  return node.kind === "UnaryOperator" && node.opcode === "!";
}

function only(node: Node): Node {
  return node.inner[0] as Node;
}

function isOf(node: Node, opcode: string): boolean {
  return node.kind === "BinaryOperator" && node.opcode === opcode;
}

function operands(node: Node): readonly (Node | undefined)[] {
  return node.kind === "BinaryOperator" ? [node.inner[0], node.inner[1]] : [undefined, undefined];
}

/** Written alike, of the same variables. */
function isSame(first: Node, second: Node): boolean {
  const [a, b] = [withoutImplicit(first), withoutImplicit(second)];
  return (
    a.kind === b.kind &&
    a.opcode === b.opcode &&
    a.value === b.value &&
    a.name === b.name &&
    a.type === b.type &&
    a.reference?.id === b.reference?.id &&
    a.reference?.name === b.reference?.name &&
    a.inner.length === b.inner.length &&
    a.inner.every((part, index) => isSame(part, b.inner[index] as Node))
  );
}
