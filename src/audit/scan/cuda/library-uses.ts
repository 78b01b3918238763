import type { RuleBook } from "../../rules/all-rules.ts";
import type { FindingSink } from "../finding-sink.ts";
import type { Token } from "./cpp-tokens.ts";

/** A file that opens libraries by name also names their functions in strings. */
const opensLibraries = /^(?:dlopen|dlsym|LoadLibrary[AW]?|GetProcAddress|cuGetProcAddress)$/;

/** Calls of functions of CUDA's APIs, names in their libraries' namespaces, and headers. */
export function findLibraryUses(tokens: readonly Token[], sink: FindingSink, rules: RuleBook): void {
  const loads = tokens.some(({ kind, text }) => kind === "word" && opensLibraries.test(text));
  for (const [index, token] of tokens.entries()) {
    const { kind, text, at } = token;
    if (kind === "include") {
      const rule = rules.ruleOfHeader(text);
      if (rule !== undefined) sink.add(rule, at, text);
      else if (/^(?:cuda\/|cuda\/std\/|nv\/)/.test(text)) sink.add("language/libcudacxx", at, text);
      else if (text === "mma.h") sink.add("language/tensor-core", at, text);
    } else if (kind === "word") {
      const next = tokens[index + 1]?.text;
      if (next === "(" || (next === "<" && closesBeforeCall(tokens, index + 1))) {
        const before = tokens[index - 1]?.text;
        // A method or a function of another namespace that has the name by chance.
        if (before === "." || before === "->" || before === "define" || isOwnNamespace(tokens, index))
          continue;
        const rule = rules.ruleOfFunction(text);
        if (rule !== undefined) sink.add(rule, at, text);
      } else if (next === "::" && tokens[index - 1]?.text !== "::") {
        const family = rules.ruleOfNamespace(text);
        const name = tokens[index + 2];
        if (family !== undefined && name?.kind === "word")
          sink.add(
            `${family}/${text}::${qualified(tokens, index + 2)}`,
            at,
            `${text}::${qualified(tokens, index + 2)}`,
          );
      }
    } else if (kind === "string" && loads) {
      const rule = rules.ruleOfFunction(text) ?? libraryFile(text);
      if (rule !== undefined) sink.add(rule, at, `"${text}"`);
    }
  }
}

/** `system::cuda::par` and its like, as far as names go. */
function qualified(tokens: readonly Token[], from: number): string {
  let name = tokens[from]?.text ?? "";
  for (let at = from + 1; tokens[at]?.text === "::" && tokens[at + 1]?.kind === "word"; at += 2)
    name += `::${tokens[at + 1]?.text}`;
  return name;
}

/** `name<…>(`: a call with template arguments. */
function closesBeforeCall(tokens: readonly Token[], open: number): boolean {
  let depth = 0;
  for (let at = open; at < open + 24; at++) {
    const text = tokens[at]?.text;
    if (text === "<") depth++;
    else if (text === ">" && --depth === 0) return tokens[at + 1]?.text === "(";
    else if (text === ";" || text === "{" || text === undefined) return false;
  }
  return false;
}

function isOwnNamespace(tokens: readonly Token[], index: number): boolean {
  if (tokens[index - 1]?.text !== "::") return false;
  const owner = tokens[index - 2];
  // `::cudaMalloc(` is the real one.
  return owner?.kind === "word" && !/^(?:cuda|c10|at|torch|return|else)$/.test(owner.text);
}

const libraryFiles: readonly (readonly [RegExp, string])[] = [
  [/^(?:lib)?cudart\b/, "cuda-runtime"],
  [/^(?:libcuda\.|nvcuda\.)/, "cuda-driver"],
  [/^(?:lib)?nvml\b|^libnvidia-ml\b/, "nvml"],
  [/^(?:lib)?cublasLt\b/, "cublaslt"],
  [/^(?:lib)?cublas\b/, "cublas"],
  [/^(?:lib)?cudnn/, "cudnn"],
  [/^(?:lib)?nccl\b/, "nccl"],
  [/^(?:lib)?nvrtc\b/, "nvrtc"],
  [/^(?:lib)?cufft\b/, "cufft"],
  [/^(?:lib)?curand\b/, "curand"],
  [/^(?:lib)?cusparse\b/, "cusparse"],
  [/^(?:lib)?cusolver\b/, "cusolver"],
];

function libraryFile(text: string): string | undefined {
  if (!/\.(?:so|dll|dylib)/.test(text)) return undefined;
  const name = text.slice(text.lastIndexOf("/") + 1);
  const found = libraryFiles.find(([pattern]) => pattern.test(name));
  return found && `${found[1]}/${name}`;
}
