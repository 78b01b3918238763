/**
 * `template __global__ void k<float>(float*, int);` — Clang's tree has the instance, and not these words. What a kernel gets as a
 * parameter, they get too.
 */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import { afterTemplateArguments, matchingBracket } from "../tokens.ts";

export interface ExplicitInstantiation {
  readonly file: SourceText;
  readonly name: string;
  /** Where its parameters end. */
  readonly end: number;
  readonly hasParameters: boolean;
}

export function* explicitInstantiations(file: SourceText): Iterable<ExplicitInstantiation> {
  const { tokens } = file;
  for (const [index, { text }] of tokens.entries()) {
    if (text !== "template" || /^(?:<|\.|->|::)$/.test(tokens[index + 1]?.text ?? "<")) continue;
    let isKernel = false;
    for (let at = index + 1; at < tokens.length && !/^[;{}]$/.test(tokens[at]?.text ?? ";"); at += 1) {
      if (tokens[at]?.text === "__global__") isKernel = true;
      if (tokens[at]?.kind !== "name") continue;
      const open = afterTemplateArguments(tokens, at + 1);
      const close = tokens[open]?.text === "(" ? matchingBracket(tokens, open) : undefined;
      // Other brackets are those of attributes and bounds.
      if (close === undefined || tokens[close + 1]?.text !== ";") continue;
      const end = tokens[close]?.start;
      if (isKernel && end !== undefined)
        yield { file, name: tokens[at]?.text ?? "", end, hasParameters: close > open + 1 };
      break;
    }
  }
}

export function instantiateWithMore(
  { file, end, hasParameters }: ExplicitInstantiation,
  parameters: string,
  sink: EditSink,
): void {
  sink.insert(file, end, `${hasParameters ? ", " : ""}${parameters}`);
}
