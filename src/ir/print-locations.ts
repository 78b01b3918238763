import type { SourceLocation } from "../source/diagnostic.ts";
import type { IrFunction } from "./function.ts";
import type { Instruction } from "./instruction.ts";
import { quoteString } from "./names.ts";

/**
 * Writes source locations as the least debug information that LLVM accepts: a subprogram per
 * function, a scope per file, and a node per location. Equal nodes are written once.
 */
export class LocationPrinter {
  readonly #nodes: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #subprograms = new Map<
    IrFunction,
    { readonly number: number; readonly file: string } | undefined
  >();
  #unit: number | undefined;

  /** ` !dbg !5`, for a signature; "" when nothing is known about the function. */
  attachToFunction(fn: IrFunction): string {
    const subprogram = this.#subprogramOf(fn);
    return subprogram ? ` !dbg !${subprogram.number}` : "";
  }

  /** `, !dbg !5`, or "". */
  attachTo(instruction: Instruction): string {
    const fn = instruction.block?.function;
    const subprogram = fn && this.#subprogramOf(fn);
    if (!subprogram) return "";
    if (instruction.location) return `, !dbg !${this.#location(instruction.location, subprogram)}`;
    // LLVM wants a location at every call that could be inlined; line 0 says that there is none.
    return instruction.opcode === "call"
      ? `, !dbg !${this.#node(`!DILocation(line: 0, scope: !${subprogram.number})`)}`
      : "";
  }

  /** All nodes, a line for each; nothing when no location was printed. */
  definitions(): string[] {
    if (this.#unit === undefined) return [];
    const version = this.#node(`!{i32 2, !"Debug Info Version", i32 3}`);
    return [
      `!llvm.dbg.cu = !{!${this.#unit}}`,
      `!llvm.module.flags = !{!${version}}`,
      "",
      ...this.#nodes.map((node, number) => `!${number} = ${node}`),
    ];
  }

  /** A definition's subprogram, made when the function has a known name or place. */
  #subprogramOf(fn: IrFunction) {
    if (this.#subprograms.has(fn)) return this.#subprograms.get(fn);
    const subprogram = fn.isDeclaration ? undefined : this.#makeSubprogram(fn);
    this.#subprograms.set(fn, subprogram);
    return subprogram;
  }

  #makeSubprogram(fn: IrFunction) {
    let place: SourceLocation | undefined;
    for (const { location } of fn.instructions()) {
      place = location;
      if (place) break;
    }
    if (!place && fn.sourceName === undefined) return undefined;
    const { file, line } = outermost(place) ?? { file: "", line: 0 };
    const name = fn.sourceName === undefined ? "" : `name: ${quoteString(fn.sourceName)}, `;
    return { number: this.#newSubprogram(`${name}line: ${line}, `, file), file };
  }

  #newSubprogram(details: string, file: string): number {
    const fileNode = this.#file(file);
    return this.#append(
      `distinct !DISubprogram(${details}scope: !${fileNode}, file: !${fileNode}, ` +
        `spFlags: DISPFlagDefinition, unit: !${this.#unitFor(fileNode)})`,
    );
  }

  #location(location: SourceLocation, within: { readonly number: number; readonly file: string }): number {
    const { file, line, column, inlinedAt } = location;
    const at = inlinedAt ? `, inlinedAt: !${this.#location(inlinedAt, within)}` : "";
    const scope = inlinedAt ? this.#inlinedScope(file) : this.#ownScope(file, within);
    // Of two calls on one line, each is a place of its own: LLVM wants them distinct only as callers.
    return this.#node(`!DILocation(line: ${line}, column: ${column}, scope: !${scope}${at})`);
  }

  #ownScope(file: string, within: { readonly number: number; readonly file: string }): number {
    if (file === within.file) return within.number;
    return this.#node(
      `!DILexicalBlockFile(scope: !${within.number}, file: !${this.#file(file)}, discriminator: 0)`,
    );
  }

  /** Which function was inlined is not kept: one nameless one per file stands for all. */
  #inlinedScope(file: string): number {
    const key = `inlined from ${file}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#newSubprogram("", file);
      this.#numbers.set(key, number);
    }
    return number;
  }

  #file(file: string): number {
    return this.#node(`!DIFile(filename: ${quoteString(file)}, directory: "")`);
  }

  #unitFor(fileNode: number): number {
    this.#unit ??= this.#append(
      `distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !${fileNode}, ` +
        "isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly)",
    );
    return this.#unit;
  }

  #node(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#append(text);
      this.#numbers.set(text, number);
    }
    return number;
  }

  #append(text: string): number {
    return this.#nodes.push(text) - 1;
  }
}

/** Where the code stood in the function that it was inlined into last. */
function outermost(location: SourceLocation | undefined): SourceLocation | undefined {
  let at = location;
  while (at?.inlinedAt) at = at.inlinedAt;
  return at;
}
