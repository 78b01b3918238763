/**
 * What `cudaGetErrorName` returns is text, and the dialect's function returns the dialect's names: a comparison with
 * `"cudaErrorInvalidValue"` would compile after the port, and never hold.
 */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Token } from "../tokens.ts";
import type { Dialect } from "./dialect.ts";

/** Of the driver API, whose function writes its name through a pointer, and of the runtime's. */
const askers = new Set(["cudaGetErrorName", "cuGetErrorName"]);

export const asksForErrorNames = (texts: readonly SourceText[]): boolean =>
  texts.some(({ tokens }) => tokens.some(({ kind, text }) => kind === "name" && askers.has(text)));

/** The name of an error that is all of a text. */
export function errorNameIn({ kind, text }: Pick<Token, "kind" | "text">): string | undefined {
  return kind === "string"
    ? /^"((?:cuda(?:Error|Success)|CUDA_(?:ERROR|SUCCESS))\w*)"$/.exec(text)?.[1]
    : undefined;
}

/** What CUDA says of a number that is no error. */
const unknownText = '"unrecognized error code"';

/** Whether the statement asks for a name: the error's description may be another text. */
function asksHere(tokens: readonly Token[], index: number): boolean {
  const ends = /^[;{}]$/;
  const behind = tokens.slice(index).findIndex(({ text }) => ends.test(text));
  const before = tokens.slice(0, index).findLastIndex(({ text }) => ends.test(text));
  return tokens
    .slice(before + 1, behind < 0 ? undefined : index + behind)
    .some(({ text }) => askers.has(text));
}

/** Only for programs that ask for names: elsewhere such a text is for people to read. */
export function renameErrorTexts(file: SourceText, sink: EditSink, dialect: Dialect): void {
  for (const [index, { kind, text, start, end }] of file.tokens.entries()) {
    if (text === unknownText && dialect.unknownError !== undefined && asksHere(file.tokens, index)) {
      sink.replace(file, { start, end }, `"${dialect.unknownError}"`);
      continue;
    }
    const cuda = errorNameIn({ kind, text });
    if (cuda === undefined) continue;
    const name = dialect.nameOf(cuda)?.name;
    const place = { code: "error-name-text", file: file.path, line: file.lineOf(start) };
    if (name === undefined) {
      sink.remark({
        ...place,
        text: `"${cuda}" is the name of an error that ${dialect.title} does not have`,
      });
      continue;
    }
    if (name === cuda) continue;
    sink.replace(file, { start, end }, `"${name}"`);
    sink.remark({ ...place, text: `"${cuda}" is "${name}" now, as ${dialect.title} names that error` });
  }
}
