/**
 * Which sources of a project belong to programs with managed memory. A folder of samples is many programs: one of them with
 * cudaMallocManaged changes nothing for the others, but for the headers that they share.
 */
import type { Project } from "../project.ts";
import type { SourceText } from "../source-text.ts";

export interface ManagedSources {
  /** Any at all. */
  readonly isUsed: boolean;
  /** Whether launches of a source, by its path, may be given managed memory. */
  isProgram(path: string): boolean;
  /** Whether calls in a file are those that look for managed memory: sources of such programs, and all that they include. */
  isText(path: string): boolean;
}

/** Mapped memory of the host is the same here: a buffer on each side. */
const allocators = /^cuda(?:MallocManaged|HostAllocMapped)$/;

export function managedSources(project: Project): ManagedSources {
  const texts = project.files.flatMap((file) => project.text(file) ?? []);
  const sources = project.sources.flatMap((file) => project.text(file) ?? []);
  const included = new Map(sources.map((source) => [source, closureOf(source, texts)]));
  const allocates = (source: SourceText) => [...(included.get(source) ?? [])].some(has);
  // What has no main may be linked to any that has one.
  const isAllReached = sources.some((source) => !hasMain(source) && allocates(source));
  const isAnyReached = sources.some(allocates);
  const programs = sources.filter(
    (source) => isAllReached || allocates(source) || (isAnyReached && !hasMain(source)),
  );
  const paths = new Set(programs.map(({ path }) => path));
  const files = new Set(
    programs.flatMap((source) => [...(included.get(source) ?? [])].map(({ path }) => path)),
  );
  return {
    isUsed: paths.size > 0,
    isProgram: (path) => paths.has(path),
    isText: (path) => files.has(path),
  };
}

function has({ tokens }: SourceText): boolean {
  return tokens.some(({ text }) => allocators.test(text));
}

/**
 * `int main(` outside of all braces and of all that the preprocessor may leave out: a source whose main is not certain is one that any
 * program may be linked with.
 */
function hasMain({ tokens }: SourceText): boolean {
  let braces = 0;
  let conditions = 0;
  for (const [index, { text, kind, directive }] of tokens.entries()) {
    if (directive !== undefined) {
      const isName = tokens[index - 1]?.text === "#" && text === directive;
      if (isName && /^if(?:n?def)?$/.test(text)) conditions += 1;
      if (isName && text === "endif") conditions -= 1;
      continue;
    }
    if (text === "{") braces += 1;
    if (text === "}") braces -= 1;
    if (braces !== 0 || conditions !== 0 || kind !== "name" || text !== "main") continue;
    if (tokens[index - 1]?.text === "int" && tokens[index + 1]?.text === "(") return true;
  }
  return false;
}

/** The source and what it includes of the project, by names alone: rather one too many. */
function closureOf(source: SourceText, texts: readonly SourceText[]): ReadonlySet<SourceText> {
  const found = new Set([source]);
  for (const one of found) {
    for (const [, written = ""] of one.bytes.matchAll(/^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]+)[">]/gm)) {
      const name = written.split("/").at(-1) ?? written;
      for (const text of texts) if (text.path === name || text.path.endsWith(`/${name}`)) found.add(text);
    }
  }
  return found;
}
