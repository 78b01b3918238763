/** Kernels of grids that may have more blocks than Ascend launches walk over the blocks in a loop (decision 31). */
import { ascendLimits } from "../../artifact/ascend-limits.ts";
import { bodyOf, parametersOf, withinFunction } from "../ast/functions.ts";
import type { Node } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Facts } from "../facts.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket, tokenAt } from "../tokens.ts";
import { blockParameters } from "./block-numbers.ts";
import { whyNoMore } from "./kernel-declarations.ts";

export interface KernelPlace {
  readonly facts: Facts;
  readonly node: Node;
  readonly file: SourceText;
}

const mostBlocks = BigInt(ascendLimits.blocks);

export function whyNoLoop({ facts, node, file }: KernelPlace): string | undefined {
  const body = rangeOfBody(facts, node);
  if (!body || body.file !== file) return "the kernel is written by a macro";
  const reason = whyNoMore(file, node);
  if (reason !== undefined) return reason;
  return parametersOf(node).some(({ name }) => name === undefined)
    ? "a parameter of the kernel has no name"
    : undefined;
}

function rangeOfBody({ unit }: Facts, node: Node) {
  const body = bodyOf(node);
  return body && unit.range(body);
}

/** Index in the text behind the word `__global__` of a kernel. */
export function globalWord(file: SourceText, kernel: Node): number | undefined {
  const name = kernel.loc && file.tokenIndexAt(kernel.loc.offset);
  if (name === undefined) return undefined;
  for (let at = name - 1; at >= 0 && !/^[;{}]$/.test(file.tokens[at]?.text ?? ";"); at -= 1)
    if (file.tokens[at]?.text === "__global__") return file.tokens[at]?.end;
  return undefined;
}

/**
 *     __global__ void k(int* p) { … return; … }
 * =>
 *     __aicore__ inline void kBlock(int* p, dim3 unwarpBlock, dim3 unwarpGrid) { … return; … }
 *     __global__ void k(int* p, unsigned int gridX, unsigned int gridY, unsigned int gridZ) {
 *       for (… the block's number …) kBlock(p, …);
 *     }
 *
 * As a function, a block ends where it returns, and the loop goes on.
 */
export function loopOverBlocks(
  sink: EditSink,
  kernel: KernelPlace,
  added: readonly { readonly name: string; readonly parameter: string }[],
  knownBounds: string,
): void {
  const { facts, node, file } = kernel;
  const { unit } = facts;
  const body = rangeOfBody(facts, node);
  const nameAt = node.loc && file.tokenIndexAt(node.loc.offset);
  if (!body || nameAt === undefined) return;
  const { tokens } = file;
  const name = tokens[nameAt];
  const globalEnd = globalWord(file, node);
  const open = tokens[nameAt + 1];
  const end = unit.token(node.inner.find(({ kind }) => kind === "CompoundStmt")?.end)?.span.end;
  if (!name || globalEnd === undefined || open?.text !== "(" || end === undefined) return;
  const parameters = parametersOf(node);
  const head = headOf(file, node, nameAt);
  const words = parametersWords(file, nameAt + 1);
  if (words === undefined) return;
  const hasParameters = parameters.length + added.length > 0;
  sink.replace(file, { start: globalEnd - "__global__".length, end: globalEnd }, "__aicore__ inline");
  dropBounds(sink, file, tokens[firstOf(file, nameAt)]?.start ?? globalEnd, name.start);
  sink.replace(file, { start: name.start, end: name.end }, `${name.text}Block`);
  sink.replace(
    file,
    { start: words.end, end: words.end + 1 },
    `${hasParameters ? ", " : ""}${blockParameters})`,
  );
  const names = [...parameters, ...added].map((one) => one.name ?? "");
  const call = [
    ...names,
    "dim3(block % gridX, block / gridX % gridY, block / gridX / gridY)",
    "dim3(gridX, gridY, gridZ)",
  ].join(", ");
  const bounds = /__launch_bounds__\s*\([^()]*\)/.exec(
    file.bytes.slice(tokens[firstOf(file, nameAt)]?.start ?? globalEnd, name.start),
  )?.[0];
  const bound = bounds === undefined ? knownBounds : ` ${bounds.replace(/,[^)]*\)/, ")")}`;
  const usesShared = [...facts.reachableFrom(node)].some((one) =>
    [...withinFunction(one)].some(
      (inner) => inner.kind === "CUDASharedAttr" || inner.inner.some(({ kind }) => kind === "CUDASharedAttr"),
    ),
  );
  const barrier = usesShared
    ? "\n    asc_syncthreads();  // before the next block uses the shared memory"
    : "";
  sink.insert(
    file,
    end,
    `\n\n${head}__global__${bound} void ${name.text}(`,
    words,
    added
      .map(({ parameter }, index) => (parameters.length + index > 0 ? `, ${parameter}` : parameter))
      .join(""),
    `${hasParameters ? ", " : ""}unsigned int gridX, unsigned int gridY, unsigned int gridZ) {
  // The grid may have more blocks than the ${mostBlocks} that Ascend launches.
  const unsigned long long blocks = (unsigned long long)gridX * gridY * gridZ;
  for (unsigned long long block = blockIdx.x; block < blocks; block += gridDim.x) {
    ${name.text}Block${templateArguments(node)}(${call});${barrier}
  }
}`,
  );
}

/** What stands in front of a kernel's `__global__`, as written, and what says how it is linked. */
function headOf(file: SourceText, kernel: Node, nameAt: number): string {
  const { tokens } = file;
  const first = firstOf(file, nameAt);
  const linkage = tokens
    .slice(first, nameAt)
    .flatMap(({ text }, index, all) =>
      text === "extern"
        ? [`extern ${all[index + 1]?.text ?? ""} `]
        : /^(?:static|inline)$/.test(text)
          ? [`${text} `]
          : [],
    )
    .join("");
  const template = kernel.parent?.kind === "FunctionTemplateDecl" ? kernel.parent.begin : undefined;
  if (!template) return linkage;
  const global = tokens.slice(0, nameAt).findLast(({ text }) => text === "__global__");
  const words = file.bytes.slice(template.offset, global?.start);
  return `${words.replaceAll(/\b(?:static|inline)\s+/g, "")}${linkage}`;
}

/** Index of the token that a declaration begins with. */
function firstOf(file: SourceText, nameAt: number): number {
  const { tokens } = file;
  let first = nameAt;
  while (
    first > 0 &&
    !/^[;{}]$/.test(tokens[first - 1]?.text ?? ";") &&
    tokens[first - 1]?.directive === tokens[nameAt]?.directive
  )
    first -= 1;
  return first;
}

function parametersWords(file: SourceText, open: number) {
  let depth = 0;
  for (let at = open; at < file.tokens.length; at += 1) {
    const text = file.tokens[at]?.text;
    if (text === "(") depth += 1;
    if (text === ")" && (depth -= 1) === 0) {
      const [first, last] = [file.tokens[open], file.tokens[at]];
      return first && last && { start: first.end, end: last.start };
    }
  }
  return undefined;
}

/** Bounds are for what is launched. */
function dropBounds(sink: EditSink, file: SourceText, from: number, to: number): void {
  const { tokens } = file;
  for (let at = tokenAt(tokens, from); (tokens[at]?.start ?? to) < to; at += 1) {
    if (tokens[at]?.text !== "__launch_bounds__") continue;
    const close = matchingBracket(tokens, at + 1);
    const [before, last] = [tokens[at - 1], close === undefined ? undefined : tokens[close]];
    if (before && last) sink.replace(file, { start: before.end, end: last.end }, "");
  }
}

/** `<T, N>`, since not all can be deduced. */
function templateArguments(kernel: Node): string {
  if (kernel.parent?.kind !== "FunctionTemplateDecl") return "";
  const names = kernel.parent.inner.filter(({ kind }) =>
    /^(?:Template\w+|NonType)TemplateParmDecl$|^TemplateTypeParmDecl$/.test(kind),
  );
  return names.some(({ name }) => name === undefined) ? "" : `<${names.map(({ name }) => name).join(", ")}>`;
}
