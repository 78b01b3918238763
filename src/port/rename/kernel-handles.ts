/**
 * Where CUDA takes a kernel or a variable by its name and the dialect takes an address:
 *
 *     cudaFuncSetAttribute(kernel, …)     =>   hipFuncSetAttribute(reinterpret_cast<const void*>(kernel), …)
 *     cudaMemcpyToSymbol(table, …)        =>   hipMemcpyToSymbol(HIP_SYMBOL(table), …)
 */
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Span } from "../tokens.ts";
import { callsOf } from "./calls.ts";

/** Which argument is a kernel. */
const kernelArguments: Readonly<Record<string, number>> = {
  cudaFuncGetAttributes: 1,
  cudaFuncSetAttribute: 0,
  cudaFuncSetCacheConfig: 0,
  cudaFuncSetSharedMemConfig: 0,
  cudaLaunchKernel: 0,
  cudaLaunchKernelExC: 1,
  cudaOccupancyAvailableDynamicSMemPerBlock: 1,
  cudaLaunchCooperativeKernel: 0,
};

/** Which argument is a variable. */
const symbolArguments: Readonly<Record<string, number>> = {
  cudaGetSymbolAddress: 1,
  cudaGetSymbolSize: 1,
  cudaMemcpyFromSymbol: 1,
  cudaMemcpyFromSymbolAsync: 1,
  cudaMemcpyToSymbol: 0,
  cudaMemcpyToSymbolAsync: 0,
};

export function castKernels(file: SourceText, sink: EditSink): void {
  wrap(
    file,
    sink,
    kernelArguments,
    "reinterpret_cast<const void*>(",
    /^\(\s*(?:const\s+)?void\s*(?:const\s*)?\*\s*\)|^reinterpret_cast\b|^static_cast\b/,
  );
}

export function markSymbols(file: SourceText, sink: EditSink): void {
  wrap(file, sink, symbolArguments, "HIP_SYMBOL(", /^HIP_SYMBOL\b/);
}

/** `k<float, 4>` alone is one argument, which its comma does not tell; no expression with `<` may be a kernel or a variable. */
function wholeArgument(file: SourceText, args: readonly Span[], at: number): Span | undefined {
  const first = args[at];
  if (!first) return undefined;
  for (let end = at; end < args.length; end += 1) {
    const span = { start: first.start, end: args[end]?.end ?? first.end };
    const text = file.slice(span);
    if (text.split("<").length <= text.split(">").length) return span;
  }
  return first;
}

function wrap(
  file: SourceText,
  sink: EditSink,
  table: Readonly<Record<string, number>>,
  open: string,
  done: RegExp,
): void {
  for (const { name, args } of callsOf(file, (one) => Object.hasOwn(table, one))) {
    const argument = wholeArgument(file, args, table[name.text] ?? 0);
    if (!argument || done.test(file.slice(argument))) continue;
    sink.insert(file, argument.start, open);
    sink.insert(file, argument.end, ")");
  }
}
