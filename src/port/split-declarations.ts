/**
 * Gives each variable a declaration of its own, for ports that translate one at a time:
 *
 *     __device__ int a, b[4] = {1};   =>   __device__ int a; __device__ int b[4] = {1};
 */
import type { Node } from "./ast/node.ts";
import type { SourceText } from "./source-text.ts";
import { matchingBracket, type Span } from "./tokens.ts";

export interface Split {
  readonly span: Span;
  readonly text: string;
}

/** @returns undefined where the words are not as plain as above: pointers, types that are declared on the way, macros */
export function splitDeclaration(file: SourceText, variable: Node): Split | undefined {
  const { tokens } = file;
  const at = variable.loc && !variable.loc.expansion ? file.tokenIndexAt(variable.loc.offset) : undefined;
  if (at === undefined) return undefined;
  let first = at;
  while (first > 0 && !/^[;{}]$/.test(tokens[first - 1]?.text ?? ";") && isCode(file, first - 1)) first -= 1;
  const names: number[] = [];
  let start: number | undefined;
  let end = first;
  for (let isName = true; end < tokens.length && tokens[end]?.text !== ";"; end += 1) {
    const { text } = tokens[end] ?? { text: "" };
    if (/^[}#]$/.test(text) || !isCode(file, end)) return undefined;
    if (start === undefined) {
      const follows = tokens[end + 1]?.text ?? "";
      if (/^[*&({]$/.test(text) && tokens[end - 1]?.text.endsWith("__") !== true) return undefined;
      if (text === "(" || text === "<") {
        const close = text === "(" ? matchingBracket(tokens, end) : undefined;
        if (close === undefined) return undefined;
        end = close;
      } else if (/^[[=,;{]$/.test(follows)) {
        start = end;
        names.push(end);
        isName = false;
      }
      continue;
    }
    if (isName) {
      if (tokens[end]?.kind !== "name") return undefined;
      names.push(end);
      isName = false;
    } else if (text === ",") isName = true;
    else if (/^[([{]$/.test(text)) {
      const close = matchingBracket(tokens, end);
      if (close === undefined) return undefined;
      end = close;
    } else if (text === "<") return undefined;
  }
  const begin = tokens[first];
  const last = tokens[end];
  const name = start === undefined ? undefined : tokens[start];
  if (!begin || !last || !name || start === first || names.length < 2) return undefined;
  const words = file.bytes.slice(begin.start, name.start);
  if (/\n/.test(words)) return undefined;
  const parts = names.map((index, position) => {
    const from = tokens[index]?.start ?? 0;
    const next = names[position + 1];
    // In front of the comma.
    const to = next === undefined ? last.start : (tokens[next - 1]?.start ?? 0);
    return { from, to };
  });
  let text = "";
  for (const [position, { from, to }] of parts.entries()) {
    const before = parts[position - 1];
    const between = before ? file.bytes.slice(before.to + 1, from) : "";
    text += `${before ? ";" : ""}${between}${words}${file.bytes.slice(from, to)}`;
  }
  return { span: { start: begin.start, end: last.start }, text };
}

function isCode(file: SourceText, index: number): boolean {
  return file.tokens[index]?.directive === undefined;
}
