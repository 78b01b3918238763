/** CMake files and makefiles: what can be rewritten by its words is, and what cannot is told with its line. */
import type { EditSink } from "../edit-sink.ts";
import { markCmake, type MarkedLine, markMake } from "./mark-build-files.ts";
import type { Dialect } from "./dialect.ts";
import type { ExtensionSource } from "./extension-sources.ts";

/** A rule for one line's text; the first group of rules that fits a file is used. */
export interface LineRule {
  readonly pattern: RegExp;
  readonly to: string | ((...found: string[]) => string);
  /** A person should look at what became of it. */
  readonly remark?: string;
}

export interface RefusedLine {
  readonly pattern: RegExp;
  readonly reason: string;
}

export interface BuildRules {
  readonly cmake: readonly LineRule[];
  /** The package that each target comes with, found behind `find_package(hip REQUIRED)`. */
  readonly packages?: Readonly<Record<string, string>>;
  readonly refusedInCmake: readonly RefusedLine[];
  readonly make: readonly LineRule[];
  readonly refusedInMake: readonly RefusedLine[];
  /** Files that mention CUDA and are left alone. */
  readonly other: string;
}

const isCmake = (path: string) => /(?:^|\/)CMakeLists\.txt$|\.cmake$/.test(path);
const isMake = (path: string) => /(?:^|\/)(?:GNU)?[Mm]akefile(?:\.\w+)?$|\.mk$/.test(path);
/** A refused line of it gets an error above it, which stops the build. */
export const isMarkedBuildFile = (path: string): boolean => isCmake(path) || isMake(path);
const mayMentionCuda = (path: string) =>
  /(?:^|\/)(?:setup\.py|pyproject\.toml|Dockerfile\S*|meson\.build|BUILD(?:\.bazel)?|WORKSPACE)$|\.(?:sh|bazel|bzl|ya?ml|dockerfile)$/.test(
    path,
  );

/**
 * @param kept sources that have no port, since PyTorch's own tool translates them
 * @returns the new text; undefined for a file that stays as it is
 */
export function portBuildFile(
  path: string,
  text: string,
  sink: EditSink,
  { build, title }: Dialect,
  kept: readonly ExtensionSource[] = [],
): string | undefined {
  if (isCmake(path)) {
    const { after, refused } = rewrite(path, text, sink, build.cmake, [
      ...build.refusedInCmake,
      ...kept.map(isBuiltTwice),
    ]);
    const marked = findPackages(path, markCmake(after, refused), sink, build.packages ?? {});
    return marked === text ? undefined : marked;
  }
  if (isMake(path)) {
    const { after, refused } = rewrite(path, text, sink, build.make, [
      ...build.refusedInMake,
      ...kept.map(isBuiltTwice),
    ]);
    const marked = markMake(after, refused);
    return marked === text ? undefined : marked;
  }
  remarkMention(path, text, sink, `${build.other} (${title})`);
  return undefined;
}

const findHip = /\bfind_package\(hip REQUIRED\)/;

/** Finds what the targets of a text come with; where the text does not find HIP either, another one does, which is told. */
function findPackages(
  path: string,
  text: string,
  sink: EditSink,
  packages: NonNullable<BuildRules["packages"]>,
): string {
  const lines = text.split("\n").map((line) => line.replace(/#.*/, ""));
  const wanted = Object.entries(packages).flatMap(([target, name]) => {
    const line = lines.findIndex((one) => new RegExp(`(?<![\\w:])${target}(?!\\w)`).test(one));
    const isFound = lines.some((one) => new RegExp(`\\bfind_package\\s*\\(\\s*${name}\\b`).test(one));
    return line < 0 || isFound ? [] : [{ line: line + 1, target, find: `find_package(${name} REQUIRED)` }];
  });
  if (findHip.test(lines.join("\n")))
    return text.replace(findHip, (hip) => [hip, ...wanted.map(({ find }) => find)].join("\n"));
  for (const { line, target, find } of wanted)
    sink.remark({ code: "build-file", file: path, line, text: `${target}: needs ${find}` });
  return text;
}

function isBuiltTwice({ path, namedIn, line }: ExtensionSource): RefusedLine {
  const name = path.slice(path.lastIndexOf("/") + 1).replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return {
    pattern: new RegExp(`(?:^|[\\s/"(])${name}(?![\\w.])`),
    reason: `${path} is an extension of PyTorch's as well (${namedIn}:${line}) and stays as it is: give this build a copy of it, and port that`,
  };
}

/** Says of a build file that stays as it is where it first mentions CUDA. */
export function remarkMention(path: string, text: string, sink: EditSink, advice: string): void {
  if (!mayMentionCuda(path) && !isCmake(path) && !isMake(path)) return;
  const line = text
    .split("\n")
    .findIndex((one) =>
      /\bnvcc\b|\bcuda\b|\bCUDA\w*Extension\b|nvidia\/cuda|\bCUDAToolkit\b|\bCUDA::|\bcuda_add_/i.test(one),
    );
  if (line < 0) return;
  sink.remark({
    code: "build-file",
    file: path,
    line: line + 1,
    text: `it mentions CUDA and is left as it is: ${advice}`,
  });
}

function rewrite(
  path: string,
  text: string,
  sink: EditSink,
  rules: readonly LineRule[],
  refused: readonly RefusedLine[],
): { readonly after: string; readonly refused: readonly MarkedLine[] } {
  const marks: MarkedLine[] = [];
  const lines = text.split("\n").map((before, index) => {
    // Comments stay.
    const code = /^(?:[^#"]|"(?:[^"\\]|\\.)*")*/.exec(before)?.[0] ?? "";
    const rest = before.slice(code.length);
    for (const { pattern, reason } of refused) {
      if (!pattern.test(code)) continue;
      sink.refuse({ code: "build-file", file: path, line: index + 1, construct: code.trim(), reason });
      marks.push({ index, text: `${code.trim()}: ${reason}` });
    }
    let after = code;
    for (const { pattern, to, remark } of rules) {
      const next = typeof to === "string" ? after.replaceAll(pattern, to) : after.replaceAll(pattern, to);
      if (next !== after && remark !== undefined)
        sink.remark({ code: "build-file", file: path, line: index + 1, text: `${code.trim()}: ${remark}` });
      after = next;
    }
    return after + rest;
  });
  return { after: lines.join("\n"), refused: marks };
}
