/**
 * CUDA's version, which is no number of Ascend's. A macro that is not defined there would choose other code in silence, so each is the
 * number that the source was read with:
 *
 *     #if CUDART_VERSION < 13000        =>   #if 12000 < 13000
 *     #ifdef CUDART_VERSION             =>   #if 1
 *     printf("%d\n", CUDART_VERSION);   =>   printf("%d\n", 12000);
 */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";

/** As our headers have them. */
export const versions: Readonly<Record<string, number>> = {
  CUDART_VERSION: 12_000,
  CUDA_VERSION: 12_000,
  __CUDACC_VER_MAJOR__: 12,
  __CUDACC_VER_MINOR__: 0,
};

/** @param isOwn whether the project itself defines a name */
export function portVersions(file: SourceText, sink: EditSink, isOwn: (name: string) => boolean): void {
  const { tokens } = file;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "name" || !Object.hasOwn(versions, token.text) || isOwn(token.text)) continue;
    const [before, beforeThat, next] = [tokens[index - 1], tokens[index - 2], tokens[index + 1]];
    if (token.directive !== undefined && (before?.text === "ifdef" || before?.text === "ifndef"))
      sink.replace(file, { start: before.start, end: token.end }, before.text === "ifdef" ? "if 1" : "if 0");
    else if (before?.text === "defined") sink.replace(file, { start: before.start, end: token.end }, "1");
    else if (before?.text === "(" && beforeThat?.text === "defined" && next?.text === ")")
      sink.replace(file, { start: beforeThat.start, end: next.end }, "1");
    else sink.replace(file, token, String(versions[token.text]));
    sink.remark({
      code: "cuda-version",
      file: file.path,
      line: file.lineOf(token.start),
      text: `${token.text} is ${versions[token.text]}, the version of CUDA that the source was read with: nothing of it is on Ascend`,
    });
  }
}
