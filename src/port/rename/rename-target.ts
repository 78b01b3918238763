/** A port that changes names and what hangs on them, and leaves the program as it is: to HIP, to MUSA. */
import { usesForeignLibraries } from "../foreign-libraries.ts";
import type { ProgramPlace } from "../program-place.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Project } from "../project.ts";
import type { SourceText } from "../source-text.ts";
import type { Finish, PortSession, PortTarget } from "../target.ts";
import type { Unit } from "../unit.ts";
import { decideArchitectures } from "./architecture-macros.ts";
import { portBuildFile } from "./build-files.ts";
import { DeclaredNames } from "./declared-names.ts";
import { portDeviceConstructs } from "./device-constructs.ts";
import type { Dialect } from "./dialect.ts";
import { asksForErrorNames, renameErrorTexts } from "./error-name-texts.ts";
import {
  type ExtensionSource,
  extensionSources,
  remarkExtensions,
  remarkTorchHeaders,
} from "./extension-sources.ts";
import { includeHelpers, portIncludes } from "./includes.ts";
import { markRefusals } from "./mark-refusals.ts";
import { portNames } from "./names.ts";
import { refuseAssemblyWords } from "./assembly-words.ts";
import { refusePastedNames } from "./pasted-names.ts";
import { remarkPython } from "./python-left.ts";
import { remarkStringified } from "./stringified-names.ts";
import { remarkUnreadBranches } from "./unread-branches.ts";
import { remarkWarpSize } from "./warp-size.ts";

export function renameTarget(dialect: Dialect): PortTarget {
  const { name, summary } = dialect;
  return {
    name,
    summary,
    begin: (project, _options, ownHeader) => new RenameSession(project, dialect, ownHeader),
  };
}

class RenameSession implements PortSession {
  readonly portsUnread = true;
  readonly #names = new DeclaredNames();
  /** Headers that have to come with the port. */
  readonly #helpers = new Set<string>();
  /** What Clang's tree says that a file needs of them, by the file's path. */
  readonly #needs = new Map<string, Set<string>>();

  readonly #extensions: ReadonlyMap<string, ExtensionSource>;

  constructor(
    readonly project: Project,
    readonly dialect: Dialect,
    readonly ownHeader: (path: string) => string,
  ) {
    this.#extensions = extensionSources(project);
  }

  leaves(path: string): boolean {
    return this.#extensions.has(path);
  }

  portUnit(unit: Unit, sink: EditSink): void {
    this.#names.addUnit(unit);
    const need = (path: string, helper: string) => {
      const needed = this.#needs.get(path) ?? new Set();
      this.#needs.set(path, needed.add(helper));
    };
    portDeviceConstructs(unit, sink, this.dialect, need);
    refusePastedNames(unit, sink, this.dialect, need);
    remarkWarpSize(unit, sink, this.dialect);
    this.dialect.portUnit?.(unit, sink);
  }

  /** Texts come last: what a word means may depend on all sources that include a header. */
  finish(sink: EditSink): Finish {
    const all = this.project.files.flatMap((file) => this.project.text(file) ?? []);
    for (const text of all) remarkTorchHeaders(text, sink, this.dialect);
    remarkPython(this.project, sink);
    remarkExtensions(this.#extensions, sink, this.dialect);
    const texts = all.filter(({ path }) => !this.leaves(path));
    remarkStringified(texts, sink, this.dialect);
    if (asksForErrorNames(texts)) for (const text of texts) renameErrorTexts(text, sink, this.dialect);
    for (const text of texts) this.#names.addMacros(text);
    for (const text of texts) this.#portText(text, sink, texts);
    markRefusals(texts, sink);
    const files = [...this.#helpers].map((path) => ({ path, content: this.#helperText(path) }));
    return { files, nextSteps: (program) => this.#nextSteps(program) };
  }

  #nextSteps(program: ProgramPlace): readonly string[] {
    if (program.sources.length === 0) return [];
    const isOwn = (header: string) =>
      this.project.files.some(({ path }) => path === header || path.endsWith(`/${header}`));
    const isForeign =
      !this.dialect.librariesRunHere &&
      this.project.files.some((file) => usesForeignLibraries(this.project.text(file)?.bytes ?? "", isOwn));
    return this.dialect.nextSteps({ ...program, runsHere: program.runsHere && !isForeign });
  }

  #helperText(name: string): string {
    const text = this.dialect.helpers[name] ?? "";
    return typeof text === "string" ? text : text.convert(this.ownHeader(text.from));
  }

  outputPath(path: string): string {
    return this.leaves(path) ? path : path.replace(/\.cu$/, this.dialect.extension);
  }

  portOther(path: string, text: string, sink: EditSink): string | undefined {
    return portBuildFile(path, text, sink, this.dialect, [...this.#extensions.values()]);
  }

  #portText(file: SourceText, sink: EditSink, all: readonly SourceText[]): void {
    const isUnread = this.project.unread.has(file.path);
    const { dialect } = this;
    const included = portIncludes(file, sink, dialect);
    decideArchitectures(file, sink, dialect.deviceMacro);
    dialect.portText(file, sink, all);
    const used = portNames(file, sink, { dialect, names: this.#names, isUnread });
    const helpers = new Set([...included, ...used, ...(this.#needs.get(file.path) ?? [])]);
    includeHelpers(file, sink, helpers);
    for (const name of helpers) this.#helpers.add(name);
    if (isUnread) refuseAssemblyWords(file, sink);
    else remarkUnreadBranches(file, sink, this.#names);
  }
}
