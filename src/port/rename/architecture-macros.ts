/**
 * Conditions on NVIDIA's architectures and CUDA's versions in `#if`. The other side has no such numbers, and a macro that
 * it does not define would silently choose the code for the oldest chips. So each comparison is decided as Clang decided
 * it when it read the source, for sm_80 and CUDA 12:
 *
 *     #if __CUDA_ARCH__ >= 600                  =>   #if defined(__HIP_DEVICE_COMPILE__)
 *     #if !defined(__CUDA_ARCH__)               =>   #if !defined(__HIP_DEVICE_COMPILE__)
 *     #if CUDART_VERSION >= 9000                =>   #if 1
 */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Token } from "../tokens.ts";

/** As `devicePassFlags` and our headers have them. */
const values: Readonly<Record<string, number>> = {
  __CUDA_ARCH__: 800,
  CUDART_VERSION: 12_000,
  CUDA_VERSION: 12_000,
  __CUDACC_VER_MAJOR__: 12,
  __CUDACC_VER_MINOR__: 0,
};

const operators: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">=": (a, b) => a >= b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  "<": (a, b) => a < b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};
const turned: Readonly<Record<string, string>> = {
  ">=": "<=",
  ">": "<",
  "<=": ">=",
  "<": ">",
  "==": "==",
  "!=": "!=",
};

const conditions = new Set(["if", "elif", "ifdef", "ifndef"]);

export function decideArchitectures(file: SourceText, sink: EditSink, deviceMacro: string): void {
  for (const [index, token] of file.tokens.entries()) {
    if (token.kind !== "name" || !Object.hasOwn(values, token.text)) continue;
    const line = file.lineOf(token.start);
    const place = { file: file.path, line };
    if (token.directive === undefined || !conditions.has(token.directive)) {
      // A macro of the project's own that mentions it is used somewhere in code.
      sink.refuse({
        code: "architecture-value",
        ...place,
        construct: token.text,
        reason: "the number means NVIDIA's chips or CUDA's versions, which exist on one side only",
        help: "choose among the other side's chips by its own macros",
      });
      continue;
    }
    const decided = decide(file.tokens, index, deviceMacro);
    if (!decided) {
      sink.refuse({
        code: "architecture-condition",
        ...place,
        construct: token.text,
        reason: "it stands in a condition that is no plain comparison with a number",
        help: "write the condition as a comparison, or choose the branch by hand",
      });
      continue;
    }
    sink.replace(file, decided.span, decided.text);
    if (decided.remark) {
      const text = `${file.slice(decided.span)} is decided as for sm_80 and CUDA 12: see whether this branch fits the chip`;
      sink.remark({ code: "architecture-condition", ...place, text });
    }
  }
}

interface Decided {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
  readonly remark: boolean;
}

function decide(tokens: readonly Token[], index: number, deviceMacro: string): Decided | undefined {
  const token = tokens[index] as Token;
  const [before, beforeThat] = [tokens[index - 1], tokens[index - 2]];
  const isArchitecture = token.text === "__CUDA_ARCH__";
  const whole = { start: token.start, end: token.end };
  if (before?.text === "ifdef" || before?.text === "ifndef") {
    if (isArchitecture) return { span: whole, text: deviceMacro, remark: false };
    const answer = before.text === "ifdef" ? "if 1" : "if 0";
    return { span: { start: before.start, end: token.end }, text: answer, remark: true };
  }
  if (before?.text === "defined" || (before?.text === "(" && beforeThat?.text === "defined")) {
    if (isArchitecture) return { span: whole, text: deviceMacro, remark: false };
    const start = (before.text === "defined" ? before : beforeThat)?.start ?? token.start;
    const end = before.text === "defined" ? token.end : (tokens[index + 1]?.end ?? token.end);
    return { span: { start, end }, text: "1", remark: true };
  }
  const compared = comparison(tokens, index);
  if (compared)
    return { span: compared.span, text: condition(compared, token.text, deviceMacro), remark: true };
  const [left, right] = [before?.text ?? "", tokens[index + 1]];
  const isAlone =
    /^(?:if|elif|\(|&&|\|\||!)$/.test(left) &&
    (!right ||
      right.directive !== token.directive ||
      right.text === "#" ||
      /^(?:\)|&&|\|\|)$/.test(right.text));
  return isAlone && isArchitecture
    ? { span: whole, text: `defined(${deviceMacro})`, remark: false }
    : undefined;
}

interface Comparison {
  readonly span: { readonly start: number; readonly end: number };
  readonly operator: string;
  readonly number: number;
}

function comparison(tokens: readonly Token[], index: number): Comparison | undefined {
  const token = tokens[index] as Token;
  const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
  if (next && afterNext && Object.hasOwn(operators, next.text) && isNumber(afterNext))
    return {
      span: { start: token.start, end: afterNext.end },
      operator: next.text,
      number: numberOf(afterNext),
    };
  const [previous, first] = [tokens[index - 1], tokens[index - 2]];
  const operator = turned[previous?.text ?? ""];
  if (operator !== undefined && first && isNumber(first))
    return { span: { start: first.start, end: token.end }, operator, number: numberOf(first) };
  return undefined;
}

const isNumber = ({ text }: Token) => /^\d+[uUlL]*$/.test(text);
const numberOf = ({ text }: Token) => Number.parseInt(text, 10);

/** On the host `__CUDA_ARCH__` is not defined, which counts as 0. */
function condition({ operator, number }: Comparison, name: string, deviceMacro: string): string {
  const holds = (value: number) => operators[operator]?.(value, number) ?? false;
  const onDevice = holds(values[name] ?? 0);
  const onHost = name === "__CUDA_ARCH__" ? holds(0) : onDevice;
  if (onDevice === onHost) return onDevice ? "1" : "0";
  return onDevice ? `defined(${deviceMacro})` : `!defined(${deviceMacro})`;
}
