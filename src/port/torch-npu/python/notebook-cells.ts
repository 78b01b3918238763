/**
 * The Python in a Jupyter notebook: the strings of its code cells, with where each of their letters stands in the file,
 * so that ports can edit the JSON in place and audits can name its lines. Cells in other languages (`%%bash`) are left out.
 */
export interface CellString {
  readonly value: string;
  /** Where each letter of the value stands in the notebook's text, with its end as last element. */
  readonly offsets: readonly number[];
}

export interface NotebookCell {
  /** As a rule one for each line, each but the last with its newline. */
  readonly strings: readonly CellString[];
  readonly isPython: boolean;
}

/**
 * The code cells.
 *
 * @throws when the text is no notebook
 */
export function notebookCells(text: string): NotebookCell[] {
  const notebook: unknown = JSON.parse(text);
  if (typeof notebook !== "object" || notebook === null || !("cells" in notebook))
    throw new Error("no cells");
  const isPython = /python/i.test(languageOf(notebook));
  return new JsonReader(text).codeCells().map((strings) => ({
    strings,
    isPython: isPython && isPythonCell(strings.map(({ value }) => value).join("")),
  }));
}

/** `metadata.kernelspec.language`, or what the last run noted; Python where nothing says otherwise. */
function languageOf(notebook: object): string {
  const metadata = memberOf(notebook, "metadata");
  const named =
    memberOf(memberOf(metadata, "kernelspec"), "language") ??
    memberOf(memberOf(metadata, "language_info"), "name");
  return typeof named === "string" ? named : "python";
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([own]) => own === key)?.[1]
    : undefined;
}

/** Magics that run the cell's Python, and files of Python that a cell writes. */
function isPythonCell(code: string): boolean {
  const magic = /^\s*%%(\w+)(.*)/.exec(code);
  if (!magic) return true;
  const [, name = "", rest = ""] = magic;
  if (name === "writefile" || name === "file") return /\.py\s*$/.test(rest);
  return /^(?:time|timeit|capture|prun|lprun|mprun|memit|debug|snakeviz|scalene|python3?|ipytest)$/.test(
    name,
  );
}

/**
 * Commands of the notebook's own, `!pip install …` and `%matplotlib inline`, become comments of the same length; behind
 * a colon, where Python needs a statement, an expression and a comment.
 */
export function withoutCommands(code: string): string {
  return code.replaceAll(
    /(:[ \t]*\n)?^([ \t]*)[%!?]([^\n]?)/gm,
    (_, colon: string | undefined, indent: string, next: string) =>
      colon === undefined ? `${indent}#${next}` : `${colon}${indent}0${next === "" ? "" : "#"}`,
  );
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
    const offsets: number[] = [];
    let value = "";
    let at = this.#at + 1;
    while (this.#text[at] !== '"') {
      const length = this.#text[at] !== "\\" ? 1 : this.#text[at + 1] === "u" ? 6 : 2;
      const piece = this.#text.slice(at, at + length);
      value += length === 1 ? piece : String(JSON.parse(`"${piece}"`));
      offsets.push(at);
      at += length;
    }
    offsets.push(at);
    this.#at = at + 1;
    return { offsets, value };
  }

  #skip(): void {
    const start = this.#peek();
    if (start === "{") this.#object(() => this.#skip());
    else if (start === "[") this.#array(() => this.#skip());
    else if (start === '"') this.#skipString();
    else while (/[\w.+-]/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }

  /** Pictures are strings of megabytes. */
  #skipString(): void {
    let end = this.#at + 1;
    while (this.#text[end] !== '"') end += this.#text[end] === "\\" ? 2 : 1;
    this.#at = end + 1;
  }
}
