import { UsageError } from "./command.ts";

/** An option of unwarp's own, `--name` or `--name VALUE`. nvcc's flags are parsed by the toolchain. */
export interface OptionSpec {
  /** Placeholder of the value in the help; without it the option is a switch. */
  readonly value?: string;
  readonly repeatable?: boolean;
  readonly summary: string;
  /** Left out of the help: for tests and for debugging unwarp itself. */
  readonly hidden?: boolean;
}
export type OptionTable = Readonly<Record<string, OptionSpec>>;

export interface TakenOptions<Table extends OptionTable> {
  has(name: keyof Table & string): boolean;
  /** The last value given. */
  value(name: keyof Table & string): string | undefined;
  values(name: keyof Table & string): readonly string[];
}

/**
 * Takes unwarp's own options out of a command line and leaves everything else in `rest`.
 * With `stopAtPositional` the first word that is no option ends the search (`unwarp exec app --its-own`).
 * A `--` ends it too and stays in `rest`.
 */
export function takeOptions<Table extends OptionTable>(
  argv: readonly string[],
  table: Table,
  { stopAtPositional = false } = {},
): { options: TakenOptions<Table>; rest: readonly string[] } {
  const taken = new Map<string, string[]>();
  const rest: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--" || (stopAtPositional && !word.startsWith("-"))) {
      rest.push(...argv.slice(at));
      break;
    }
    const [, name, inlineValue] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const spec = name === undefined ? undefined : table[name];
    if (name === undefined || !spec) {
      const meant =
        name === undefined
          ? undefined
          : Object.keys(table).find((known) => !table[known]?.hidden && isSlip(name, known));
      // Left to the compiler, it would be the option's value that nobody understands.
      if (meant !== undefined) throw new UsageError(`there is no option --${name}; --${meant} is one`);
      rest.push(word);
      continue;
    }
    let value = inlineValue;
    if (spec.value === undefined) {
      if (value !== undefined) throw new UsageError(`--${name} takes no value`);
      value = "";
    } else if (value === undefined) {
      value = argv[++at];
      if (value === undefined) throw new UsageError(`--${name} needs a value: --${name} ${spec.value}`);
    }
    const values = taken.get(name) ?? [];
    if (values.length > 0 && spec.value !== undefined && !spec.repeatable) values.length = 0;
    values.push(value);
    taken.set(name, values);
  }
  return {
    options: {
      has: (name) => taken.has(name),
      value: (name) => taken.get(name)?.at(-1),
      values: (name) => taken.get(name) ?? [],
    },
    rest,
  };
}

/** Whether a name was mistyped by one letter: another one, one more, one less, or two that changed places. */
function isSlip(typed: string, meant: string): boolean {
  if (typed === meant || meant.length < 4) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [rest, right] = [typed.slice(start), meant.slice(start)];
  return (
    rest.slice(1) === right.slice(1) ||
    rest.slice(1) === right ||
    rest === right.slice(1) ||
    (rest[0] === right[1] && rest[1] === right[0] && rest.slice(2) === right.slice(2))
  );
}

/** A whole number from an option, within bounds. */
export function integerOption(
  name: string,
  text: string | undefined,
  { min, max }: { min: number; max: number },
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new UsageError(`--${name} needs a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

/** `--name VALUE   summary`, one line each, aligned. */
export function formatOptions(table: OptionTable): string {
  const rows = Object.entries(table)
    .filter(([, spec]) => !spec.hidden)
    .map(([name, spec]) => [`--${name}${spec.value ? ` ${spec.value}` : ""}`, spec.summary] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, summary]) => `  ${left.padEnd(width)}  ${summary}`).join("\n");
}
