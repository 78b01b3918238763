/** The program that commands are told about, as it is typed from where the user stands. */
import { absolutePath } from "../toolchain/paths.ts";
import type { CompileOptions } from "../toolchain/compile-options.ts";
import { latin1 } from "../toolchain/latin1.ts";
import { NeededSources } from "./needed-sources.ts";
import type { Project, ProjectFile } from "./project.ts";
import { type Token, tokenize } from "./tokens.ts";
import type { Unit } from "./unit.ts";

/** All words are quoted for a shell where they need it. */
export interface ProgramPlace {
  /** The folder of the port; "." where that is where the user stands. */
  readonly folder: string;
  /** In the port, the one with `main` first; without `main` it is one source alone. Empty where the project has no sources. */
  readonly sources: readonly string[];
  readonly hasMain: boolean;
  /** Whether unwarp can compile all of them. */
  readonly runsHere: boolean;
  /** Of the compiler: folders, macros and the standard. */
  readonly flags: readonly string[];
  /** What the executable may be called. */
  readonly name: string;
}

export interface PlacedPort {
  readonly project: Project;
  readonly units: readonly Unit[];
  readonly options: CompileOptions;
  /** Where the port stands, as the user types it. */
  readonly folder: string;
  /** Whether another tool builds a source. */
  leaves(path: string): boolean;
  /** A file's name in the port. */
  readonly outputPath: (path: string) => string;
}

/** The first program of a port, in the order of its files. */
export function firstProgram(port: PlacedPort): ProgramPlace {
  const { project, units, options, folder, outputPath } = port;
  const at = (path: string) => shellWord(joined(folder, path));
  const sources = project.files.filter((file) => isLinked(file) && !port.leaves(file.path));
  const mains = sources.filter(definesMain).map(({ path }) => path);
  const cuda = sources.filter(({ role }) => role === "source").map(({ path }) => path);
  const main = mains.find((path) => cuda.includes(path)) ?? mains[0];
  const found = main ?? cuda[0];
  const linked = main === undefined ? cuda.slice(0, 1) : linkedTo(main, mains, sources, project, units);
  return {
    folder: shellWord(folder),
    sources: linked.map((path) => at(cuda.includes(path) ? outputPath(path) : path)),
    hasMain: main !== undefined,
    runsHere: !linked.some((path) => project.unread.has(path)),
    flags: [...folderFlags(project, options, at), ...otherFlags(options)],
    name: (found ?? "").replace(/^.*\//, "").replace(/\.\w+$/, ""),
  };
}

function isLinked({ path, role }: ProjectFile): boolean {
  return role === "source" || (role === "other" && /\.(?:cpp|cc|cxx|c)$/.test(path));
}

/** With one program, all that is there; with several, what it asks for by name. */
function linkedTo(
  main: string,
  mains: readonly string[],
  sources: readonly ProjectFile[],
  project: Project,
  units: readonly Unit[],
): readonly string[] {
  const others = sources.filter(({ path }) => !mains.includes(path) && !project.unread.has(path));
  if (mains.length === 1) return [main, ...others.map(({ path }) => path)];
  const needed = new NeededSources();
  for (const unit of units) needed.read(unit);
  const read = others.filter(({ role }) => role === "source").map(({ path }) => path);
  return [main, ...(needed.of(mains, read).get(main) ?? [])];
}

function folderFlags(project: Project, options: CompileOptions, at: (path: string) => string): string[] {
  const inside = `${project.root}/`;
  const given = options.folders.map(({ path }) => {
    const absolute = absolutePath(path, project.root);
    if (absolute === project.root) return at(".");
    return absolute.startsWith(inside) ? at(absolute.slice(inside.length)) : shellWord(absolute);
  });
  return [...new Set([...given, ...project.includeFolders().map(at)])].map((folder) => `-I${folder}`);
}

function otherFlags({ macros, standard }: CompileOptions): string[] {
  return [...macros, ...(standard === undefined ? [] : [`-std=${standard}`])].map(shellWord);
}

/** `int main(` outside of comments and directives. */
function definesMain({ content }: ProjectFile): boolean {
  const text = latin1(content);
  if (!/\bmain\s*\(/.test(text)) return false;
  const tokens = tokenize(text);
  return tokens.some(
    (token, index) =>
      isName(token, ["main"]) &&
      tokens[index + 1]?.text === "(" &&
      isName(tokens[index - 1], ["int", "auto", "void", "signed"]),
  );
}

function isName(token: Token | undefined, names: readonly string[]): boolean {
  return token?.kind === "name" && token.directive === undefined && names.includes(token.text);
}

function joined(folder: string, path: string): string {
  if (path === ".") return folder;
  return folder === "." ? path : `${folder.replace(/\/+$/, "")}/${path}`;
}

export function shellWord(word: string): string {
  return /^[\w./:=+,@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
