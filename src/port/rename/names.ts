/** Names of CUDA, wherever they stand in a text but in comments: they become the dialect's, or are refused. */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Token } from "../tokens.ts";
import type { DeclaredNames } from "./declared-names.ts";
import type { Dialect } from "./dialect.ts";

/** Nobody else begins names so; one that no table has is newer than the table, or a mistake. */
const looksLikeCuda =
  /^(?:cuda[A-Z]\w*|CUDA_(?!VERSION$)[A-Z]\w*|CUDART_(?!VERSION$)[A-Z]\w*|cu(?:Ctx|Device|Mem|Module|Stream|Event|Launch|Func|Graph|Array|Tex|Surf|Link|Pointer|Init|Library|Kernel)[A-Z]\w*|nvcuda|curand(?:[A-Z]|_[a-z]|\d)\w*|CURAND_[A-Z]\w*)$/;

export interface NamesContext {
  readonly dialect: Dialect;
  readonly names: DeclaredNames;
  /** Clang could not read the file: what its words mean is not known. */
  readonly isUnread: boolean;
}

/** @returns headers of the port's own that the text needs */
export function portNames(
  file: SourceText,
  sink: EditSink,
  { dialect, names, isUnread }: NamesContext,
): ReadonlySet<string> {
  const helpers = new Set<string>();
  const { tokens } = file;
  const edits = sink.edits(file);
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "name" || token.directive === "include" || isMember(tokens, index)) continue;
    const { text } = token;
    const word = Object.hasOwn(dialect.words, text) ? dialect.words[text] : undefined;
    const found = word ? undefined : dialect.nameOf(text);
    if (!word && !found && !looksLikeCuda.test(text)) continue;
    if (names.isOwn(file, text, token.start) || edits.replaces(token.start)) continue;
    const place = { file: file.path, line: file.lineOf(token.start), construct: text };
    if (word) {
      if ("helper" in word) {
        helpers.add(word.helper);
        if (word.to !== undefined) sink.replace(file, token, word.to);
      } else if ("namespace" in word) {
        if (isNamespace(tokens, index)) sink.replace(file, token, word.namespace);
      } else if ("to" in word) sink.replace(file, token, word.to);
      else if ("drop" in word) {
        sink.replace(file, withBlank(file, token), "");
        if (word.remark !== undefined)
          sink.remark({
            code: "dropped",
            file: place.file,
            line: place.line,
            text: `${text}: ${word.remark}`,
          });
      } else {
        const { refused: reason, help } = word;
        sink.refuse({ code: "no-counterpart", ...place, reason, ...(help !== undefined && { help }) });
      }
      continue;
    }
    if (found?.name !== undefined) {
      if (found.name !== text) sink.replace(file, token, found.name);
    } else if (found) {
      sink.refuse({
        code: "no-counterpart",
        ...place,
        reason: `${dialect.title} has nothing for it (${found.subject})`,
      });
    } else if (!isUnread) {
      sink.refuse({
        code: "unknown-name",
        ...place,
        reason: `it looks like a name of CUDA's, and no table of ${dialect.title}'s names knows it (${dialect.source})`,
      });
    }
  }
  return helpers;
}

/** `cub::` and `using namespace cub`; a variable may be called so, too. */
function isNamespace(tokens: readonly Token[], index: number): boolean {
  return tokens[index + 1]?.text === "::" || tokens[index - 1]?.text === "namespace";
}

/** `x.cudaFree`, `x->cudaFree` and `other::cudaFree` are not CUDA's; `::cudaFree` is. */
function isMember(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text;
  if (before === "." || before === "->") return true;
  return before === "::" && (tokens[index - 2]?.kind === "name" || tokens[index - 2]?.text === ">");
}

function withBlank(file: SourceText, { start, end }: Token) {
  const blank = /^[ \t]+/.exec(file.bytes.slice(end, end + 80))?.[0].length ?? 0;
  return { start, end: end + blank };
}
