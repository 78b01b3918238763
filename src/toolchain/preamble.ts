/**
 * The run of `#include`s that a source begins with, as a text that can be compiled once and kept.
 *
 * It ends at the first line that is neither an include of a library header, nor a plain macro, nor the
 * guard of a file: so compiling it beforehand changes nothing, whatever comes after. The user's own
 * headers are walked into, not kept. The helpers that a port brings along are code in front of its source's own includes, and
 * mean the same behind them: they are passed over, and then only includes may follow.
 *
 *     a.cu:     #include "common.h"      =>   #define WIDTH 16
 *               #include <vector>             #include <cstdio>
 *     common.h: #pragma once
 *               #define WIDTH 16
 *               #include <cstdio>
 *               void f();                     (here it ends: <vector> comes after a declaration)
 */
import type { ScannedFile } from "./include-scan.ts";

export interface PreambleInput {
  /** The source first, then all of the user's files that it may include. */
  readonly files: readonly ScannedFile[];
  /** Which of the files an include means; undefined for a header of the libraries. */
  resolve(name: string, quoted: boolean, from: ScannedFile): ScannedFile | undefined;
  /** `-DNAME…` and `-UNAME`. */
  readonly macros: readonly string[];
}

/** The text; empty when the source begins with something else. */
export function preambleOf(input: PreambleInput): string {
  const walk = new Walk(input);
  const [source] = input.files;
  if (source) walk.file(source);
  const lastInclude = walk.lines.findLastIndex((line) => line.startsWith("#include"));
  return walk.lines
    .slice(0, lastInclude + 1)
    .map((line) => `${line}\n`)
    .join("");
}

class Walk {
  readonly lines: string[] = [];
  readonly #input: PreambleInput;
  readonly #visited = new Set<ScannedFile>();
  readonly #defined: Set<string>;
  /** A macro may no longer follow: the code that was passed over comes before it. */
  #isPastCode = false;

  constructor(input: PreambleInput) {
    this.#input = input;
    this.#defined = new Set(input.macros.map((option) => /^-[DU](\w+)/.exec(option)?.[1] ?? ""));
  }

  /** True when the whole file belongs to the preamble and the walk may go on after it. */
  file(file: ScannedFile): boolean {
    const text = new TextDecoder().decode(file.content);
    const isHelper = text.startsWith(helperMark);
    // A second time it may be skipped by its guard, or not.
    if (this.#visited.has(file)) return isHelper;
    this.#visited.add(file);
    const directives = [...directivesOf(text)];
    const guard = guardOf(directives);
    if (guard !== undefined && this.#defined.has(guard)) return false;
    const body = guard === undefined ? directives : directives.slice(2);
    for (const [index, directive] of body.entries()) {
      const isGuardsEnd = guard !== undefined && index === body.length - 1 && /^endif\b/.test(directive);
      if (isGuardsEnd || this.#directive(directive, file)) continue;
      this.#isPastCode ||= isHelper;
      return isHelper && !directive.startsWith("include");
    }
    return true;
  }

  #directive(directive: string, file: ScannedFile): boolean {
    if (/^pragma\s+once$/.test(directive)) return true;
    const [, quoted, angled] = /^include\s*(?:"([^"]+)"|<([^>]+)>)$/.exec(directive) ?? [];
    const name = quoted ?? angled;
    if (name !== undefined) {
      const own = this.#input.resolve(name, quoted !== undefined, file);
      if (own) return this.file(own);
      this.lines.push(quoted === undefined ? `#include <${name}>` : `#include "${name}"`);
      return true;
    }
    const macro = /^define\s+(\w+)(\s.*)?$/.exec(directive)?.[1];
    if (macro === undefined || this.#defined.has(macro) || this.#isPastCode) return false;
    this.#defined.add(macro);
    this.lines.push(`#${directive}`);
    return true;
  }
}

/** How the headers begin that `unwarp port` writes; each lets itself in once. */
const helperMark = "// Written by unwarp port.";

/** Stands for the first line that is no directive. */
const codeMark = "code";

/** The directives before the first line of code, without `#` and comments, then `codeMark` if there is one. */
function* directivesOf(text: string): Iterable<string> {
  // Comments, kept apart from string literals; a directive's strings are file names.
  const withoutComments = text.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"/g, (match) =>
    match.startsWith("/") ? " " : match,
  );
  for (const line of withoutComments.split("\n")) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const directive = /^#\s*(.*)$/.exec(trimmed)?.[1];
    if (directive === undefined || trimmed.endsWith("\\")) {
      yield codeMark;
      return;
    }
    yield directive;
  }
}

/** The macro of `#ifndef X` and `#define X`, when a file begins with the two. */
function guardOf([first = "", second = ""]: readonly string[]): string | undefined {
  const guard = /^ifndef\s+(\w+)$/.exec(first)?.[1];
  return guard !== undefined && /^define\s+(\w+)$/.exec(second)?.[1] === guard ? guard : undefined;
}
