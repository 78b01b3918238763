import type { FuzzKernel } from "./random-kernel.ts";
import type { LaunchShape } from "./scope.ts";

/** Enough for every launch that random kernels have. */
const outputBytes = 1 << 18;

/**
 * A module of one kernel, as `npm run fuzz` writes it when it finds something; the comments before it say
 * how to launch it: `; launch {"grid":{"x":1,"y":1,"z":1},"block":{"x":33,"y":1,"z":1},"numbers":[0,3]}`.
 */
export function readRegression(text: string): FuzzKernel {
  const launchText = /^; launch (.*)$/m.exec(text)?.[1];
  const name = /^define ptx_kernel void @([\w.]+)\(/m.exec(text)?.[1];
  if (launchText === undefined || name === undefined) throw new Error("no line that says how to launch it");
  const { grid, block, numbers } = JSON.parse(launchText) as LaunchShape & { readonly numbers: number[] };
  const body = text.replaceAll(/^(;|target ).*\n/gm, "");
  return { name, text: body, declarations: new Set(), launch: { grid, block }, outputBytes, numbers };
}
