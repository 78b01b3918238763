/**
 * Jupyter notebooks: the code of all cells is ported as one file, and the edits are made in the strings of the JSON, so
 * that outputs, metadata and layout stay.
 */
import { portPython, type PortedPython, type PythonOptions } from "./port-python.ts";

interface CellString {
  /** Between the quotes, in the notebook's text. */
  readonly from: number;
  /** Where each character of the value stands in the notebook's text, with its end as last element. */
  readonly offsets: readonly number[];
  readonly value: string;
}

/** @returns why it is left as it is, as a text */
export function portNotebook(source: string, path: string, options: PythonOptions): PortedPython | string {
  let cells: CellString[][];
  try {
    cells = codeCells(source);
  } catch {
    return "not a notebook: its JSON cannot be read";
  }
  const offsets: number[] = [];
  let code = "";
  for (const cell of cells) {
    for (const { value, offsets: own } of cell) {
      code += value;
      offsets.push(...own.slice(0, -1));
    }
    const end = cell.at(-1)?.offsets.at(-1) ?? 0;
    if (!code.endsWith("\n")) {
      code += "\n";
      offsets.push(end);
    }
  }
  // Commands of the notebook's own become comments as far as the parser is concerned.
  const ported = portPython(code.replaceAll(/^([ \t]*)[%!?]/gm, "$1#"), path, options);
  if (ported.unread) return `code line ${ported.unread.line}: ${ported.unread.what}`;
  let text = "";
  let done = 0;
  for (const { start, end, text: by } of ported.edits.toSorted((a, b) => a.start - b.start)) {
    const from = offsets[start] ?? offsets.at(-1) ?? 0;
    const to = start === end ? from : (offsets[end - 1] ?? from) + 1;
    text += source.slice(done, from) + JSON.stringify(by).slice(1, -1);
    done = to;
  }
  return { ...ported, text: text + source.slice(done) };
}

/** The strings of `source` of each code cell. */
function codeCells(text: string): CellString[][] {
  const notebook: unknown = JSON.parse(text);
  if (typeof notebook !== "object" || notebook === null || !("cells" in notebook))
    throw new Error("no cells");
  const reader = new JsonReader(text);
  return reader.codeCells();
}

/** Reads just enough of JSON to know where strings stand; the text is valid, as JSON.parse took it. */
class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  codeCells(): CellString[][] {
    const found: CellString[][] = [];
    this.#object((key) => {
      if (key !== "cells") this.#skip();
      else this.#array(() => found.push(...this.#cell()));
    });
    return found;
  }

  #cell(): CellString[][] {
    let isCode = false;
    const strings: CellString[] = [];
    this.#object((key) => {
      if (key === "cell_type") isCode = this.#string().value === "code";
      else if (key !== "source") this.#skip();
      else if (this.#peek() === "[") this.#array(() => strings.push(this.#string()));
      else strings.push(this.#string());
    });
    return isCode ? [strings] : [];
  }

  #peek(): string {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
    return this.#text[this.#at] ?? "";
  }

  #object(member: (key: string) => void): void {
    this.#items("}", () => {
      const { value } = this.#string();
      if (this.#peek() === ":") this.#at += 1;
      member(value);
    });
  }

  #array(element: () => void): void {
    this.#items("]", element);
  }

  #items(close: string, item: () => void): void {
    this.#peek();
    this.#at += 1;
    while (this.#peek() !== close) {
      item();
      if (this.#peek() === ",") this.#at += 1;
    }
    this.#at += 1;
  }

  #string(): CellString {
    this.#peek();
    const from = this.#at + 1;
    const offsets: number[] = [];
    let value = "";
    let at = from;
    while (this.#text[at] !== '"') {
      const length = this.#text[at] !== "\\" ? 1 : this.#text[at + 1] === "u" ? 6 : 2;
      const piece = this.#text.slice(at, at + length);
      value += length === 1 ? piece : String(JSON.parse(`"${piece}"`));
      offsets.push(at);
      at += length;
    }
    offsets.push(at);
    this.#at = at + 1;
    return { from, offsets, value };
  }

  #skip(): void {
    const start = this.#peek();
    if (start === "{") this.#object(() => this.#skip());
    else if (start === "[") this.#array(() => this.#skip());
    else if (start === '"') this.#string();
    else while (/[\w.+-]/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }
}
