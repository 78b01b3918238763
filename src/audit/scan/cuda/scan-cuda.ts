/**
 * CUDA C++ and C++ that calls CUDA, by its tokens: what is used where. Device constructs count only inside of
 * device functions, so that `double` in host code is nobody's problem.
 */
import type { RuleBook } from "../../rules/all-rules.ts";
import { barrierBehindReturn } from "../../rules/language.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { FindingSink } from "../finding-sink.ts";
import { cppTokens, type Token } from "./cpp-tokens.ts";
import { type DeviceFunction, findDeviceFunctions } from "./device-functions.ts";
import { deviceWords } from "./device-words.ts";
import { findInlinePtx } from "./inline-ptx.ts";
import { findLibraryUses } from "./library-uses.ts";
import type { SharedMacros } from "./shared-macros.ts";
import { findWarpSizes } from "./warp-size.ts";

/** Words without which a file of C++ is not worth reading as tokens. */
const worthReading =
  /cuda|CUDA|\bcu[A-Z]|nccl|nvml|nvtx|nvrtc|nvshmem|\bnpp[is]|nvjpeg|cupti|optix|cutensor|cusparse|cusolver|cublas|cufft|curand|cudnn|cudss|cufile|cuFile|nvcomp|thrust|cutlass|\bcute\b|\bcub\b|nvinfer|__global__|__device__|__shared__|threadIdx|cooperative_groups|wmma|cudf|cugraph|raft|nvgraph|custatevec|nvJitLink|cuvid|NvEnc|\bdali::|<<</;

export interface CudaScan {
  readonly functions: readonly ScannedFunction[];
}

/** A device function by its lines, for what the compiler says about it later. */
export interface ScannedFunction {
  readonly name: string;
  readonly isKernel: boolean;
  readonly isTemplate: boolean;
  readonly firstLine: number;
  readonly lastLine: number;
}

export function isWorthReading({ path, text }: SourceText): boolean {
  return /\.cuh?$/.test(path) || worthReading.test(text);
}

export function scanCuda(
  source: SourceText,
  sink: FindingSink,
  rules: RuleBook,
  shared: SharedMacros = new Map(),
): CudaScan {
  const tokens = cppTokens(source.text);
  const functions = findDeviceFunctions(tokens);
  const insideDevice = marks(tokens, functions);
  const ownNames = new Set(functions.flatMap(({ nameAt }) => nameAt ?? []));
  findLibraryUses(tokens, sink, rules);
  // With a brace missing, a kernel's body would reach over the host's functions behind it.
  const launchesInDevice = hasMatchingBraces(tokens) ? insideDevice : new Uint8Array(tokens.length);
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word") {
      if (token.text === "<<<" && token.kind === "punctuation") launch(tokens, index, launchesInDevice, sink);
      continue;
    }
    const inDevice = insideDevice[index] === 1;
    const row = deviceWords.get(token.text);
    if (!row) continue;
    if (row.needsDevice && !inDevice) continue;
    if (row.isCall && tokens[index + 1]?.text !== "(" && tokens[index + 1]?.text !== "<") continue;
    const before = tokens[index - 1]?.text;
    if (row.isCall && (before === "." || before === "->")) continue;
    // `#define atomicAdd(…)` and a function of that name are the program's own.
    if (row.isCall && (before === "define" || ownNames.has(index))) continue;
    const rule = row.refine?.(tokens, index) ?? row.rule;
    if (rule === "") continue;
    if (rule === "language/block-barrier" && isBehindReturn(tokens, index, functions))
      sink.add(rule, token.at, token.text, barrierBehindReturn);
    else if (row.isType) sink.addOnce(rule, token.at, token.text);
    else sink.add(rule, token.at, token.text);
  }
  for (const fn of functions) {
    const place = tokens[fn.qualifier];
    if (fn.isKernel && place) sink.add("language/kernel", place.at, fn.name);
  }
  findInlinePtx(tokens, insideDevice, sink);
  findWarpSizes(tokens, functions, sink, shared);
  return { functions: functions.map((fn) => linesOf(fn, tokens, source)) };
}

/** 1 for tokens inside of a device function, from its qualifier on. */
function marks(tokens: readonly Token[], functions: readonly DeviceFunction[]): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  for (const { qualifier, close } of functions) inside.fill(1, qualifier, close + 1);
  return inside;
}

/** As far as they stand outside of `#else`. */
function hasMatchingBraces(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { kind, text, otherwise } of tokens) {
    if (kind !== "punctuation" || otherwise > 0) continue;
    if (text === "{") depth++;
    else if (text === "}" && --depth < 0) return false;
  }
  return depth === 0;
}

/** Some thread may have left before it comes to the barrier. */
function isBehindReturn(
  tokens: readonly Token[],
  index: number,
  functions: readonly DeviceFunction[],
): boolean {
  const own = functions.findLast(({ open, close }) => open < index && index < close);
  return own !== undefined && tokens.slice(own.open, index).some(({ text }) => text === "return");
}

function launch(tokens: readonly Token[], index: number, inside: Uint8Array, sink: FindingSink): void {
  // `kernel<int><<<…>>>`: the name stands before the template's arguments.
  let at = index - 1;
  if (tokens[at]?.text === ">") {
    for (let depth = 0; at >= 0; at--) {
      if (tokens[at]?.text === ">") depth++;
      else if (tokens[at]?.text === "<" && --depth === 0) break;
    }
    at--;
  }
  const kernel = tokens[at];
  const name = kernel?.kind === "word" ? kernel.text : "<<<";
  const place = (kernel?.kind === "word" ? kernel : tokens[index])?.at ?? 0;
  sink.add(inside[index] === 1 ? "language/dynamic-parallelism" : "language/launch", place, name);
}

function linesOf(fn: DeviceFunction, tokens: readonly Token[], source: SourceText): ScannedFunction {
  const { name, isKernel, isTemplate, qualifier, close } = fn;
  return {
    ...{ name, isKernel, isTemplate },
    firstLine: source.placeOf(tokens[qualifier]?.at ?? 0).line,
    lastLine: source.placeOf(tokens[close]?.at ?? 0).line,
  };
}
