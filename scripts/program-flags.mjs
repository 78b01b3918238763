/** What the `// flags:` of a program name: paths are those of its folder. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * @param {string} folder the program's
 * @param {readonly string[]} words as written
 * @returns {{ flags: string[], companions: string[] }} flags for a compiler that runs anywhere, and the program's other sources
 */
export function programFlags(folder, words) {
  const companions = words.filter((word) => !word.startsWith("-") && existsSync(join(folder, word)));
  const flags = words.filter((word) => !companions.includes(word));
  return {
    companions,
    flags: flags.map((word, index) => {
      const [, option, path] = /^(-I|-isystem|-L)(.+)$/.exec(word) ?? [];
      if (option !== undefined) return `${option}${resolve(folder, path)}`;
      const before = flags[index - 1] ?? "";
      const isPath =
        /^-(?:I|isystem|L)$/.test(before) || (before === "-include" && existsSync(join(folder, word)));
      return isPath ? resolve(folder, word) : word;
    }),
  };
}
