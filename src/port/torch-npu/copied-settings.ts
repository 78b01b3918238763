/**
 * Scripts, settings and build files that are copied as they are, and name CUDA's world all the same: a device in a file
 * of settings, a variable of the environment in a script, a tool of NVIDIA's. Which program reads them is not known, so
 * nothing is changed, and each word is said once a file.
 */
import { environmentNames } from "../../vendors/ascend-environment.ts";
import type { TextNote } from "./text-note.ts";

/** Larger ones are data. */
const longest = 1 << 18;

const settings =
  /\.(?:sh|bash|zsh|fish|slurm|sbatch|ya?ml|json|jsonc|toml|cfg|ini|conf|env|mk|cmake|service)$|(?:^|\/)(?:[Mm]akefile[^/]*|GNUmakefile|Jenkinsfile|\.env[^/]*|CMakeLists\.txt)$/;
const lockFile = /(?:^|[/.-])(?:lock|package-lock)\.(?:json|ya?ml|toml)$/;

interface Word {
  readonly pattern: RegExp;
  readonly message: (word: string) => string;
}

/** `device: cuda`, `"backend": "nccl"`, `--device cuda:0`, `DEVICE=cuda`: a value of its own. */
const value = (word: string) => new RegExp(`(?<=[:=\\s"'\\[,])${word}(?=["'\\],;}\\s\\\\]|$)`, "g");

const words: readonly Word[] = [
  {
    pattern: value("cuda(?::\\d+)?"),
    message: (word) =>
      `looks like a device, copied as it is: where the ported program reads it, it is ${word.replace("cuda", "npu")}`,
  },
  {
    pattern: value("nccl"),
    message: () => "looks like a backend, copied as it is: where the ported program reads it, it is hccl",
  },
  {
    pattern: new RegExp(`\\b(?:${Object.keys(environmentNames).join("|")})\\b`, "g"),
    message: (name) => {
      const { to, reason } = environmentNames[name] ?? {};
      const there = to === undefined ? [] : [`${to} is the one of Ascend`];
      return ["copied as it is", [...there, ...(reason === undefined ? [] : [reason])].join("; ")].join(": ");
    },
  },
  {
    pattern: /(?<=^|[\s;&|(`"'/])(?:nvidia-smi|nvcc|nsys|ncu|nvprof)(?=\s|$|[;&|)`"'])/gm,
    message: () => "a tool of NVIDIA's, copied as it is: npu-smi info, CANN's compiler, msprof",
  },
];

export function noteSettings(source: string, path: string): TextNote[] {
  if (!settings.test(path) || lockFile.test(path) || source.length > longest) return [];
  const found = new Map<string, { readonly line: number; readonly message: string; count: number }>();
  const isCommented = /\.jsonc?$/.test(path) ? /^\s*\/\// : /^\s*(?:#|;|\/\/)/;
  for (const [index, line] of source.split("\n").entries()) {
    if (isCommented.test(line)) continue;
    for (const { pattern, message } of words) {
      for (const [word] of line.matchAll(pattern)) {
        const known = found.get(word);
        if (known) known.count += 1;
        else found.set(word, { line: index + 1, message: message(word), count: 1 });
      }
    }
  }
  return [...found].map(([word, { line, message, count }]) => ({
    code: "copied-setting",
    way: "review",
    line,
    construct: count > 1 ? `${word} (${count} times)` : word,
    message,
  }));
}
