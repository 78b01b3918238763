/** The editor of the program. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import type { Problem } from "../../src/web/page-api.ts";
import { cuda } from "./cuda-language.ts";
import { editorStyle } from "./highlight-style.ts";
import { offsetOf, problemsToDiagnostics } from "./problems-to-diagnostics.ts";

export interface ProgramEditor {
  text(): string;
  /** Puts another program there; undoing brings back the one before. */
  replace(text: string): void;
  /** Marks problems at their lines, until the next call. */
  mark(problems: readonly Problem[]): void;
  /** Moves the cursor and the view there. */
  goTo(problem: Problem): void;
  focus(): void;
}

/** @param file the editor's file, as problems name it */
export function createEditor(
  parent: HTMLElement,
  text: string,
  file: string,
  onChange: () => void,
): ProgramEditor {
  const extensions = [
    lineNumbers(),
    lintGutter(),
    foldGutter({ openText: "▾", closedText: "▸" }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    dropCursor(),
    rectangularSelection(),
    crosshairCursor(),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ maxRenderedOptions: 50 }),
    search({ top: true }),
    highlightSelectionMatches(),
    cuda(),
    editorStyle,
    EditorView.contentAttributes.of({ "aria-label": "The program, CUDA C++", spellcheck: "false" }),
    // Escape, then Tab, leaves the editor: CodeMirror's own way out, told in the help.
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange();
    }),
  ];
  const view = new EditorView({ parent, doc: text, extensions });

  return {
    text: () => view.state.doc.toString(),
    replace(doc) {
      view.dispatch(
        { changes: { from: 0, to: view.state.doc.length, insert: doc }, selection: { anchor: 0 } },
        setDiagnostics(view.state, []),
      );
      view.scrollDOM.scrollTop = 0;
    },
    mark(problems) {
      view.dispatch(setDiagnostics(view.state, [...problemsToDiagnostics(problems, view.state.doc, file)]));
    },
    goTo(problem) {
      const anchor = offsetOf(problem, view.state.doc);
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: "center" }),
      });
      view.focus();
    },
    focus: () => view.focus(),
  };
}
