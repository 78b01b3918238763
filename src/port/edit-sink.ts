/** Where targets note what to change and what they refuse, by file of the project. */
import { EditList, type Piece } from "./edits.ts";
import type { Refusal, Remark } from "./report.ts";
import type { SourceText } from "./source-text.ts";
import type { Span } from "./tokens.ts";

export class EditSink {
  readonly #lists = new Map<SourceText, EditList>();
  readonly #claims = new Map<SourceText, Span[]>();
  readonly #refusals = new Map<string, Refusal>();
  readonly #remarks = new Map<string, Remark>();

  edits(file: SourceText): EditList {
    let list = this.#lists.get(file);
    if (!list) this.#lists.set(file, (list = new EditList()));
    return list;
  }

  replace(file: SourceText, span: Span, ...pieces: readonly Piece[]): void {
    this.edits(file).replace(span, ...pieces);
  }

  insert(file: SourceText, at: number, ...pieces: readonly Piece[]): void {
    this.edits(file).insert(at, ...pieces);
  }

  /** Says that the words of a span are dealt with, be they changed or refused. */
  claim(file: SourceText, span: Span): void {
    const claims = this.#claims.get(file) ?? [];
    this.#claims.set(file, claims);
    claims.push(span);
  }

  isClaimed(file: SourceText, offset: number): boolean {
    return this.#claims.get(file)?.some(({ start, end }) => start <= offset && offset < end) ?? false;
  }

  /** Once for each place and construct, however many sources include it. */
  refuse(refusal: Refusal): void {
    const key = `${refusal.file}:${refusal.line}:${refusal.code}:${refusal.construct}`;
    if (!this.#refusals.has(key)) this.#refusals.set(key, refusal);
  }

  remark(remark: Remark): void {
    const key = `${remark.file}:${remark.line}:${remark.code}:${remark.text}`;
    if (!this.#remarks.has(key)) this.#remarks.set(key, remark);
  }

  /** By file and line. Edits that contradict each other are refusals, too: the file is used in two ways. */
  get refusals(): readonly Refusal[] {
    const conflicts = [...this.#lists].flatMap(([file, list]) =>
      list.conflicts.map(({ second }): Refusal => ({
        code: "conflicting-edits",
        file: file.path,
        line: file.lineOf(second.start),
        construct: file.bytes.slice(second.start, Math.max(second.end, second.start + 1)).slice(0, 60),
        reason: "two uses of this text need two different translations",
        help: "write the two uses apart: a macro or a template that is used in both ways has one text",
      })),
    );
    return [...this.#refusals.values(), ...conflicts].toSorted(byPlace);
  }

  get remarks(): readonly Remark[] {
    return [...this.#remarks.values()].toSorted(byPlace);
  }

  isChanged(file: SourceText): boolean {
    return this.#lists.get(file)?.isEmpty === false;
  }

  apply(file: SourceText): string {
    return this.#lists.get(file)?.apply(file.bytes) ?? file.bytes;
  }
}

interface Placed {
  readonly file: string;
  readonly line: number;
}

function byPlace(a: Placed, b: Placed): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
