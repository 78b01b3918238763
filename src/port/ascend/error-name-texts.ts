/**
 * `strcmp(cudaGetErrorName(e), "cudaErrorInvalidValue")`: in the port the function returns a number as text, which is never equal. Only in
 * projects that ask for names: elsewhere such a text is for people to read.
 */
import type { EditSink } from "../edit-sink.ts";
import { asksForErrorNames, errorNameIn } from "../rename/error-name-texts.ts";
import type { SourceText } from "../source-text.ts";

export function refuseErrorNameTexts(texts: readonly SourceText[], sink: EditSink): void {
  if (!asksForErrorNames(texts)) return;
  for (const file of texts)
    for (const token of file.tokens) {
      const name = errorNameIn(token);
      if (name === undefined) continue;
      sink.refuse({
        code: "particular-error",
        file: file.path,
        line: file.lineOf(token.start),
        construct: `"${name}"`,
        reason:
          "AscendCL has no names of errors: what stands for cudaGetErrorName returns a number as text, which no name is equal to",
        help: "compare the error itself",
      });
    }
}
