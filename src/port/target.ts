/** What a target of `unwarp port` is. */
import type { Unit } from "./unit.ts";
import type { EditSink } from "./edit-sink.ts";
import type { ProgramPlace } from "./program-place.ts";
import type { Project } from "./project.ts";
import type { CompileOptions } from "../toolchain/compile-options.ts";

export interface OutputFile {
  /** Relative to the output. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a target adds when all sources are read. */
export interface Finish {
  readonly files: readonly OutputFile[];
  /** Commands and sentences for whoever goes further, about the program at its place. */
  readonly nextSteps: (program: ProgramPlace) => readonly string[];
}

/** One port of one project: it may remember what it saw in one source for the others. */
export interface PortSession {
  /**
   * Looks at a source, as one of CUDA's passes sees it, and notes edits, of it and of the headers that it includes, and
   * refusals. Called again with the other pass where the two differ, and for each source that includes a header.
   */
  portUnit(unit: Unit, sink: EditSink): void;
  /** After all units: edits that depend on all of them, and files to add. */
  finish(sink: EditSink): Finish;
  /** Whether `finish` edits sources that Clang could not read as well, by their words alone. */
  readonly portsUnread?: boolean;
  /** The new text of a file that is no C++, such as a build file; undefined where it stays. */
  portOther?(path: string, text: string, sink: EditSink): string | undefined;
  /** Whether a source stays as it is, because another tool reads it: torch's own, for extensions. */
  leaves?(path: string): boolean;
  /** The name in the output: `a.cu` becomes `a.asc`. */
  outputPath(path: string): string;
}

export interface PortTarget {
  readonly name: string;
  /** For help: `C++ for Ascend 950 (SIMT)`. */
  readonly summary: string;
  /** What is refused for its words alone is said in others, and the project is ported again: see `rewriteRefused`. */
  readonly rewritesRefused?: boolean;
  /**
   * @param options how the sources are read: folders and macros that a build of the port needs, too
   * @param ownHeader the text of one of unwarp's own headers, by its path in include/
   */
  begin(project: Project, options: CompileOptions, ownHeader: (path: string) => string): PortSession;
}
