/** For tests of passes over a file's words: text in, text and report out. */
import { EditSink } from "./edit-sink.ts";
import { SourceText } from "./source-text.ts";

export interface Edited {
  readonly text: string;
  /** `line: code` */
  readonly refused: readonly string[];
  readonly remarks: readonly string[];
}

export function editText(
  before: string,
  pass: (file: SourceText, sink: EditSink) => void,
  path = "a.cu",
): Edited {
  const sink = new EditSink();
  const file = new SourceText(path, before);
  pass(file, sink);
  return {
    text: sink.apply(file),
    refused: sink.refusals.map(({ line, code }) => `${line}: ${code}`),
    remarks: sink.remarks.map(({ line, code }) => `${line}: ${code}`),
  };
}
