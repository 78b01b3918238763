/** What the parts of the rewriter share: the file, where names lead, the edits and what is to be said. */
import type { PythonFile, SyntaxNode } from "./python/syntax.ts";
import type { Scopes } from "./python/scopes.ts";
import { rules, type RuleId, type Way } from "./rules.ts";

export interface TextEdit {
  /** UTF-16 offsets into the source. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PortNote {
  readonly rule: RuleId;
  readonly way: Way;
  readonly line: number;
  readonly column: number;
  /** As written, cut short. */
  readonly construct: string;
  readonly message: string;
}

export class Rewriting {
  readonly file: PythonFile;
  readonly scopes: Scopes;
  readonly edits: TextEdit[] = [];
  readonly notes: PortNote[] = [];
  readonly #seen = new Set<string>();

  constructor(file: PythonFile, scopes: Scopes) {
    this.file = file;
    this.scopes = scopes;
  }

  /** Two edits of one place are one; an edit inside of another is left out. */
  replace(range: { readonly from: number; readonly to: number }, text: string): void {
    const { from: start, to: end } = range;
    if (this.file.source.slice(start, end) === text && start !== end) return;
    const crosses = this.edits.some((edit) =>
      start === end || edit.start === edit.end
        ? edit.start === start && edit.text === text
        : edit.start < end && start < edit.end,
    );
    if (!crosses) this.edits.push({ start, end, text });
  }

  note(rule: RuleId, node: SyntaxNode, detail?: string): void {
    const { reason, way } = rules[rule];
    const construct = this.file.textOf(node).split("\n")[0]?.slice(0, 80) ?? "";
    const line = this.file.lineAt(node.from);
    const message = detail ?? reason;
    const key = `${rule}:${line}:${construct}:${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.notes.push({ rule, way, line, column: this.file.columnAt(node.from), construct, message });
  }
}

export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let text = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
