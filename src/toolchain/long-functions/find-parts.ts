import type { TextBlock, TextFunction } from "./read-function.ts";

/** Blocks of a function, in the order of their text: entered at the first only, and left to `end` only. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

export interface PartSizes {
  /** Lines that a part has at least, and at most. */
  readonly least: number;
  readonly most: number;
}

/**
 * Finds parts of a function that can become functions of their own: nothing but variables and pointers that were passed
 * to the function goes in, and nothing but variables comes out. Clang's front end writes blocks in the order of
 * the source, and keeps in variables what lives from one statement to the next.
 */
export function findParts(fn: TextFunction, sizes: PartSizes): readonly Part[] {
  const facts = blockFacts(fn);
  const parts: Part[] = [];
  // The first block has the variables.
  for (let start = 1; start < fn.blocks.length;) {
    const end = findEnd(fn, facts, start, sizes);
    if (end !== undefined) parts.push({ start, end });
    start = end ?? start + 1;
  }
  return parts;
}

interface BlockFacts {
  /** The first and last of the blocks before it and behind it. */
  readonly predecessors: Range;
  readonly successors: Range;
  /** Where the values that it uses are defined, and where those that it defines are used. */
  readonly sources: Range;
  readonly uses: Range;
}

class Range {
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  add(number: number): void {
    this.first = Math.min(this.first, number);
    this.last = Math.max(this.last, number);
  }
}

function blockFacts({ blocks, variables, parameters }: TextFunction): readonly BlockFacts[] {
  const facts = blocks.map(() => ({
    predecessors: new Range(),
    successors: new Range(),
    sources: new Range(),
    uses: new Range(),
  }));
  const definedIn = new Map(
    blocks.flatMap(({ definitions }, number) => definitions.map((name) => [name, number] as const)),
  );
  for (const [number, block] of blocks.entries()) {
    for (const successor of block.successors) {
      facts[number]?.successors.add(successor);
      facts[successor]?.predecessors.add(number);
    }
    for (const name of block.uses) {
      if (variables.has(name) || parameters.get(name) === true) continue;
      // The front end copies other parameters into variables, in the first block.
      const source = parameters.has(name) ? 0 : definedIn.get(name);
      if (source === undefined) continue; // a type
      facts[number]?.sources.add(source);
      facts[source]?.uses.add(number);
    }
  }
  return facts;
}

/** The end of the longest part that begins at a block, if there is any. */
function findEnd(
  { blocks }: TextFunction,
  facts: readonly BlockFacts[],
  start: number,
  { least, most }: PartSizes,
): number | undefined {
  if (blocks[start]?.hasPhi) return undefined;
  let found: number | undefined;
  let lines = 0;
  /** Blocks that are branched to, that branch into the part, that use a value of it, and that define one for it. */
  const [target, origin, use, source] = [new Range(), new Range(), new Range(), new Range()];
  for (let end = start + 1; end < blocks.length; end++) {
    const last = end - 1;
    const { predecessors, successors, sources, uses } = facts[last] ?? {};
    const block = blocks[last];
    if (!block || !predecessors || !successors || !sources || !uses) break;
    lines += block.lines.length;
    if (lines > most || returns(block)) break;
    if (successors.first < start || sources.first < start || uses.first < start) break;
    if (last > start && predecessors.first < start) break;
    target.add(successors.last);
    use.add(uses.last);
    source.add(sources.last);
    if (last > start) origin.add(predecessors.last);
    const isClosed = target.last <= end && [origin, use, source].every((range) => range.last < end);
    if (isClosed && lines >= least && !blocks[end]?.hasPhi) found = end;
  }
  return found;
}

function returns({ lines }: TextBlock): boolean {
  return /^ {2}(?:ret|resume)\b/.test(lines.at(-1) ?? "");
}
