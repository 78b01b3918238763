/**
 * The device code of a source, with all else blanked, line for line: host code often needs a library that is not here,
 * and kernels seldom do.
 *
 *     #include <cublas_v2.h>                  =>   #include <cublas_v2.h>      (an empty file then)
 *     static cublasHandle_t handle;
 *     __global__ void k(float* p) { … }            __global__ void k(float* p) { … }
 *     void f() { cublasCreate(&handle); }
 *
 * What it keeps is as written. Types, constants and device functions stay; host functions, prototypes and variables go.
 */
import { cppTokens, type Token } from "../scan/cuda/cpp-tokens.ts";
import { closingOf, lastOfLine } from "../scan/cuda/device-functions.ts";

export interface DevicePart {
  readonly text: string;
  /** `k<float, 4>`: templates of kernels with the arguments that launches give them. */
  readonly instances: readonly string[];
}

export function devicePart(text: string): DevicePart {
  const tokens = cppTokens(text);
  const ranges = hostRanges(tokens);
  let result = "";
  let done = 0;
  for (const [from, to] of ranges) {
    result += text.slice(done, from) + blankCode(text.slice(from, to));
    done = to;
  }
  return { text: result + text.slice(done), instances: launchedInstances(tokens) };
}

/** Directives stay: a condition may begin before the range and end in it. */
function blankCode(part: string): string {
  let continues = false;
  return part
    .split("\n")
    .map((line) => {
      const isDirective = continues || /^\s*#/.test(line);
      continues = isDirective && line.endsWith("\\");
      return isDirective ? line : "";
    })
    .join("\n");
}

/** Ranges of the text that are host code, in order. */
function hostRanges(tokens: readonly Token[]): (readonly [from: number, to: number])[] {
  const ranges: (readonly [number, number])[] = [];
  let start = 0;
  const drop = (last: number) => {
    const [first, end] = [tokens[start], tokens[last]];
    if (first && end) ranges.push([first.at, end.at + 1]);
  };
  for (let at = 0; at < tokens.length; at++) {
    const { text, kind } = tokens[at] ?? {};
    if (kind === "include") {
      if (start === at) start = at + 1;
    } else if (text === "#") {
      const last = lastOfLine(tokens, at);
      if (start === at) start = last + 1;
      at = last;
    } else if (text === "(" || text === "[") {
      at = closingOf(tokens, at) ?? tokens.length;
    } else if (text === "}") {
      start = at + 1;
    } else if (text === ";") {
      if (!isKept(tokens, start, at)) drop(at);
      start = at + 1;
    } else if (text === "{") {
      const declaration = describe(tokens, start, at);
      if (declaration === "scope") {
        start = at + 1;
        continue;
      }
      const close = closingOf(tokens, at);
      if (close === undefined) return ranges;
      at = close;
      // A class or an initializer ends with its semicolon; an initializer list of a constructor goes on.
      if (declaration !== "function" || /^[,{]$/.test(tokens[close + 1]?.text ?? "")) continue;
      if (!isKept(tokens, start, close)) drop(close);
      start = close + 1;
    }
  }
  return ranges;
}

function describe(
  tokens: readonly Token[],
  start: number,
  brace: number,
): "scope" | "type" | "function" | "value" {
  const head = tokens.slice(start, brace);
  if (head.some(({ text }) => text === "namespace")) return "scope";
  if (head[0]?.text === "extern" && head.length === 2) return "scope";
  const paren = head.findIndex(({ text }) => text === "(");
  const before = paren < 0 ? head : head.slice(0, paren);
  // `struct alignas(16) X {` is a type, `struct X f() {` a function.
  const isTypeWord = before.some(({ text }) => /^(?:struct|class|union|enum)$/.test(text));
  if (isTypeWord && head.at(-1)?.text !== ")") return "type";
  if (before.some(({ text }) => text === "=")) return "value";
  return paren < 0 ? "value" : "function";
}

/** Declarations that device code may need. */
function isKept(tokens: readonly Token[], start: number, end: number): boolean {
  let inParameters = false;
  for (let at = start; at < Math.min(end, start + 80); at++) {
    const { text = "", kind } = tokens[at] ?? {};
    if (kind !== "word") {
      if (text === "(") inParameters = true;
      if (text === "{") return false;
      continue;
    }
    if (/^__(?:global|device|constant|managed|shared)__$/.test(text)) return true;
    if (inParameters) continue;
    if (/^(?:using|typedef|constexpr|static_assert|concept)$/.test(text)) return true;
    if (/^(?:struct|class|union|enum)$/.test(text) && isTypeAlone(tokens, start, end)) return true;
    if (text === "const" && !tokens.slice(start, end).some((token) => token.text === "(")) return true;
  }
  return false;
}

/** No function that returns it, and no variable of it with a value. */
function isTypeAlone(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[end]?.text === "}") return false;
  for (let at = start; at < end; at++) {
    const text = tokens[at]?.text;
    if (text === "{") return true;
    if (text === "=") return false;
  }
  return true;
}

/** Types that mean the same everywhere. */
const plainArgument =
  /^(?:int|float|double|half|__half|half2|unsigned|signed|char|short|long|bool|true|false|void|u?int(?:8|16|32|64)_t|size_t|float[234]|int[234]|nv_bfloat16|__nv_bfloat16|\d\w*)$/;

function launchedInstances(tokens: readonly Token[]): readonly string[] {
  const found = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.text !== "<<<" || tokens[index - 1]?.text !== ">") continue;
    let open = index - 1;
    while (open > 0 && tokens[open]?.text !== "<" && index - open < 24) open--;
    const name = tokens[open - 1];
    const parts = tokens.slice(open + 1, index - 1);
    const isPlain = parts.every(
      ({ text, kind }) => text === "," || (kind !== "punctuation" && plainArgument.test(text)),
    );
    if (name?.kind === "word" && isPlain && parts.length > 0 && tokens[open - 2]?.text !== "::")
      found.add(`${name.text}<${parts.map(({ text }) => text).join(" ")}>`);
  }
  return [...found];
}
