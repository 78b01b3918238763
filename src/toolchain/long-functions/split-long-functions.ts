import { findParts, type PartSizes } from "./find-parts.ts";
import { manyLoops } from "./look-at-source.ts";
import { readFunction, type TextFunction } from "./read-function.ts";
import { tameGotos } from "./tame-gotos.ts";
import { moveParts } from "./write-part.ts";

export interface SplitLimits extends PartSizes {
  /** Loops of a function from which on it is split. */
  readonly loops: number;
  /** Lines of a function from which on its loops with several entries get one. */
  readonly gotoLines: number;
}

/**
 * A part of 1,000 lines has some 20 loops in a row, and is a third as long when LLVM has optimized it. Kernels with gotos
 * are left alone as long as they are small enough for gangs, which a switch over all blocks would be far too long for.
 */
const usualLimits: SplitLimits = { loops: manyLoops, gotoLines: 9000, least: 200, most: 1000 };

/**
 * Splits functions of many loops and tames gotos, in LLVM IR as clang's front end leaves it: LLVM's passes for loops take time by the
 * square of a function's loops, as each looks at all loops before it or at the whole function.
 */
export function splitLongFunctions(ir: string, limits: SplitLimits = usualLimits): string {
  const lines = ir.split("\n");
  const attributes = new Attributes(lines);
  const result: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const end = line.startsWith("define ") ? lines.indexOf("}", at) : at;
    const text = lines.slice(at, end + 1);
    at = end;
    const fn = text.length > limits.least ? readFunction(text) : undefined;
    result.push(...(fn ? split(fn, text, limits, attributes) : text));
  }
  const { added } = attributes;
  return [...result, ...added, ...(added.length > 0 ? [""] : [])].join("\n");
}

function split(
  fn: TextFunction,
  text: readonly string[],
  limits: SplitLimits,
  attributes: Attributes,
): readonly string[] {
  const tamed = text.length < limits.gotoLines ? undefined : tameGotos(fn);
  if (tamed) return splitAgain(tamed, limits, attributes);
  if (countLoops(fn) < limits.loops) return text;
  const parts = findParts(fn, limits);
  if (parts.length === 0) return text;
  const { lines, parts: functions } = moveParts(fn, parts, attributes.forPartsOf(fn.head));
  return [...lines, "", ...functions];
}

/** With gotos tamed, a function may still have other loops. */
function splitAgain(text: readonly string[], limits: SplitLimits, attributes: Attributes): readonly string[] {
  const fn = readFunction(text);
  return fn ? split(fn, text, { ...limits, gotoLines: Number.POSITIVE_INFINITY }, attributes) : text;
}

/** The front end writes a loop's head before its body. */
function countLoops({ blocks }: TextFunction): number {
  const heads = blocks.flatMap(({ successors }, number) =>
    successors.filter((successor) => successor <= number),
  );
  return new Set(heads).size;
}

/**
 * What is said of a function and holds for its parts: not that it never returns, which parts do, nor what memory it
 * accesses, as they access its variables.
 */
const ofParts = new Set(["convergent", "mustprogress", "nounwind", "strictfp", "optsize", "minsize", "cold"]);
const ofLaunches = /^"(?:nvvm\.|uniform-work-group-size)/;

/** The module's groups of attributes. */
class Attributes {
  readonly #groups = new Map<string, string>();
  readonly #parts = new Map<string, string>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const [, name, text] = /^attributes (#\d+) = \{(.*)\}$/.exec(line) ?? [];
      if (name !== undefined && text !== undefined) this.#groups.set(name, text);
    }
  }

  /** Parts are called once, and LLVM would put them back. */
  forPartsOf(head: string): string {
    const group = /\) .*?(#\d+)/.exec(head)?.[1] ?? "";
    const known = this.#parts.get(group);
    if (known !== undefined) return known;
    const name = `#${this.#groups.size + this.#parts.size}`;
    this.#parts.set(group, name);
    return name;
  }

  get added(): readonly string[] {
    return [...this.#parts].map(([group, name]) => {
      const words =
        (this.#groups.get(group) ?? "").match(/[^\s"(]+\([^)]*\)|"[^"]*"(?:="[^"]*")?|\S+/g) ?? [];
      const kept = words.filter(
        (word) => ofParts.has(word) || (word.startsWith('"') && !ofLaunches.test(word)),
      );
      return `attributes ${name} = { noinline ${kept.join(" ")} }`;
    });
  }
}
