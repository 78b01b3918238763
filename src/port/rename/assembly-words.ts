/** Inline assembly in a source that Clang could not read, by its words: with operands or instructions of PTX in it. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";

export function refuseAssemblyWords(file: SourceText, sink: EditSink): void {
  for (const [index, { text, start }] of file.tokens.entries()) {
    if (!/^(?:__)?asm(?:__)?$/.test(text)) continue;
    const strings = file.tokens.slice(index + 1, index + 8).filter(({ kind }) => kind === "string");
    if (!strings.some((one) => one.text.length > 2)) continue;
    sink.refuse({
      code: "inline-ptx",
      file: file.path,
      line: file.lineOf(start),
      construct: "asm",
      reason: "PTX is the instruction set of NVIDIA's chips",
      help: "write what it does in C++, or with the target's own intrinsics",
    });
  }
}
