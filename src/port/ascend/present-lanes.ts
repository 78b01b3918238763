/**
 * Whether a mask or a group that is made as the kernel runs names no lane that has returned: those are asked for when they are used,
 * and a lane that is gone cannot come. It is so where it was made of the lanes that were there, and none of them returned since:
 * there is no return in between, or only of lanes that the mask does not name, as it was made by the opposite condition.
 */
import { isKernel, parametersOf, withinFunction } from "../ast/functions.ts";
import {
  argumentsOf,
  calleeOf,
  nameReferredTo,
  type Node,
  type Place,
  withoutImplicit,
} from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { Conditions } from "./conditions.ts";
import { giftsOf } from "./gifts.ts";
import { callOf, type Uniformity } from "./uniformity.ts";

const namesThoseThere = /^(?:__activemask|__ballot_sync|__match_(?:any|all)_sync|coalesced_threads)$/;

export class PresentLanes {
  readonly #facts: Facts;
  readonly #uniformity: Uniformity;

  constructor(facts: Facts, uniformity: Uniformity) {
    this.#facts = facts;
    this.#uniformity = uniformity;
  }

  /** @param given an expression that is computed where it is used, by `within` */
  areAll(given: Node, within: Node, seen: ReadonlySet<Node> = new Set()): boolean {
    const node = withoutImplicit(given);
    const [first, second, third] = node.inner;
    const of = (part: Node | undefined) => part !== undefined && this.areAll(part, within, seen);
    switch (node.kind) {
      case "CallExpr":
        return namesThoseThere.test(nameReferredTo(calleeOf(node) ?? node) ?? "");
      case "CStyleCastExpr":
      case "CXXStaticCastExpr":
      case "CXXFunctionalCastExpr":
        return of(first);
      case "BinaryOperator":
        return node.opcode === "&" && (of(first) || of(second));
      case "ConditionalOperator":
        return of(second) && of(third);
      case "DeclRefExpr": {
        const variable = this.#facts.unit.declaration(node.reference?.id);
        if (!variable || seen.has(variable)) return false;
        const now = new Set([...seen, variable]);
        return variable.kind === "ParmVarDecl"
          ? this.#isPresentParameter(variable, within, now)
          : variable.kind === "VarDecl" && this.#isPresentVariable(variable, node, within, now);
      }
      default:
        return false;
    }
  }

  /** No return comes between a variable and its use, in a loop neither, that one of its lanes might take. */
  #isPresentVariable(variable: Node, use: Node, within: Node, seen: ReadonlySet<Node>): boolean {
    if (isKernel(within)) {
      const start = offsetOf(variable.loc);
      if (start === undefined) return false;
      for (const returning of this.#uniformity.divergentReturns(within)) {
        const at = offsetOf(returning.begin);
        if (at === undefined) return false;
        const isBefore = at < start;
        if (
          !isBefore &&
          !isBehind(returning, use, variable, within) &&
          !this.#keepsAll(variable, returning, within)
        )
          return false;
      }
    }
    const gifts = [...giftsOf(within)].filter((gift) => gift.variable === variable.id);
    return (
      gifts.length > 0 &&
      gifts.every(
        ({ at, value, escapes }) =>
          !escapes &&
          value !== undefined &&
          // Of fewer lanes, or of others that are there.
          (at.opcode === "&=" ||
            ((at === variable || at.opcode === "=") && this.areAll(value, within, seen))),
      )
    );
  }

  /** The lanes of `__ballot_sync(…, i < n)` come to no `if (i >= n) return;`. */
  #keepsAll(variable: Node, returning: Node, within: Node): boolean {
    const gifts = [...giftsOf(within)].filter((gift) => gift.variable === variable.id);
    const [only] = gifts;
    const value = only?.value && withoutImplicit(only.value);
    if (gifts.length !== 1 || only?.at !== variable || only.escapes || value?.kind !== "CallExpr")
      return false;
    const callee = calleeOf(value);
    const predicate = argumentsOf(value)[1];
    return (
      callee !== undefined &&
      nameReferredTo(callee) === "__ballot_sync" &&
      predicate !== undefined &&
      new Conditions(this.#facts, this.#uniformity, within).keepsFrom(predicate, returning)
    );
  }

  /** Nobody returns from a kernel within a function that it calls. */
  #isPresentParameter(parameter: Node, within: Node, seen: ReadonlySet<Node>): boolean {
    if (parameter.parent !== within || isKernel(within) || this.#uniformity.isGiven(parameter, within))
      return false;
    const index = parametersOf(within).indexOf(parameter);
    const uses = this.#facts.usesOf(within);
    return (
      uses.length > 0 &&
      uses.every(({ caller, call }) => {
        const expression = callOf(call);
        const argument = expression && argumentsOf(expression)[index];
        return argument !== undefined && this.areAll(argument, caller, seen);
      })
    );
  }
}

/** Further on in the text, and in no loop that comes back to the use with the variable as it was. */
function isBehind(returning: Node, use: Node, variable: Node, within: Node): boolean {
  const [at, used, declared] = [offsetOf(returning.begin), offsetOf(use.end ?? use.begin), variable.parent];
  if (at === undefined || used === undefined || at < used) return false;
  if ([...withinFunction(within)].some(({ kind }) => /^(?:Indirect)?GotoStmt$/.test(kind))) return false;
  return !ancestorsOf(returning, within).some(
    (one) =>
      /^(?:For|While|Do|CXXForRange)Stmt$/.test(one.kind) && isWithin(use, one) && !isWithin(declared, one),
  );
}

function ancestorsOf(node: Node, top: Node): readonly Node[] {
  const found: Node[] = [];
  for (let at = node.parent; at && at !== top; at = at.parent) found.push(at);
  return found;
}

function isWithin(node: Node | undefined, outer: Node): boolean {
  for (let at = node; at; at = at.parent) if (at === outer) return true;
  return false;
}

function offsetOf(place: Place | undefined): number | undefined {
  return place?.expansion?.offset ?? place?.offset;
}
