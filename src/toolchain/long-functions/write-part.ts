import type { Part } from "./find-parts.ts";
import { ownVariables } from "./own-variables.ts";
import { lifetimeOf, type TextFunction, type Variable } from "./read-function.ts";

/** A function with its parts in functions of their own. */
export interface SplitFunction {
  readonly lines: readonly string[];
  /** The lines of all new functions. */
  readonly parts: readonly string[];
}

/**
 * Moves parts of a function to functions of their own, which are called in their place.
 *
 *     entry: %v = alloca i32                entry: %v = alloca i32
 *            %w = alloca i32                       br label %a
 *            br label %a              =>    a:     call void @k.part.0(ptr %v)
 *     a:     uses %v and %w                        br label %b
 *            br label %b                    b:     uses %v
 *     b:     uses %v
 *
 * Variables that live only in a part move along. What is only loaded and stored is copied into a variable of the part
 * and back at its end, so that LLVM keeps it in a register in between. Of others the part gets the address.
 *
 * @param attributes of the new functions
 */
export function moveParts(fn: TextFunction, parts: readonly Part[], attributes: string): SplitFunction {
  const own = ownVariables(fn, parts);
  const moving = new Set(own.flatMap((names) => [...names]));
  const isShared = (variable: string) => fn.variables.has(variable) && !moving.has(variable);
  const moved = parts.map((part, number) => {
    const name = fn.name.endsWith('"')
      ? `${fn.name.slice(0, -1)}.part.${number}"`
      : `${fn.name}.part.${number}`;
    return movePart(fn, part, name, attributes, isShared);
  });
  const isKept = (line: string) => !endsLifeOf(line, isShared) && !moving.has(declared(line) ?? "");
  const body = fn.blocks.flatMap(({ lines }, number) => {
    const inside = parts.findIndex(({ start, end }) => number >= start && number < end);
    if (inside < 0) return lines.filter(isKept);
    return parts[inside]?.start === number ? (moved[inside]?.call ?? []) : [];
  });
  return { lines: [fn.head, ...body, "}"], parts: moved.flatMap(({ lines }) => lines) };
}

/** The variable that a line declares. */
function declared(line: string): string | undefined {
  return / = alloca /.test(line) ? line.slice(2, line.indexOf(" = alloca ")) : undefined;
}

/** A part would read and write what does not live yet, or any more: what is shared lives as long as the function. */
function endsLifeOf(line: string, isShared: (variable: string) => boolean): boolean {
  const variable = lifetimeOf(line);
  return variable !== undefined && isShared(variable);
}

function movePart(
  fn: TextFunction,
  { start, end }: Part,
  name: string,
  attributes: string,
  isShared: (variable: string) => boolean,
): { readonly lines: readonly string[]; readonly call: readonly string[] } {
  const blocks = fn.blocks.slice(start, end);
  const used = new Set(blocks.flatMap(({ uses }) => uses));
  // In the order of the function's text: LLVM numbers what has no name, and wants the numbers to grow.
  const passed = [...fn.parameters.keys(), ...fn.variables.keys()].filter((value) => used.has(value));
  const body = blocks.flatMap(({ lines }) => lines).filter((line) => !endsLifeOf(line, isShared));
  const [before, after, outer]: [string[], string[], string[]] = [[], [], []];
  for (const value of passed) {
    const variable = fn.variables.get(value);
    if (variable && !isShared(value)) {
      before.push(variable.line);
      continue;
    }
    const address = `%unwarp.${outer.length}`;
    outer.push(value);
    if (variable?.scalar) copy(variable, variable.scalar, address, before, after);
    else before.push(`  ${value} = bitcast ptr ${address} to ptr`);
  }
  const [first, last] = [fn.blocks[start], fn.blocks[end]];
  const place = /, !dbg !\d+/.exec(
    blocks.flatMap(({ lines }) => lines).find((line) => line.includes("!dbg")) ?? "",
  );
  return {
    lines: [
      `define internal void ${name}(${outer.map((_, number) => `ptr %unwarp.${number}`).join(", ")}) ${attributes} {`,
      "unwarp.start:",
      ...before,
      `  br label ${first?.label}`,
      ...body,
      `${last?.label.slice(1)}:`,
      ...after,
      "  ret void",
      "}",
    ],
    call: [
      first?.lines[0] ?? "",
      `  call void ${name}(${outer.map((value) => `ptr ${value}`).join(", ")})${place?.[0] ?? ""}`,
      `  br label ${last?.label}`,
    ],
  };
}

function copy(
  { name, line }: Variable,
  { type, align }: NonNullable<Variable["scalar"]>,
  address: string,
  before: string[],
  after: string[],
): void {
  const [inward, outward] = [`${address}.in`, `${address}.out`];
  before.push(line, `  ${inward} = load ${type}, ptr ${address}${align}`);
  before.push(`  store ${type} ${inward}, ptr ${name}${align}`);
  after.push(`  ${outward} = load ${type}, ptr ${name}${align}`);
  after.push(`  store ${type} ${outward}, ptr ${address}${align}`);
}
