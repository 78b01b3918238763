import type { Token } from "./cpp-tokens.ts";

/** A function that runs on the device, by its tokens. */
export interface DeviceFunction {
  /** As written, without namespaces: `reduce`, `operator()`. */
  readonly name: string;
  readonly isKernel: boolean;
  /** A template, or part of one: compiled only as far as it is used. */
  readonly isTemplate: boolean;
  /** Also for the host. */
  readonly isForHost: boolean;
  /** Indices of the qualifier, of the name, and of the body's braces. */
  readonly nameAt: number | undefined;
  readonly qualifier: number;
  readonly open: number;
  readonly close: number;
}

/** Words before a function's name that have parentheses of their own. */
const withParentheses = new Set([
  ...["__launch_bounds__", "__cluster_dims__", "__maxnreg__", "__block_size__", "__grid_constant__"],
  ...["__attribute__", "__declspec", "__align__", "alignas", "decltype", "noexcept", "requires", "explicit"],
]);

/**
 * Finds the bodies of `__global__` and `__device__` functions and lambdas. Macros that hide the qualifier hide
 * the function, too: what the compiler says about the file then fills the gap.
 */
export function findDeviceFunctions(tokens: readonly Token[]): DeviceFunction[] {
  const found: DeviceFunction[] = [];
  const templates = templateScopes(tokens);
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at];
    if (word?.kind !== "word" || (word.text !== "__global__" && word.text !== "__device__")) continue;
    const fn = readFunction(tokens, at, templates);
    if (!fn) continue;
    found.push(fn);
    at = fn.open;
  }
  return found;
}

function readFunction(
  tokens: readonly Token[],
  qualifier: number,
  templates: TemplateScopes,
): DeviceFunction | undefined {
  let name: string | undefined;
  let nameAt: number | undefined;
  let isKernel = false;
  let isForHost = false;
  for (let at = qualifier; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.kind === "include") return undefined;
    const { text } = token;
    if (text === "__global__") isKernel = true;
    if (text === "__host__") isForHost = true;
    if (text === "#") {
      // `#if` among the qualifiers of a kernel; a macro's definition ends what came before.
      if (tokens[at + 1]?.text === "define") return undefined;
      at = lastOfLine(tokens, at);
      continue;
    }
    if (text === ";" || text === "=" || text === "}") return undefined;
    if (text === "(") {
      const close = closingOf(tokens, at);
      if (close === undefined) return undefined;
      const before = tokens[at - 1]?.text ?? "";
      // `operator()` has parentheses in its name.
      if (before === "operator" && tokens[close + 1]?.text === "(") name = "operator()";
      else if (!withParentheses.has(before)) {
        nameAt ??= at - 1;
        name ??= nameBefore(tokens, at);
      }
      at = close;
    }
    if (text === "[" && tokens[at - 1]?.kind !== "word") {
      const close = closingOf(tokens, at);
      if (close === undefined) return undefined;
      at = close;
    }
    if (text === "{") {
      const close = closingOf(tokens, at);
      // An initializer list of a constructor, `: x{1} {`, is followed by the body; a variable has no parentheses.
      if (name === undefined && !isLambda(tokens, qualifier)) return undefined;
      const hasMore = close !== undefined && /^[{,]$/.test(tokens[close + 1]?.text ?? "");
      if (hasMore) {
        at = close;
        continue;
      }
      const isTemplate = templates.contains(qualifier) || startsTemplate(tokens, qualifier);
      return {
        ...{ name: name ?? "lambda", isKernel, isTemplate, isForHost, nameAt, qualifier, open: at },
        close: close ?? tokens.length - 1,
      };
    }
  }
  return undefined;
}

/** The last token of the directive whose `#` this is. */
export function lastOfLine(tokens: readonly Token[], hash: number): number {
  const end = tokens[hash]?.lineEnd ?? 0;
  let at = hash;
  while ((tokens[at + 1]?.at ?? Infinity) < end) at++;
  return at;
}

/** `[=] __device__ (int i) { … }` */
function isLambda(tokens: readonly Token[], qualifier: number): boolean {
  let at = qualifier - 1;
  while (/^__(?:host|device)__$/.test(tokens[at]?.text ?? "")) at--;
  return tokens[at]?.text === "]";
}

function nameBefore(tokens: readonly Token[], paren: number): string | undefined {
  const before = tokens[paren - 1];
  // `[=] __device__ (int i) {`
  if (/^__(?:host|device|global)__$/.test(before?.text ?? "")) return "lambda";
  if (before?.kind === "word") return tokens[paren - 2]?.text === "~" ? `~${before.text}` : before.text;
  // `operator+(`, `operator[](`
  for (let back = 2; back <= 4; back++) {
    if (tokens[paren - back]?.text === "operator") {
      const sign = tokens.slice(paren - back + 1, paren).map(({ text }) => text);
      return `operator${sign.join("")}`;
    }
  }
  return before?.text === "]" ? "lambda" : undefined;
}

const openers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The bracket that closes the one at `open`; undefined when the file ends first. */
export function closingOf(tokens: readonly Token[], open: number): number | undefined {
  const opener = tokens[open]?.text ?? "";
  const closer = openers[opener];
  const otherwise = tokens[open]?.otherwise ?? 0;
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "punctuation" || token.otherwise > otherwise) continue;
    if (token.text === opener) depth++;
    else if (token.text === closer && --depth === 0) return at;
  }
  return undefined;
}

/** Whether the declaration that the qualifier belongs to began with `template <…>`. */
function startsTemplate(tokens: readonly Token[], qualifier: number): boolean {
  for (let at = qualifier - 1; at >= 0 && at > qualifier - 200; at--) {
    const text = tokens[at]?.text;
    if (text === ";" || text === "{" || text === "}") return false;
    if (text === "template") return tokens[at + 1]?.text === "<";
  }
  return false;
}

interface TemplateScopes {
  contains(index: number): boolean;
}

/** The bodies of class templates, from brace to brace. */
function templateScopes(tokens: readonly Token[]): TemplateScopes {
  const scopes: (readonly [number, number])[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.text !== "template" || tokens[at + 1]?.text !== "<") continue;
    for (let ahead = at + 2; ahead < tokens.length && ahead < at + 200; ahead++) {
      const { text } = tokens[ahead] ?? {};
      if (text === "(" || text === ";") break;
      if (text !== "{") continue;
      const isClass = tokens.slice(at, ahead).some((token) => /^(?:class|struct)$/.test(token.text));
      const close = isClass ? closingOf(tokens, ahead) : undefined;
      if (close !== undefined) scopes.push([ahead, close]);
      break;
    }
  }
  return { contains: (index) => scopes.some(([open, close]) => open < index && index < close) };
}
