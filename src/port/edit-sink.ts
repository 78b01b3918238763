/** Where targets note what to change and what they refuse, by file of the project. */
import { EditList, type Piece } from "./edits.ts";
import type { Refusal, Remark } from "./report.ts";
import type { SourceText } from "./source-text.ts";
import type { Span } from "./tokens.ts";

export class EditSink {
  readonly #lists = new Map<SourceText, EditList>();
  readonly #claims = new Map<SourceText, Span[]>();
  readonly #treatments = new Map<SourceText, Map<string, string>>();
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

  /**
   * Says what becomes of words, be it nothing. Instances of a template have one text: where one needs an edit that
   * another must not get, no two edits contradict each other, but these do.
   *
   * @param how equal for uses that agree
   */
  treat(file: SourceText, span: Span, how: string): void {
    const treatments = this.#treatments.get(file) ?? new Map<string, string>();
    this.#treatments.set(file, treatments);
    const key = `${span.start}:${span.end}`;
    const before = treatments.get(key);
    treatments.set(key, before ?? how);
    if (before !== undefined && before !== how) this.refuse(conflictAt(file, span));
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
      list.conflicts.map(({ second }) => conflictAt(file, second)),
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

function conflictAt(file: SourceText, { start, end }: Span): Refusal {
  return {
    code: "conflicting-edits",
    file: file.path,
    line: file.lineOf(start),
    construct: file.bytes.slice(start, Math.max(end, start + 1)).slice(0, 60),
    reason: "two uses of this text need two different translations",
    help: "write the two uses apart: a macro or a template that is used in both ways has one text",
  };
}

interface Placed {
  readonly file: string;
  readonly line: number;
}

function byPlace(a: Placed, b: Placed): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
