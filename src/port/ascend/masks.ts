/**
 * Whether a warp operation may lose its mask. Ascend's take part with all lanes that run together. That is the same where those are the
 * lanes of the mask: shown from the source, or asked as the kernel runs, which then stops where it is not so (warp-helpers.ts).
 */
import { constantValue, isAllOnes } from "../ast/constant-value.ts";
import { isKernel, parametersOf } from "../ast/functions.ts";
import { argumentsOf, type Node, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { PresentLanes } from "./present-lanes.ts";
import type { Twins } from "./twins.ts";
import { callOf, isActiveMask, type Uniformity } from "./uniformity.ts";

type Refuse = (node: Node, code: string, reason: string, help?: string) => void;

export class Masks {
  readonly #facts: Facts;
  readonly #uniformity: Uniformity;
  readonly #twins: Twins;
  readonly #present: PresentLanes;
  readonly #function: Node;
  readonly #refuse: Refuse;

  constructor(facts: Facts, uniformity: Uniformity, twins: Twins, functionNode: Node, refuse: Refuse) {
    this.#twins = twins;
    this.#facts = facts;
    this.#uniformity = uniformity;
    this.#present = new PresentLanes(facts, uniformity);
    this.#function = functionNode;
    this.#refuse = refuse;
  }

  /**
   * How an operation is ported, or undefined after a refusal.
   *
   * @param mask undefined for one that names all lanes without a word
   */
  decide(call: Node, mask: Node | undefined, name: string): "dropped" | "checked" | undefined {
    if (isActiveMask(mask)) return "dropped";
    const value = mask && this.#constantMask(mask);
    const isFull = mask === undefined || isAllOnes(value);
    if (isFull && this.#isConverged(call)) return "dropped";
    // Of lanes that are named and have returned CUDA asks nothing; the check would.
    const isMade = mask !== undefined && !isFull && value === undefined;
    const mayNameGone =
      this.#uniformity.mayLoseLanes(this.#function) &&
      !(isMade && this.#present.areAll(mask, this.#function));
    if (!mayNameGone) return this.#checked(call, name);
    if (isMade)
      return this.#refuseOld(
        call,
        name,
        "the mask",
        "make it of __activemask or __ballot_sync, in a variable that is declared behind the last return",
      );
    this.#refuse(
      call,
      isFull ? "divergent-warp-operation" : "partial-mask",
      isFull
        ? `it is not shown that all lanes of the warp come to this ${name} together: a condition or loop around it, or around a call of the function, may differ among lanes, and some may have returned`
        : `${name} names its lanes by a constant that is not all of the warp, and some of them may have returned`,
      "move it out of the condition, and choose what the lanes bring instead",
    );
    return undefined;
  }

  /** The same of a group within a warp, all lanes of which must come. Those of a coalesced group were there when it was made, which may be before some returned. */
  decideGroup(
    node: Node,
    words: string,
    kind: "tile" | "coalesced" | undefined,
  ): "dropped" | "checked" | undefined {
    if (this.#isConverged(node)) return "dropped";
    if (kind === "tile") return this.decide(node, undefined, words);
    if (kind === "coalesced") {
      const [group] = node.inner;
      const isPresent =
        !this.#uniformity.mayLoseLanes(this.#function) ||
        (group !== undefined && this.#present.areAll(group, this.#function));
      return isPresent
        ? this.#checked(node, words)
        : this.#refuseOld(
            node,
            words,
            "the group",
            "make it in a variable that is declared behind the last return",
          );
    }
    this.#refuse(
      node,
      "divergent-warp-operation",
      `it is not shown that all lanes of the warp come to this ${words} together: a condition or loop around it, or around a call of the function, may differ among lanes`,
      "move it out of the condition, and choose what the lanes bring instead",
    );
    return undefined;
  }

  #isConverged(node: Node): boolean {
    return this.#twins.isConverged(this.#facts, this.#function, node);
  }

  #refuseOld(node: Node, name: string, what: string, help: string): undefined {
    this.#refuse(
      node,
      "partial-mask",
      `it is not shown that ${what} of this ${name} names no lanes that have returned`,
      help,
    );
    return undefined;
  }

  #checked(node: Node, name: string): "checked" {
    this.#facts.remark(
      node,
      "lanes",
      `it is not shown that the lanes of the mask come to this ${name} together: that is asked as the kernel runs, which stops where it is not so`,
    );
    return "checked";
  }

  #constantMask(mask: Node): bigint | undefined {
    const value = constantValue(this.#facts.unit, mask);
    if (value !== undefined) return value;
    // A variable that is only ever one constant.
    const variable = this.#facts.unit.declaration(withoutImplicit(mask).reference?.id);
    if (variable?.kind === "ParmVarDecl") return this.#constantParameter(variable);
    if (variable?.kind !== "VarDecl") return undefined;
    const init = this.#uniformity.onlyValueOf(withoutImplicit(mask), this.#function);
    return init && constantValue(this.#facts.unit, init);
  }

  /** A parameter that every caller gives the same constant. */
  #constantParameter(parameter: Node): bigint | undefined {
    const owner = parameter.parent;
    if (!owner || isKernel(owner) || this.#uniformity.isGiven(parameter, owner)) return undefined;
    const index = parametersOf(owner).indexOf(parameter);
    const values = this.#facts.usesOf(owner).map(({ call }) => {
      const argument = callOf(call) && argumentsOf(callOf(call) as Node)[index];
      const given = argument?.kind === "CXXDefaultArgExpr" ? parameter.inner[0] : argument;
      return given && constantValue(this.#facts.unit, given);
    });
    return values.length > 0 && values.every((value) => value !== undefined && value === values[0])
      ? values[0]
      : undefined;
  }
}
