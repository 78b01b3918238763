/**
 * Branches of the preprocessor that are off. What stands there is not translated, and need not be: the port is built with the same
 * macros. An `#error` in such a branch says so to whoever turns it on.
 *
 * That a branch is off is seen by what Clang read: a branch in which a statement or a declaration ends, and in which nothing begins
 * that any source's tree has. One of directives alone shows nothing, and counts as on.
 */
import { walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Unit } from "../unit.ts";

interface Branch {
  /** Behind the line of its condition. */
  readonly start: number;
  /** At the `#` of the next condition of the same level. */
  readonly end: number;
  readonly isZero: boolean;
  readonly depth: number;
}

export class OffBranches {
  readonly #units: readonly Unit[];
  #seen: ReadonlyMap<SourceText, ReadonlySet<number>> | undefined;
  readonly #branches = new Map<SourceText, readonly Branch[]>();
  readonly #left = new Map<SourceText, Map<Branch, number>>();

  constructor(units: readonly Unit[]) {
    this.#units = units;
  }

  /** Whether a word stands in a branch that is off; if so, it is left as it is, and the branch is marked. */
  leaves(file: SourceText, offset: number): boolean {
    const around = this.#branchesOf(file).filter(({ start, end }) => start <= offset && offset < end);
    const off = around.find((branch) => this.#isOff(file, branch));
    if (!off) return false;
    const left = this.#left.get(file) ?? new Map<Branch, number>();
    this.#left.set(file, left);
    if (!left.has(off)) left.set(off, offset);
    return true;
  }

  /** Marks the branches in which words were left. */
  finish(sink: EditSink): void {
    for (const [file, branches] of this.#left)
      for (const [branch, offset] of branches) {
        if (branch.isZero) continue;
        const line = file.lineOf(offset);
        sink.insert(
          file,
          branch.start,
          '#error "unwarp port: this branch was off, and is not translated: port with the flags (-D) that turn it on"\n',
        );
        sink.remark({
          code: "branch-off",
          file: file.path,
          line,
          text: "a branch of the preprocessor that is off: it is not translated, and an #error stands in it. Port with the flags (-D) that turn it on, if it is needed",
        });
      }
  }

  #isOff(file: SourceText, { start, end, isZero }: Branch): boolean {
    if (isZero) return true;
    const hasEnd = file.tokens.some(
      (token) =>
        token.start >= start && token.start < end && token.text === ";" && token.directive === undefined,
    );
    if (!hasEnd) return false;
    this.#seen ??= placesSeen(this.#units);
    for (const place of this.#seen.get(file) ?? []) if (place >= start && place < end) return false;
    return true;
  }

  /** Inner ones first. */
  #branchesOf(file: SourceText): readonly Branch[] {
    let found = this.#branches.get(file);
    if (!found) this.#branches.set(file, (found = branchesOf(file).toSorted((a, b) => b.depth - a.depth)));
    return found;
  }
}

/** Where anything begins or ends that Clang has seen: as it is written, and where the macro is used that it comes from. */
function placesSeen(units: readonly Unit[]): ReadonlyMap<SourceText, ReadonlySet<number>> {
  const seen = new Map<SourceText, Set<number>>();
  const add = (file: SourceText | undefined, offset: number) => {
    if (!file) return;
    const places = seen.get(file) ?? new Set<number>();
    seen.set(file, places.add(offset));
  };
  for (const unit of units)
    for (const node of walk(unit.tree))
      for (const place of [node.loc, node.begin, node.end]) {
        if (!place) continue;
        add(unit.text(place), place.offset);
        const { expansion } = place;
        if (expansion) add(unit.text({ ...place, file: expansion.file }), expansion.offset);
      }
  return seen;
}

function branchesOf(file: SourceText): Branch[] {
  const found: Branch[] = [];
  const open: (Pick<Branch, "start" | "isZero"> | undefined)[] = [];
  const { tokens } = file;
  for (const [index, { text, directive, end }] of tokens.entries()) {
    const hash = tokens[index - 1];
    if (directive === undefined || hash?.text !== "#" || text !== directive) continue;
    if (!/^(?:if(?:n?def)?|elif\w*|else|endif)$/.test(text)) continue;
    if (!text.startsWith("if")) {
      const begun = open.pop();
      if (begun) found.push({ ...begun, end: hash.start, depth: open.length });
      if (text === "endif") continue;
    }
    const lineEnd = endOfLine(file.bytes, end);
    open.push({ start: lineEnd, isZero: text === "if" && isZeroLine(file.bytes.slice(end, lineEnd)) });
  }
  return found;
}

function isZeroLine(condition: string): boolean {
  return /^[ \t]*(?:0|\([ \t]*0[ \t]*\)|false)[ \t]*(?:\/[/*].*)?\r?\n?$/.test(condition);
}

/** Behind the line's end; lines that a backslash ends go on. */
function endOfLine(bytes: string, from: number): number {
  let at = from;
  for (;;) {
    const next = bytes.indexOf("\n", at);
    if (next < 0) return bytes.length;
    if (!/\\\r?$/.test(bytes.slice(Math.max(0, next - 2), next))) return next + 1;
    at = next + 1;
  }
}
