import type { Finding } from "../model.ts";
import type { SourceText } from "../text/source-text.ts";

/** Collects the findings of one file, each once for a place. */
export class FindingSink {
  readonly #source: SourceText;
  readonly #findings: Finding[] = [];
  readonly #seen = new Set<string>();
  #excerptLine = 0;
  #excerpt = "";

  constructor(source: SourceText) {
    this.#source = source;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** A use by its offset in the text. */
  add(rule: string, offset: number, name: string, verdicts?: Finding["verdicts"]): void {
    const { line, column } = this.#source.placeOf(offset);
    const key = `${rule} ${line} ${column}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (line !== this.#excerptLine) {
      this.#excerptLine = line;
      this.#excerpt = this.#source.excerpt(line);
    }
    this.#findings.push({
      ...{ rule, file: this.#source.path, line, column, name: name.slice(0, 120) },
      ...{ excerpt: this.#excerpt, evidence: "tokens" as const },
      ...(verdicts !== undefined && { verdicts }),
    });
  }

  /** The first use of a line stands for all of them. */
  addOnce(rule: string, offset: number, name: string): void {
    const key = `${rule} ${this.#source.placeOf(offset).line}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.add(rule, offset, name);
  }

  /** What the file's being there says. */
  addFile(rule: string, name: string): void {
    const place = { file: this.#source.path, line: 0, column: 0 };
    this.#findings.push({ rule, ...place, name, excerpt: "", evidence: "file" });
  }
}
