import type { TextBlock, TextFunction } from "./read-function.ts";

/**
 * Makes loops with several entries loops with one, a switch, before values leave their variables.
 *
 *     br label %a                      store i32 0, ptr %unwarp.goto
 *                                      br label %unwarp.goto.on
 *     a: ...                      =>   a: ...
 *     br i1 %c, label %a, label %b     br i1 %c, label %unwarp.to.0, label %b
 *
 *                                      unwarp.goto.on: switch on %unwarp.goto to all such blocks
 *
 * WebAssembly has no other loops, and LLVM makes the same of them in its back end: in time by the square of the blocks,
 * and with as many registers as there are values by then, each of which lives throughout.
 *
 * @returns the function's lines, or undefined when it has nothing to do
 */
export function tameGotos(fn: TextFunction): readonly string[] | undefined {
  const targets = findTargets(fn);
  if (!targets || targets.size === 0 || !maySwitchTo(fn, targets)) return undefined;
  const numbers = new Map([...targets].map((block, number) => [fn.blocks[block]?.label ?? "", number]));
  const redirect = (line: string) =>
    line.replace(/label (%(?:"[^"]*"|[-$.\w]+))/g, (all, label: string) => {
      const number = numbers.get(label);
      return number === undefined ? all : `label %unwarp.to.${number}`;
    });
  const [first, ...others] = fn.blocks;
  const [label = "", ...rest] = first?.lines ?? [];
  const choices = [...numbers].map(([target, number]) => `    i32 ${number}, label ${target}`);
  return [
    ...[fn.head, label, "  %unwarp.goto = alloca i32, align 4"],
    ...rest.map(redirect),
    ...others.flatMap(({ lines }) => lines.map(redirect)),
    ...[...numbers.values()].flatMap(writeJump),
    ...["unwarp.goto.on:", "  %unwarp.next = load i32, ptr %unwarp.goto, align 4"],
    ...[`  switch i32 %unwarp.next, label ${[...numbers.keys()][0]} [`, ...choices, "  ]", "}"],
  ];
}

function writeJump(number: number): readonly string[] {
  return [
    `unwarp.to.${number}:`,
    `  store i32 ${number}, ptr %unwarp.goto, align 4`,
    "  br label %unwarp.goto.on",
  ];
}

/**
 * The blocks to which the switch has to lead, so that all cycles are natural loops: those of the switch, and those of which
 * the head is before all other blocks in the text, and the only way in.
 */
function findTargets({ blocks }: TextFunction): ReadonlySet<number> | undefined {
  const before = predecessors(blocks);
  const loops = findLoops(blocks);
  const targets = new Set<number>();
  for (const [head, last] of loops) if (!isClosed(before, head, last)) targets.add(head);
  // In real code one or two turns are enough.
  for (let turn = 0; turn < 10; turn++) {
    const { size } = targets;
    // The switch leads into a loop, whose head then is no longer the only way in.
    for (const [head, last] of loops)
      if ([...targets].some((target) => target > head && target <= last)) targets.add(head);
    const body = loopOf(blocks, before, targets);
    for (const block of body) if (before[block]?.some((from) => !body.has(from))) targets.add(block);
    if (targets.size === size) return targets;
  }
  return undefined;
}

function predecessors(blocks: readonly TextBlock[]): readonly (readonly number[])[] {
  const result = blocks.map((): number[] => []);
  for (const [number, { successors }] of blocks.entries())
    for (const successor of successors) result[successor]?.push(number);
  return result;
}

/** The head of each loop, and the last block that leads back to it. */
function findLoops(blocks: readonly TextBlock[]): ReadonlyMap<number, number> {
  const loops = new Map<number, number>();
  for (const [number, { successors }] of blocks.entries())
    for (const successor of successors) if (successor <= number) loops.set(successor, number);
  return loops;
}

/** Whether blocks that follow one another are entered through the first only. */
function isClosed(before: readonly (readonly number[])[], first: number, last: number): boolean {
  for (let block = first + 1; block <= last; block++)
    if (before[block]?.some((from) => from < first || from > last)) return false;
  return true;
}

/** What the switch leads to, and what leads back to it. */
function loopOf(
  blocks: readonly TextBlock[],
  before: readonly (readonly number[])[],
  targets: ReadonlySet<number>,
): ReadonlySet<number> {
  const reached = new Set(targets);
  for (const block of reached) for (const next of blocks[block]?.successors ?? []) reached.add(next);
  const body = new Set(
    [...targets].flatMap((target) => before[target] ?? []).filter((block) => reached.has(block)),
  );
  for (const block of body) for (const from of before[block] ?? []) if (reached.has(from)) body.add(from);
  return body;
}

/** Whether no value, which would have to be defined on all ways, is needed behind the switch. */
function maySwitchTo({ blocks }: TextFunction, targets: ReadonlySet<number>): boolean {
  if (targets.has(0) || [...targets].some((target) => blocks[target]?.hasPhi)) return false;
  const before = predecessors(blocks);
  const definedIn = new Map(
    blocks.flatMap(({ definitions }, number) => definitions.map((name) => [name, number] as const)),
  );
  return blocks.every(({ uses }, number) =>
    uses.every((name) => {
      const source = definedIn.get(name);
      // The first block always comes first.
      if (source === undefined || source === number || source === 0) return true;
      if (source > number || !isClosed(before, source, number)) return false;
      for (let block = source + 1; block <= number; block++) if (targets.has(block)) return false;
      return true;
    }),
  );
}
