import { type Span, type Token, tokenAt, tokenize } from "./tokens.ts";

/** A file of the project, a letter for each byte, so that offsets are Clang's. */
export class SourceText {
  #tokens: readonly Token[] | undefined;
  #lineStarts: readonly number[] | undefined;

  constructor(
    /** Relative to the project, with slashes. */
    readonly path: string,
    readonly bytes: string,
  ) {}

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.bytes));
  }

  /** Index of the token that begins at an offset; undefined when none does. */
  tokenIndexAt(offset: number): number | undefined {
    const index = tokenAt(this.tokens, offset);
    return this.tokens[index]?.start === offset ? index : undefined;
  }

  /** 1-based. */
  lineOf(offset: number): number {
    const starts = (this.#lineStarts ??= lineStartsOf(this.bytes));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice({ start, end }: Span): string {
    return this.bytes.slice(start, end);
  }

  /** The blanks that the line of an offset begins with. */
  indentAt(offset: number): string {
    const start = this.bytes.lastIndexOf("\n", offset - 1) + 1;
    return /^[ \t]*/.exec(this.bytes.slice(start, offset))?.[0] ?? "";
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
