/**
 * Makes one call of another, by a pattern of text: `g($1, X, $0)`. What stays in its order stays where it is, so that layout and
 * comments of long calls survive.
 */
import type { CallText } from "./call-text.ts";
import type { EditSink } from "./edit-sink.ts";
import type { Piece } from "./edits.ts";
import type { Span } from "./tokens.ts";

/** What a `$word` of the pattern stands for, beside `$0`, `$1` …; undefined for none. */
export type Meaning = (word: string) => readonly Piece[] | undefined;

export function rewriteCall(sink: EditSink, call: CallText, pattern: string, meaning: Meaning): void {
  const { file, whole, args } = call;
  const [, name = "", inside] = /^([^()$]*)\((.*)\)$/.exec(pattern) ?? [];
  if (inside === undefined) {
    sink.replace(file, whole, pattern);
    return;
  }
  const items = inside === "" ? [] : splitPattern(inside);
  const kept = items.map((item) => Number(/\$(\d+)/.exec(item)?.[1] ?? -1)).filter((index) => index >= 0);
  const inOrder = kept.every((index, at) => at === 0 || index > (kept[at - 1] ?? 0));
  if (!inOrder || kept.length === 0 || args.length === 0) {
    const pieces = items.flatMap((item, at): Piece[] => [
      ...(at > 0 ? [", "] : []),
      ...expand(item, args, meaning),
    ]);
    sink.replace(file, { start: call.name.start, end: whole.end }, `${name}(`, ...pieces, ")");
    return;
  }
  sink.replace(file, call.name, name);
  let pending: Piece[] = [];
  let last: Span | undefined;
  const dropUpTo = (index: number) => {
    for (const [at, arg] of args.entries()) {
      if (kept.includes(at) || at >= index) continue;
      const next = args[at + 1];
      const before = args[at - 1];
      // With the comma that keeps it from what stays: behind it, where nothing in front of it stays.
      const isBehind = before !== undefined && kept.some((one) => one < at);
      if (isBehind) sink.replace(file, { start: before.end, end: arg.end });
      else if (next) sink.replace(file, { start: arg.start, end: next.start });
    }
  };
  for (const item of items) {
    const index = Number(/\$(\d+)/.exec(item)?.[1] ?? -1);
    const arg = args[index];
    if (!arg) {
      if (index < 0) pending.push(...expand(item, args, meaning), ", ");
      continue;
    }
    const [before = "", after = ""] = simplify(item, file.slice(arg)).split(/\$\d+/);
    const front: Piece[] = [...pending, before];
    if (front.some((piece) => piece !== "")) sink.insert(file, arg.start, ...front);
    if (after !== "") sink.insert(file, arg.end, after);
    pending = [];
    last = arg;
  }
  dropUpTo(args.length);
  if (pending.length > 0 && last)
    sink.insert(file, args.at(-1)?.end ?? last.end, ", ", ...pending.slice(0, -1));
}

/** `(T)($0)` needs no brackets around a name. */
function simplify(item: string, argument: string): string {
  const cast = /^\(([^()]*)\)\(\$\d+\)$/.exec(item)?.[1];
  if (cast !== undefined && argument.replaceAll(/\s/g, "").startsWith(`(${cast})`))
    return item.replace(/^.*\((\$\d+)\)$/, "$1");
  return /^[&*]?[\w.]+$/.test(argument) ? item.replace(/\((\$\d+)\)/, "$1") : item;
}

/** At the commas outside of brackets. */
function splitPattern(inside: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let item = "";
  for (const letter of inside) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) {
      items.push(item.trim());
      item = "";
    } else item += letter;
  }
  return [...items, item.trim()];
}

function expand(item: string, args: readonly Span[], meaning: Meaning): Piece[] {
  return item.split(/(\$\w+)/).flatMap<Piece>((part) => {
    const word = /^\$(\w+)$/.exec(part)?.[1];
    if (word === undefined) return part === "" ? [] : [part];
    const arg = /^\d+$/.test(word) ? args[Number(word)] : undefined;
    return arg ? [arg] : [...(meaning(word) ?? [])];
  });
}
