/**
 * Says in other words what a port refused for its words alone, so that it may be tried again: uses of macros are written out, and
 * variables that are declared together are declared apart.
 */
import { type Node, type Place, walk } from "./ast/node.ts";
import { type Expansion, Macros } from "./macros.ts";
import { Project } from "./project.ts";
import type { Refusal, Remark } from "./report.ts";
import { type Split, splitDeclaration } from "./split-declarations.ts";
import type { SourceText } from "./source-text.ts";
import type { Unit } from "./unit.ts";
import { absolutePath } from "../toolchain/paths.ts";
import type { FileSource, Services } from "../toolchain/services.ts";

/** What a macro may be the reason of. */
const codesOfMacros = new Set([
  "macro",
  "conflicting-edits",
  "half-operator",
  "half-member",
  "cooperative-groups",
]);

export interface RewrittenProject {
  readonly project: Project;
  /** The new texts, by absolute path. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly remarks: readonly Remark[];
}

/** @returns undefined where there is nothing to say otherwise */
export function rewriteRefused(
  project: Project,
  units: readonly Unit[],
  refusals: readonly Refusal[],
): RewrittenProject | undefined {
  const lines = new Set(refusals.filter(({ code }) => codesOfMacros.has(code)).map(lineOf));
  const declarations = splitDeclarations(units, refusals);
  if (lines.size === 0 && declarations.size === 0) return undefined;
  const texts = project.files.flatMap((file) => project.text(file) ?? []);
  const macros = new Macros(texts);
  const expansions = new Map<SourceText, Expansion[]>();
  for (const { file, offset } of usesIn(units, lines)) {
    const found = macros.expansionAt(file, offset);
    if (found) expansions.set(file, [...(expansions.get(file) ?? []), found]);
  }
  if (expansions.size === 0 && declarations.size === 0) return undefined;
  const unused = macros.unused(texts, expansions);
  const content = new Map<string, string>();
  for (const file of texts) {
    const going = unused
      .filter((macro) => macro.file === file)
      .map(({ span }) => ({ span, text: "\n".repeat(file.slice(span).split("\n").length - 1) }));
    const splits = [...(declarations.get(file)?.values() ?? [])];
    const edits = [...(expansions.get(file) ?? []), ...going, ...splits];
    if (edits.length > 0) content.set(file.path, rewritten(file, edits));
  }
  const files = project.files.map((file) => {
    const text = content.get(file.path);
    return text === undefined
      ? file
      : { ...file, content: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) };
  });
  return {
    project: new Project(project.root, files, project.skipped),
    contents: new Map(
      files
        .filter(({ path }) => content.has(path))
        .map((file) => [absolutePath(file.path, project.root), file.content]),
    ),
    remarks: [...expansions].flatMap(([file, list]) =>
      list.map(({ span, macros: [macro] }) => ({
        code: "macro-expanded",
        file: file.path,
        line: file.lineOf(span.start),
        text: `${macro?.name ?? ""} is written out here: what it stands for is translated in more than one way, or put together of parts`,
      })),
    ),
  };
}

/** By the place where they begin. */
function splitDeclarations(units: readonly Unit[], refusals: readonly Refusal[]) {
  const lines = new Set(refusals.filter(({ code }) => code === "device-variable").map(lineOf));
  const found = new Map<SourceText, Map<number, Split>>();
  if (lines.size === 0) return found;
  for (const unit of units)
    for (const node of walk(unit.tree)) {
      if (node.kind !== "VarDecl" || !lines.has(lineOf(unit.placeForPeople(node.loc)))) continue;
      const file = unit.text(node.loc);
      const split = file && splitDeclaration(file, node);
      if (file && split) found.set(file, (found.get(file) ?? new Map()).set(split.span.start, split));
    }
  return found;
}

/** Where macros are used, the outermost, that bring code to the lines, or whose definitions stand there. */
function usesIn(units: readonly Unit[], lines: ReadonlySet<string>) {
  const uses = new Map<string, { readonly file: SourceText; readonly offset: number }>();
  for (const unit of units)
    for (const node of walk(unit.tree))
      for (const place of [node.loc, node.begin, node.end]) {
        const expansion = place?.expansion;
        if (!place || !expansion) continue;
        const file = unit.text({ ...place, file: expansion.file });
        if (!file || !isRefused(unit, place, file, lines)) continue;
        uses.set(`${file.path}:${expansion.offset}`, { file, offset: expansion.offset });
      }
  return uses.values();
}

function isRefused(unit: Unit, place: Place, file: SourceText, lines: ReadonlySet<string>): boolean {
  if (lines.has(lineOf({ file: file.path, line: place.expansion?.line ?? 0 }))) return true;
  const written = unit.text(place);
  return written !== undefined && lines.has(lineOf({ file: written.path, line: place.line }));
}

function lineOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${line}`;
}

function rewritten(
  file: SourceText,
  edits: readonly { readonly span: Expansion["span"]; readonly text: string }[],
): string {
  let text = "";
  let at = 0;
  for (const { span, text: words } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    text += file.bytes.slice(at, span.start) + words;
    at = span.end;
  }
  return text + file.bytes.slice(at);
}

/** Whether two readings of a source say the same: only places may differ. */
export function sayTheSame(before: readonly Unit[], after: readonly Unit[]): boolean {
  return (
    before.length === after.length &&
    before.every((unit, index) => {
      const other = after[index];
      return (
        other?.file.path === unit.file.path && other.pass === unit.pass && areAlike(unit.tree, other.tree)
      );
    })
  );
}

function areAlike(a: Node, b: Node): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    withoutPlaces(a.type) === withoutPlaces(b.type) &&
    a.value === b.value &&
    a.opcode === b.opcode &&
    a.castKind === b.castKind &&
    a.reference?.name === b.reference?.name &&
    a.inner.length === b.inner.length &&
    a.inner.every((child, index) => areAlike(child, b.inner[index] as Node))
  );
}

/** `(lambda at a.cu:3:17)` is the same type wherever its line begins. */
function withoutPlaces(type: string | undefined): string | undefined {
  return type?.replaceAll(/:\d+:\d+\)/g, ")");
}

/** Files of which some have another content. Paths may be relative to the folder that Clang works in. */
export function withContents(
  { files, workingFolder }: Services,
  contents: ReadonlyMap<string, Uint8Array>,
): FileSource {
  return {
    read: (path) => contents.get(absolutePath(path, workingFolder)) ?? files.read(path),
    kind: (path) => files.kind(path),
    list: (path) => files.list(path),
    identity: (path) => files.identity(path),
    write: (path, content, options) => files.write(path, content, options),
  };
}
