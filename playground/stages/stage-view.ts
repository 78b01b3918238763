/** The text of one stage, to be read, with what it changed of the stage before. */
import { defaultKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, RangeSet, type Range, type Text } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  WidgetType,
} from "@codemirror/view";
import type { StageText } from "../../src/web/page-api.ts";
import { editorStyle } from "../editor/highlight-style.ts";
import { element } from "../shell/element.ts";
import type { LineChanges } from "./changed-lines.ts";
import { stageLanguages } from "./stage-languages.ts";

export interface StageView {
  show(stage: StageText, changes: LineChanges | undefined): void;
  /** Moves to the next change after the top of the view, or the first one. */
  goToChange(direction: 1 | -1): void;
  clear(): void;
}

export function createStageView(parent: HTMLElement): StageView {
  const view = new EditorView({ parent });
  let changes: LineChanges | undefined;
  let at = -1;

  return {
    show(stage, newChanges) {
      changes = newChanges;
      at = -1;
      view.setState(stateOf(stage, changes));
      view.scrollDOM.scrollTop = 0;
    },
    goToChange(direction) {
      const lines = changes ? firstLines(changes) : [];
      if (lines.length === 0) return;
      at = (Math.max(at, direction === 1 ? -1 : 0) + direction + lines.length) % lines.length;
      const line = view.state.doc.line(Math.min((lines[at] ?? 0) + 1, view.state.doc.lines));
      view.dispatch({
        selection: { anchor: line.from },
        effects: EditorView.scrollIntoView(line.from, { y: "center" }),
      });
    },
    clear() {
      changes = undefined;
      view.setState(EditorState.create({ extensions: [editorStyle, EditorState.readOnly.of(true)] }));
    },
  };
}

function stateOf({ name, language, text }: StageText, changes: LineChanges | undefined): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      drawSelection(),
      search({ top: true }),
      keymap.of([...searchKeymap, ...defaultKeymap]),
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ "aria-label": `The kernel after the stage: ${name}`, tabindex: "0" }),
      stageLanguages[language],
      editorStyle,
      // Widgets that take lines of their own must be known before the view is laid out: not from a plugin.
      EditorView.decorations.compute(["doc"], (state) =>
        changes ? decorationsOf(changes, state.doc) : RangeSet.empty,
      ),
    ],
  });
}

/** The first line of each run of changed lines. */
export function firstLines({ added, removed }: LineChanges): readonly number[] {
  const lines = new Set([...added, ...removed.map(({ before }) => before)]);
  return [...lines].filter((line) => !added.includes(line - 1)).toSorted((a, b) => a - b);
}

const addedLine = Decoration.line({ class: "line-added" });

function decorationsOf({ added, removed }: LineChanges, doc: Text): DecorationSet {
  const marks: Range<Decoration>[] = added.map((line) => addedLine.range(doc.line(line + 1).from));
  for (const { before, lines } of removed) {
    const behind = before >= doc.lines;
    const at = behind ? doc.length : doc.line(before + 1).from;
    const widget = new RemovedLines(lines);
    marks.push(Decoration.widget({ widget, block: true, side: behind ? 1 : -1 }).range(at));
  }
  return Decoration.set(marks, true);
}

/** More lines are counted: who wants to read them looks at the stage before. */
const mostShown = 12;

class RemovedLines extends WidgetType {
  constructor(private readonly lines: readonly string[]) {
    super();
  }
  override eq(other: RemovedLines): boolean {
    return other.lines === this.lines;
  }
  override toDOM(): HTMLElement {
    const shown = this.lines.slice(0, mostShown);
    const more = this.lines.length - shown.length;
    return element(
      "div",
      { className: "lines-removed" },
      ...shown.map((line) => element("del", {}, line || " ")),
      ...(more > 0 ? [element("span", {}, `… and ${more} more`)] : []),
    );
  }
}
