/**
 * Whether a mask or a group that is made as the kernel runs names no lane that has returned: those are asked for when they are used,
 * and a lane that is gone cannot come. It is so where it was made of the lanes that were there, and none of them returned since.
 */
import { isKernel, parametersOf } from "../ast/functions.ts";
import {
  argumentsOf,
  calleeOf,
  nameReferredTo,
  type Node,
  type Place,
  withoutImplicit,
} from "../ast/node.ts";
import type { Facts } from "../facts.ts";
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
          : variable.kind === "VarDecl" && this.#isPresentVariable(variable, within, now);
      }
      default:
        return false;
    }
  }

  /** Declared behind the last return, so that none comes between it and its use, in a loop neither. */
  #isPresentVariable(variable: Node, within: Node, seen: ReadonlySet<Node>): boolean {
    const start = offsetOf(variable.loc);
    if (isKernel(within)) {
      const returns = this.#uniformity.divergentReturns(within).map(({ begin }) => offsetOf(begin));
      if (start === undefined || !returns.every((one) => one !== undefined && one < start)) return false;
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

function offsetOf(place: Place | undefined): number | undefined {
  return place?.expansion?.offset ?? place?.offset;
}
