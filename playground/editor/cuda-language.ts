/**
 * CUDA C++ for the editor: the C++ grammar, and over it the words that CUDA adds. The grammar takes
 * `__global__` for a type and `<<<` for a shift; marks on top of its tree put that right.
 */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { completeAnyWord, snippetCompletion } from "@codemirror/autocomplete";
import { cppLanguage } from "@codemirror/lang-cpp";
import { LanguageSupport, syntaxTree } from "@codemirror/language";
import { type EditorState, Prec } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { cudaWords } from "./cuda-words.ts";

export function cuda(): LanguageSupport {
  return new LanguageSupport(cppLanguage, [
    Prec.high(cudaMarks),
    cppLanguage.data.of({ autocomplete: completeCuda }),
    cppLanguage.data.of({ autocomplete: completeAnyWord }),
  ]);
}

const decorator = new MatchDecorator({
  regexp: /\b[A-Za-z_]\w*\b|<<<|>>>/g,
  decorate(add, from, to, [text], view) {
    const kind = text === "<<<" || text === ">>>" ? "launch" : cudaWords.get(text)?.kind;
    if (kind && !isInText(view.state, from)) add(from, to, Decoration.mark({ class: `cm-cuda-${kind}` }));
  },
});

function isInText(state: EditorState, at: number): boolean {
  return /Comment|String|Char/.test(syntaxTree(state).resolveInner(at, 1).name);
}

const cudaMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorator.createDeco(view);
    }
    update(update: ViewUpdate): void {
      // The tree grows in the background; only then is it known what is a comment.
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      this.decorations =
        parsed && !update.docChanged
          ? decorator.createDeco(update.view)
          : decorator.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const words: readonly Completion[] = [...cudaWords].map(([label, { kind, detail }]) => ({
  label,
  type: kind,
  detail,
  boost: kind === "function" ? 0 : 1,
}));

const cppWords: readonly Completion[] = (
  "auto bool break case char class const constexpr continue default delete do double else enum extern " +
  "false float for if inline int long namespace new nullptr operator return short signed sizeof static struct " +
  "switch template this true typedef typename union unsigned using void volatile while"
)
  .split(" ")
  .map((label) => ({ label, type: "keyword", boost: -1 }));

const snippets: readonly Completion[] = [
  snippetCompletion(
    "__global__ void ${name}(${parameters}) {\n\tint i = blockIdx.x * blockDim.x + threadIdx.x;\n\t${}\n}",
    {
      label: "kernel",
      type: "keyword",
      detail: "a kernel with its thread's number",
    },
  ),
  snippetCompletion("${kernel}<<<${blocks}, ${threads}>>>(${arguments});", {
    label: "launch",
    type: "keyword",
    detail: "a kernel's launch",
  }),
];

const options = [...snippets, ...words, ...cppWords];

function completeCuda(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  if (isInText(context.state, context.pos - 1)) return null;
  return { from: word?.from ?? context.pos, options, validFor: /^\w*$/ };
}
