import { readableName } from "../transform/readable-name.ts";

/** How C++ names a kernel, so that its address can be taken; undefined for an instance of a template. */
export function readableKernelName(symbol: string): string | undefined {
  if (!symbol.startsWith("_Z")) return symbol;
  const name = readableName(symbol);
  if (name === symbol || name.includes("(anonymous namespace)")) return undefined;
  const length = name.split("::").reduce((sum, part) => sum + part.length + String(part.length).length, 0);
  // Behind the name of a template come its arguments, in an I.
  const nested = symbol.startsWith("_ZN");
  const behind = symbol.slice(2 + (nested ? 1 : 0) + length);
  return behind.startsWith("I") ? undefined : name;
}
