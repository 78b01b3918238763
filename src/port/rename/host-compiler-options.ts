/** What nvcc passes on to the host's compiler by -Xcompiler, the other compilers take themselves, one by one. */
import type { LineRule } from "./build-files.ts";

export const hostCompilerOptions: readonly LineRule[] = [
  {
    pattern:
      /(?:-Xcompiler|--compiler-options)[= ]\s*(?:"([^"]*)"|'([^']*)'|((?:\$\((?:[^()]|\([^()]*\))*\)|[^\s"'])+))/g,
    to: (_, inDouble: string | undefined, inSingle: string | undefined, plain: string | undefined) =>
      separate(inDouble ?? inSingle ?? plain ?? ""),
  },
];

/** nvcc splits at commas, but for those that a backslash keeps and those within a call of make's functions. */
function separate(options: string): string {
  let depth = 0;
  let result = "";
  for (let at = 0; at < options.length; at += 1) {
    const letter = options[at] ?? "";
    if (letter === "\\" && options[at + 1] === ",") {
      result += ",";
      at += 1;
      continue;
    }
    if (letter === "(" || letter === "{") depth += 1;
    if (letter === ")" || letter === "}") depth -= 1;
    result += letter === "," && depth === 0 ? " " : letter;
  }
  return result;
}
