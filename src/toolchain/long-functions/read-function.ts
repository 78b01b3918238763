/**
 * LLVM IR as clang's front end writes it, a function at a time and as lines: enough to see its blocks and what is used
 * where, and nothing is lost of what is not looked at.
 */

/** A line is `define`, a label, an instruction or part of a `switch`. */
export interface TextBlock {
  readonly label: string;
  /** With the label's own line first. */
  readonly lines: readonly string[];
  /** Names of values and variables that it uses, as often as it does. */
  readonly uses: readonly string[];
  /** Names of the values that it defines. */
  readonly definitions: readonly string[];
  /** Numbers of blocks. */
  readonly successors: readonly number[];
  readonly hasPhi: boolean;
}

export interface Variable {
  readonly name: string;
  /** Its `alloca`, which stands in the first block. */
  readonly line: string;
  /** Set where it is only loaded and stored, as a whole: then nobody knows its address. */
  readonly scalar?: { readonly type: string; readonly align: string };
}

export interface TextFunction {
  readonly name: string;
  readonly head: string;
  readonly blocks: readonly TextBlock[];
  readonly variables: ReadonlyMap<string, Variable>;
  /** Whether the parameters of these names are pointers. */
  readonly parameters: ReadonlyMap<string, boolean>;
}

const head = /^define .*?(@(?:"[^"]*"|[-$.\w]+))\((.*)\) .*\{$/;
const label = /^("[^"]*"|[-$.\w]+):/;
/** A name, or a text in which no names are. */
const nameOrText = /%(?:"[^"]*"|[-$.\w]+)|"[^"]*"/g;
const definition = /^ {2}(%(?:"[^"]*"|[-$.\w]+)) = /;
const alloca =
  /^ {2}(%(?:"[^"]*"|[-$.\w]+)) = alloca ((?:"[^"]*"|\{[^{}]*\}|[^,"{}])+)(, align \d+)(?:, !dbg !\d+)?$/;
const isNumberOrPointer = /^(?:i\d+|half|bfloat|float|double|ptr)$/;
const lifetime = /^ {2}call void @llvm\.lifetime\.(?:start|end)\.p0\(ptr (?:\w+ )*(%(?:"[^"]*"|[-$.\w]+))\)/;

/** What ties code to its function, or comes from other front ends. */
const bound =
  / (?:indirectbr|callbr|invoke|landingpad|musttail|blockaddress) ?|@llvm\.(?:stack|va_|local|frame|returnaddress)|#dbg_|metadata |\btoken\b/;

/** The variable that a line begins or ends the life of. */
export function lifetimeOf(line: string): string | undefined {
  return lifetime.exec(line)?.[1];
}

/** Undefined when the function has something that is not understood here. */
export function readFunction(lines: readonly string[]): TextFunction | undefined {
  const [first = "", ...body] = lines.slice(0, -1);
  const match = head.exec(first);
  if (!match || body.some((line) => bound.test(line))) return undefined;
  const [, name = "", parameters = ""] = match;
  const parts = splitBlocks(body);
  if (!parts) return undefined;
  const numbers = new Map(parts.map((part, number) => [part.label, number]));
  const blocks = parts.map((part) => readBlock(part, numbers));
  const variables = readVariables(blocks);
  // One that is made at run time lies on the stack of whoever makes it.
  const allocas = body.filter((line) => line.includes(" = alloca ")).length;
  if (allocas > variables.size) return undefined;
  return { name, head: first, blocks, variables, parameters: readParameters(parameters) };
}

/** Each one ends with its name; types that are mistaken for parameters do no harm. */
function readParameters(text: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const [, before = "", name = ""] of text.matchAll(/(?:^|, )(.*?)(%(?:"[^"]*"|[-$.\w]+))(?=,|$)/g))
    found.set(name, before.startsWith("ptr "));
  return found;
}

function splitBlocks(
  body: readonly string[],
): readonly { readonly label: string; readonly lines: string[] }[] | undefined {
  const blocks: { readonly label: string; readonly lines: string[] }[] = [];
  for (const line of body) {
    const found = label.exec(line)?.[1];
    if (found !== undefined) blocks.push({ label: `%${found}`, lines: [line] });
    // A first block without a label.
    else if (blocks.length === 0) return undefined;
    else if (line !== "") blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function readBlock(
  { label: name, lines }: { readonly label: string; readonly lines: readonly string[] },
  numbers: ReadonlyMap<string, number>,
): TextBlock {
  const definitions: string[] = [];
  const uses: string[] = [];
  const successors = new Set<number>();
  for (const line of lines.slice(1)) {
    const defined = definition.exec(line)?.[1];
    if (defined !== undefined) definitions.push(defined);
    for (const used of namesIn(line)) {
      const block = numbers.get(used);
      if (block === undefined) uses.push(used);
      else if (line.includes(`label ${used}`)) successors.add(block);
    }
  }
  return {
    label: name,
    lines,
    uses,
    definitions,
    successors: [...successors],
    hasPhi: lines.some((line) => line.includes(" = phi ")),
  };
}

/** Names that a line uses. Those of types are among them. */
export function namesIn(line: string): readonly string[] {
  const rest = line.slice(definition.exec(line)?.[0].length ?? 0);
  return (rest.match(nameOrText) ?? []).filter((found) => found.startsWith("%"));
}

function readVariables(blocks: readonly TextBlock[]): ReadonlyMap<string, Variable> {
  const found = new Map<string, { line: string; type: string; align: string; isScalar: boolean }>();
  for (const line of blocks[0]?.lines ?? []) {
    const [, name, type = "", align = ""] = alloca.exec(line) ?? [];
    if (name !== undefined) found.set(name, { line, type, align, isScalar: isNumberOrPointer.test(type) });
  }
  for (const line of blocks.flatMap((block) => block.lines)) {
    if (lifetimeOf(line) !== undefined) continue;
    for (const name of namesIn(line)) {
      const variable = found.get(name);
      if (variable && !isWholeAccess(line, name, variable.type)) variable.isScalar = false;
    }
  }
  return new Map(
    [...found].map(([name, { line, type, align, isScalar }]) => [
      name,
      { name, line, ...(isScalar && { scalar: { type, align } }) },
    ]),
  );
}

/** Neither volatile nor atomic, whose words stand before the type. */
function isWholeAccess(line: string, name: string, type: string): boolean {
  const rest = line.slice(definition.exec(line)?.[0].length ?? 2);
  if (rest.startsWith(`load ${type}, ptr ${name},`)) return true;
  const [value, ...others] = rest.startsWith(`store ${type} `)
    ? rest.slice(`store ${type} `.length).split(", ")
    : [];
  return value !== undefined && value !== name && others[0] === `ptr ${name}`;
}
