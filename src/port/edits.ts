/**
 * Edits of one text, at places of the original: what no edit touches stays as it is, comments and layout included.
 *
 * New text may hold pieces of the old one, which come out with their own edits made:
 *
 *     replace(f(a, b), ["g(", b, ", ", a, ")"])   and   insert " + 1" behind b   =>   g(b + 1, a)
 */
import type { Span } from "./tokens.ts";

/** New text, or a piece of the original with its edits. */
export type Piece = string | Span;

export interface Edit {
  readonly start: number;
  /** Equal to `start` for an insertion. */
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/** Two edits that cannot both be made. */
export interface Conflict {
  readonly first: Edit;
  readonly second: Edit;
}

export class EditList {
  readonly #edits: Edit[] = [];
  readonly #keys = new Map<string, Edit>();
  readonly conflicts: Conflict[] = [];

  get isEmpty(): boolean {
    return this.#edits.length === 0;
  }

  /** The same edit twice is one: a header is seen by all that include it, a template by all its instances. */
  replace(span: Span, ...pieces: readonly Piece[]): void {
    this.#add({ start: span.start, end: span.end, pieces });
  }

  /** Two insertions at one place stand in the order in which they came. */
  insert(at: number, ...pieces: readonly Piece[]): void {
    this.#add({ start: at, end: at, pieces });
  }

  #add(edit: Edit): void {
    const place = `${edit.start}:${edit.end}`;
    const key = edit.start === edit.end ? `${place}:${JSON.stringify(edit.pieces)}` : place;
    const same = this.#keys.get(key);
    if (same) {
      if (JSON.stringify(same.pieces) !== JSON.stringify(edit.pieces))
        this.conflicts.push({ first: same, second: edit });
      return;
    }
    const crossing = this.#edits.find((other) => crosses(other, edit));
    if (crossing) {
      this.conflicts.push({ first: crossing, second: edit });
      return;
    }
    this.#keys.set(key, edit);
    this.#edits.push(edit);
  }

  /** Whether some edit replaces the text at an offset, and copies it nowhere: further edits there would be lost. */
  replaces(offset: number): boolean {
    const isIn = ({ start, end }: Span) => start <= offset && offset < end;
    return this.#edits.some(
      (edit) => isIn(edit) && !edit.pieces.some((piece) => typeof piece !== "string" && isIn(piece)),
    );
  }

  /** The text with all edits made, those that met a conflict left out. */
  apply(text: string): string {
    // Stable: of two at one place the wider one first, insertions in front of what they stand before.
    const sorted = this.#edits.toSorted(
      (a, b) => a.start - b.start || insertionsFirst(a, b) || b.end - a.end,
    );
    return applyWithin(text, { start: 0, end: text.length }, sorted);
  }
}

function insertionsFirst(a: Edit, b: Edit): number {
  return Number(b.start === b.end) - Number(a.start === a.end);
}

/** Neither apart nor one within the other. */
function crosses(a: Edit, b: Edit): boolean {
  if (a.start === a.end || b.start === b.end) return false;
  const overlap = a.start < b.end && b.start < a.end;
  const aHoldsB = a.start <= b.start && b.end <= a.end;
  const bHoldsA = b.start <= a.start && a.end <= b.end;
  return overlap && !aHoldsB && !bHoldsA;
}

/** The piece of the text with those edits made that lie in it. */
function applyWithin(text: string, span: Span, sorted: readonly Edit[]): string {
  const inside = sorted.filter((edit) => edit.start >= span.start && edit.end <= span.end);
  let result = "";
  let at = span.start;
  for (const edit of inside) {
    if (edit.start < at) continue; // within an edit that was made as a whole
    result += text.slice(at, edit.start);
    // A copied piece may lie anywhere; never does the edit itself come again.
    const others = sorted.filter((other) => other !== edit && !holds(other, edit));
    for (const piece of edit.pieces)
      result +=
        typeof piece === "string"
          ? piece
          : applyWithin(
              text,
              piece,
              others.filter((other) => belongs(other, piece, edit)),
            );
    at = edit.end;
  }
  return result + text.slice(at, span.end);
}

/** What is inserted in front of a piece or behind it stays where it is when the piece is copied elsewhere. */
function belongs(other: Edit, piece: Span, edit: Edit): boolean {
  const isCopy = edit.start === edit.end;
  return !isCopy || other.end > other.start || (other.start > piece.start && other.end < piece.end);
}

function holds(outer: Edit, inner: Edit): boolean {
  return outer.end > outer.start && outer.start <= inner.start && inner.end <= outer.end;
}
