/**
 * Lambdas and local classes of `main(int, char**)`, named in the device pass as the host pass names them.
 *
 * A kernel template's name has that of the lambda that it is given, and that has the name of the function around it. `main` is
 * mangled without its parameters, except where clang compiles for WebAssembly and `main` has two: WASI's start-up code calls that
 * one by another name. So the host would ask for a kernel of `Z4mainiPPcEUliE_`, and the device know one of `Z4mainEUliE_`. The
 * device pass reads `main` as a function that may be overloaded, which are mangled with their parameters.
 *
 *     int main(int n, char** v) {   =>   __attribute__((overloadable))
 *                                        #line 1
 *                                        int main(int n, char** v) {
 */
import type { ScannedFile } from "./include-scan.ts";
import { latin1 } from "./latin1.ts";

/** The same files where none defines such a main. Lines and columns of messages stay as they are. */
export function nameMainAsHostDoes(files: readonly ScannedFile[]): readonly ScannedFile[] {
  return files.map((file) => {
    // A character for each byte, whatever the encoding.
    const text = latin1(file.content);
    const named = text.includes("main") ? withOverloadableMain(text) : text;
    return named === text ? file : { ...file, content: Uint8Array.from(named, (byte) => byte.charCodeAt(0)) };
  });
}

/** Comments, literals and directives, with their continued lines: words in them define nothing. */
const hidden =
  /\/\/(?:\\\r?\n|[^\n])*|\/\*[^]*?\*\/|R"(\w*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![\dA-Fa-f])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\r?\n|[^\n])*/gm;

/** The end of the return type, the name, the parameters. */
const mainFunction = /(?<type>\b[\w:]+\s+)main\s*\((?<parameters>[^(){};]*,[^(){};]*)\)\s*/g;

/** What may follow the parameters of a definition; a directive there begins another way to go on. */
const startOfBody = /\{|->|\ue000|(?:try|noexcept)\b/y;

/** Words before a call. */
const notTypes = new Set(["return", "else", "do", "case", "goto", "throw", "new", "delete", "namespace"]);

/** Exported for its test. Errs to "no": a call or a function that a macro writes is left as it is. */
export function withOverloadableMain(text: string): string {
  // What is hidden keeps its lines and its length.
  const visible = text.replaceAll(hidden, (match) =>
    (match.trimStart().startsWith("#") ? match.replace("#", "\ue000") : match).replaceAll(
      /[^\n\ue000]/g,
      " ",
    ),
  );
  let result = "";
  let copied = 0;
  for (const { index, 0: all, groups } of visible.matchAll(mainFunction)) {
    const { type = "", parameters = "" } = groups ?? {};
    startOfBody.lastIndex = index + all.length;
    if (!startOfBody.test(visible) || notTypes.has(type.trim()) || parameters.split(",").length !== 2)
      continue;
    result += `${text.slice(copied, index)}__attribute__((overloadable))${sameLine(text, index)}`;
    copied = index;
  }
  return result + text.slice(copied);
}

/** Makes what comes next stand where it stood. A file that numbers its lines itself goes on as it does. */
function sameLine(text: string, index: number): string {
  if (/^[ \t]*#[ \t]*(?:line\b|\d)/m.test(text)) return " ";
  const before = text.slice(0, index);
  const indent = before.slice(before.lastIndexOf("\n") + 1).replaceAll(/[^\t]/g, " ");
  return `\n#line ${before.split("\n").length}\n${indent}`;
}
