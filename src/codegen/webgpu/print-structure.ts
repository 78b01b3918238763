import type { BasicBlock } from "../../ir/function.ts";
import type { Node } from "./structure.ts";

/** What the nodes stand for, as WGSL. */
export interface Spelling {
  code(block: BasicBlock): readonly string[];
  /** What phis get along an edge. */
  edge(from: BasicBlock, to: BasicBlock): readonly string[];
  condition(block: BasicBlock): string;
  /** The value that a switch looks at, and its cases. */
  selector(block: BasicBlock): string;
  caseValue(value: bigint): string;
  leave(block: BasicBlock): readonly string[];
}

/** A place that a jump goes to. */
type Target = string;

/** A `loop` or `switch` that `break` leaves. */
interface Construct {
  /** Where one is behind it. */
  readonly breaks: ReadonlySet<Target>;
  /** The start of a loop. */
  readonly continues: Target | undefined;
  /** Jumps that go further than this construct, which the code behind it must pass on. */
  readonly passing: Set<Target>;
}

interface Context {
  /** Where one gets by running off the end. */
  readonly falls: ReadonlySet<Target>;
  /** From the outermost to the innermost. */
  readonly constructs: readonly Construct[];
}

/**
 * Writes structured code as WGSL, which has no labels: a jump out of several loops or switches notes its target in
 * the variable `leaving` and leaves them one by one. Jumps to what comes next anyway are left out, and with them
 * most scopes; those that are left become a `switch` with one case.
 */
export function printStructure(nodes: readonly Node[], spelling: Spelling): string[] {
  const printer = new Printer(spelling);
  const lines = printer.print(nodes, { falls: new Set(), constructs: [] });
  return printer.usesLeaving ? ["var leaving = 0u;", ...lines] : lines;
}

/** Whether printing needs the variable `leaving`. */
export function needsLeaving(nodes: readonly Node[]): boolean {
  const line = () => ["_;"];
  const text = () => "_";
  const printer = new Printer({
    ...{ code: line, edge: line, leave: line },
    ...{ condition: text, selector: text, caseValue: text },
  });
  printer.print(nodes, { falls: new Set(), constructs: [] });
  return printer.usesLeaving;
}

const exitOf = (label: BasicBlock, ids: Ids): Target => `exit ${ids.of(label)}`;
const startOf = (label: BasicBlock, ids: Ids): Target => `start ${ids.of(label)}`;

class Ids {
  readonly #ids = new Map<BasicBlock, number>();
  of(block: BasicBlock): number {
    const id = this.#ids.get(block) ?? this.#ids.size + 1;
    this.#ids.set(block, id);
    return id;
  }
}

class Printer {
  usesLeaving = false;
  readonly #spelling: Spelling;
  readonly #ids = new Ids();
  readonly #numbers = new Map<Target, number>();
  /** Whether a scope must be a construct that can be left. */
  readonly #isConstruct = new Map<Node, boolean>();
  #unresolved = new Set<Target>();

  constructor(spelling: Spelling) {
    this.#spelling = spelling;
  }

  print(nodes: readonly Node[], context: Context): string[] {
    const lines: string[] = [];
    for (const [index, node] of nodes.entries()) {
      const isLast = index === nodes.length - 1;
      if (node.kind === "if" && isLast) {
        const { yes, no, rest } = this.#turn(node, context.falls);
        if (rest) {
          lines.push(...this.#if(node.block, yes, no, { ...context, falls: new Set() }));
          return [...lines, ...this.print(rest, context)];
        }
      }
      lines.push(...this.#node(node, isLast ? context : { ...context, falls: new Set() }));
    }
    return lines;
  }

  /** An arm that goes elsewhere needs no `else`: the other arm follows. */
  #turn(node: Extract<Node, { kind: "if" }>, falls: ReadonlySet<Target>) {
    const { yes, no } = node;
    if (this.#goesAway(yes, falls)) return { yes, no: [], rest: no };
    if (this.#goesAway(no, falls)) return { yes: [], no, rest: yes };
    return { yes, no, rest: undefined };
  }

  /** Whether all ways through the nodes end in a jump that has to be written. */
  #goesAway(nodes: readonly Node[], falls: ReadonlySet<Target>): boolean {
    const last = nodes.at(-1);
    switch (last?.kind) {
      case "leave":
        return true;
      case "exit":
        return !falls.has(exitOf(last.label, this.#ids));
      case "continue":
        return !falls.has(startOf(last.label, this.#ids));
      case "goto":
        return !falls.has(startOf(last.entry, this.#ids));
      case "if":
        return this.#goesAway(last.yes, falls) && this.#goesAway(last.no, falls);
      default:
        return false;
    }
  }

  #node(node: Node, context: Context): string[] {
    switch (node.kind) {
      case "code":
        return [...this.#spelling.code(node.block)];
      case "edge":
        return [...this.#spelling.edge(node.from, node.to)];
      case "leave":
        return [...this.#spelling.leave(node.block)];
      case "exit":
        return this.#jump(exitOf(node.label, this.#ids), context);
      case "continue":
        return this.#jump(startOf(node.label, this.#ids), context);
      case "if":
        return this.#if(node.block, node.yes, node.no, context);
      case "scope":
        return this.#scope(node, context);
      case "loop": {
        const start = startOf(node.label, this.#ids);
        return this.#construct(context, start, (inner) => [
          "loop {",
          ...indent(this.print(node.body, { ...inner, falls: new Set([start]) })),
          "}",
        ]);
      }
      case "dispatch":
        return this.#dispatch(node, context);
      case "goto": {
        const chosen = `next_block = ${this.#ids.of(node.block)}u;`;
        return [chosen, ...this.#jump(startOf(node.entry, this.#ids), context)];
      }
      case "switch": {
        const cases = (inner: Context) =>
          node.cases.flatMap(({ values, isDefault, body }) => {
            const labels = values.map((value) => this.#spelling.caseValue(value));
            const head = isDefault ? "default: {" : `case ${labels.join(", ")}: {`;
            return [head, ...indent(this.print(body, inner)), "}"];
          });
        return this.#construct(context, undefined, (inner) => [
          `switch ${this.#spelling.selector(node.block)} {`,
          ...indent(cases(inner)),
          "}",
        ]);
      }
    }
  }

  #if(block: BasicBlock, ifTrue: readonly Node[], ifFalse: readonly Node[], context: Context): string[] {
    const yes = this.print(ifTrue, context);
    const no = this.print(ifFalse, context);
    const condition = this.#spelling.condition(block);
    if (yes.length === 0 && no.length === 0) return [];
    if (yes.length === 0) return [`if (!${condition}) {`, ...indent(no), "}"];
    const rest = no.length === 0 ? ["}"] : ["} else {", ...indent(no), "}"];
    return [`if (${condition}) {`, ...indent(yes), ...rest];
  }

  #scope(node: Extract<Node, { kind: "scope" }>, context: Context): string[] {
    const exit = exitOf(node.label, this.#ids);
    const inside: Context = { ...context, falls: new Set([...context.falls, exit]) };
    if (!this.#isConstruct.has(node)) {
      // A trial: does a jump to the end find nothing that it can leave?
      const [unresolved, usesLeaving] = [this.#unresolved, this.usesLeaving];
      this.#unresolved = new Set();
      this.print(node.body, { ...inside, constructs: context.constructs.map(copyOf) });
      this.#isConstruct.set(node, this.#unresolved.has(exit));
      this.#unresolved = unresolved;
      this.usesLeaving = usesLeaving;
    }
    if (!this.#isConstruct.get(node)) return this.print(node.body, inside);
    return this.#construct(inside, undefined, (inner) => [
      "switch 0u {",
      ...indent(["default: {", ...indent(this.print(node.body, inner)), "}"]),
      "}",
    ]);
  }

  #dispatch({ blocks }: Extract<Node, { kind: "dispatch" }>, context: Context): string[] {
    const [first] = blocks;
    if (!first) return [];
    const start = startOf(first.block, this.#ids);
    // There is no other way, so the last may be the default.
    const head = (block: BasicBlock, index: number) =>
      index === blocks.length - 1 ? "default: {" : `case ${this.#ids.of(block)}u: {`;
    const cases = (inner: Context) =>
      blocks.flatMap(({ block, body }, index) => [
        head(block, index),
        ...indent(this.print(body, inner)),
        "}",
      ]);
    const loop = this.#construct(context, start, (inner) => {
      const inLoop: Context = { ...inner, falls: new Set([start]) };
      const choice = this.#construct(inLoop, undefined, (within) => [
        "switch next_block {",
        ...indent(cases(within)),
        "}",
      ]);
      return ["loop {", ...indent(choice), "}"];
    });
    return [`var next_block = ${this.#ids.of(first.block)}u;`, ...loop];
  }

  #construct(context: Context, continues: Target | undefined, print: (inner: Context) => string[]): string[] {
    const construct: Construct = { breaks: context.falls, continues, passing: new Set() };
    const lines = print({ falls: context.falls, constructs: [...context.constructs, construct] });
    for (const target of construct.passing) {
      lines.push(`if (leaving == ${this.#number(target)}) {`, ...indent(this.#passOn(target, context)), "}");
    }
    return lines;
  }

  #jump(target: Target, context: Context): string[] {
    if (context.falls.has(target)) return [];
    const direct = directJump(target, context);
    if (direct) return [direct];
    return this.#register(target, context)
      ? [`leaving = ${this.#number(target)};`, "break;"]
      : ["/* to be a scope */"];
  }

  #passOn(target: Target, context: Context): string[] {
    const reached = "leaving = 0u;";
    if (context.falls.has(target)) return [reached];
    const direct = directJump(target, context);
    if (direct) return [reached, direct];
    return this.#register(target, context) ? ["break;"] : [];
  }

  /** Tells the innermost construct that the jump goes on behind it, if an outer one can be left to get there. */
  #register(target: Target, { constructs }: Context): boolean {
    const canArrive = constructs.some(({ breaks, continues }) => breaks.has(target) || continues === target);
    if (!canArrive) {
      this.#unresolved.add(target);
      return false;
    }
    this.usesLeaving = true;
    constructs.at(-1)?.passing.add(target);
    return true;
  }

  #number(target: Target): string {
    const number = this.#numbers.get(target) ?? this.#numbers.size + 1;
    this.#numbers.set(target, number);
    return `${number}u`;
  }
}

const copyOf = (construct: Construct): Construct => ({ ...construct, passing: new Set() });

/** `continue` goes through switches, `break` does not. */
function directJump(target: Target, { constructs }: Context): string | undefined {
  if (constructs.at(-1)?.breaks.has(target)) return "break;";
  const loop = constructs.findLast(({ continues }) => continues !== undefined);
  return loop?.continues === target ? "continue;" : undefined;
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? line : `  ${line}`));
}
