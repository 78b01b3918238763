/** Longest source line that a finding quotes. */
const excerptLength = 200;

/** A file's text with its lines, so that an offset has a place. */
export class SourceText {
  /** Relative to the audited folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly #lineStarts: number[] = [0];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#lineStarts.push(at + 1);
  }

  /** As editors count: a newline at the end begins no further line. */
  get lineCount(): number {
    const last = this.#lineStarts.length;
    return this.text === "" ? 0 : this.text.endsWith("\n") ? last - 1 : last;
  }

  /** Line and column of an offset, both from 1. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }

  /** A line as a report quotes it: without the space around it, cut when it is long. */
  excerpt(line: number): string {
    const start = this.#lineStarts[line - 1];
    if (start === undefined) return "";
    const end = this.#lineStarts[line] ?? this.text.length + 1;
    return this.text
      .slice(start, Math.min(end - 1, start + 4 * excerptLength))
      .trim()
      .slice(0, excerptLength);
  }

  /** Where a line begins; the end of the text for a line that is not there. */
  startOf(line: number): number {
    return this.#lineStarts[line - 1] ?? this.text.length;
  }
}
