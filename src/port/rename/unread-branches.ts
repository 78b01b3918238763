/** Says which branches of the preprocessor Clang did not come to, where names were nevertheless replaced. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { DeclaredNames } from "./declared-names.ts";

export function remarkUnreadBranches(file: SourceText, sink: EditSink, names: DeclaredNames): void {
  const edits = sink.edits(file);
  for (const { start, end } of branchesOf(file)) {
    const changed = file.tokens.filter(
      (token) =>
        token.start >= start &&
        token.start < end &&
        token.directive === undefined &&
        edits.replaces(token.start),
    );
    if (changed.length === 0 || names.hasSeen(file, start, end)) continue;
    const last = file.lineOf(changed.at(-1)?.start ?? start);
    const line = file.lineOf(changed[0]?.start ?? start);
    const lines = last === line ? `line ${line}` : `lines ${line} to ${last}`;
    sink.remark({
      code: "by-words",
      file: file.path,
      line,
      text: `${lines}: a branch of #if that is off; its names were replaced by their words alone`,
    });
  }
}

interface Branch {
  readonly start: number;
  readonly end: number;
}

/** The text between a condition and the next one of the same level; inner ones are branches of their own. */
function branchesOf(file: SourceText): Branch[] {
  const found: Branch[] = [];
  const open: number[] = [];
  for (const [index, { text, directive, start, end }] of file.tokens.entries()) {
    if (directive === undefined || file.tokens[index - 1]?.text !== "#") continue;
    if (text.startsWith("if")) open.push(end);
    else if (/^(?:elif|else|endif)/.test(text)) {
      const begin = open.pop();
      if (begin !== undefined) found.push({ start: begin, end: start });
      if (text !== "endif") open.push(end);
    }
  }
  return found;
}
