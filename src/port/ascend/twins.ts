/**
 * One text in several sources. What a header defines is read once for each source that includes it, and a template once for each of
 * its instances; there is one translation for all of them, so what is shown of one must be shown of all.
 */
import type { Facts } from "../facts.ts";
import { isKernel, isTemplatePattern } from "../ast/functions.ts";
import { ancestor, type Node, walk } from "../ast/node.ts";
import type { Uniformity } from "./uniformity.ts";

export interface Reading {
  readonly facts: Facts;
  readonly uniformity: Uniformity;
  /** Of the whole project: see `mayShareMemory`. */
  readonly sharesMemory: boolean;
}

interface Twin extends Reading {
  readonly functionNode: Node;
}

export class Twins {
  /** By the place of the function's name. */
  readonly #functions = new Map<string, Twin[]>();
  /** What kernels of a source may run. */
  readonly #live = new Map<Facts, ReadonlySet<Node>>();

  constructor(readings: readonly Reading[]) {
    for (const reading of readings) {
      const { facts } = reading;
      const kernels = facts.deviceFunctions.filter((one) => isKernel(one) && !isPattern(one));
      this.#live.set(facts, new Set(kernels.flatMap((kernel) => [...facts.reachableFrom(kernel)])));
      for (const functionNode of facts.deviceFunctions) {
        const key = keyOf(facts, functionNode);
        this.#functions.set(key, [...(this.#functions.get(key) ?? []), { ...reading, functionNode }]);
      }
    }
  }

  /**
   * Whether a function is better looked at in another source: no kernel runs it here, where little is known of it, and one does there.
   * A template without an instance here, or a function that this source includes and leaves alone.
   */
  isBetterKnownElsewhere(facts: Facts, functionNode: Node): boolean {
    if (this.#isLive(facts, functionNode)) return false;
    return this.#of(facts, functionNode).some(
      (twin) => twin.facts !== facts && this.#isLive(twin.facts, twin.functionNode),
    );
  }

  /** Whether the lanes of a warp come together to a place in all readings of its text. */
  isConverged(facts: Facts, functionNode: Node, node: Node): boolean {
    const offset = node.begin?.offset;
    return this.#of(facts, functionNode)
      .filter((twin) => !this.isBetterKnownElsewhere(twin.facts, twin.functionNode))
      .every((twin) =>
        twin.functionNode === functionNode
          ? twin.uniformity.isConverged(node, functionNode)
          : [...walk(twin.functionNode)]
              .filter((one) => one.kind === node.kind && one.begin?.offset === offset)
              .every((one) => twin.uniformity.isConverged(one, twin.functionNode)),
      );
  }

  #isLive(facts: Facts, functionNode: Node): boolean {
    return this.#live.get(facts)?.has(functionNode) ?? false;
  }

  #of(facts: Facts, functionNode: Node): readonly Twin[] {
    return this.#functions.get(keyOf(facts, functionNode)) ?? [];
  }
}

function keyOf(facts: Facts, { loc, id }: Node): string {
  const path = facts.unit.text(loc)?.path;
  // A macro's text makes functions of several uses.
  if (path === undefined || !loc || loc.expansion) return `${facts.unit.file.path} ${id}`;
  return `${path}:${loc.offset}`;
}

function isPattern(functionNode: Node): boolean {
  return isTemplatePattern(functionNode) || ancestor(functionNode, isTemplatePattern) !== undefined;
}
