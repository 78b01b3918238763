import type { FuzzKernel } from "./random-kernel.ts";
import { inputBytes } from "./scope.ts";

/** One module of many kernels. */
export function moduleText(kernels: readonly Pick<FuzzKernel, "text" | "declarations">[]): string {
  const declarations = new Set(kernels.flatMap((kernel) => [...kernel.declarations]));
  return [header, ...declarations, ...kernels.map(({ text }) => text)].join("\n");
}

const header = `\
target datalayout = "e-p:32:32-p6:32:32-p7:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx-nvidia-cuda"`;

/** What every kernel reads: small numbers, large ones, floating-point numbers, bytes of any kind. */
export function inputData(): Uint8Array {
  const words = new Int32Array(inputBytes / 4);
  const numbers = new Float32Array(words.buffer);
  words.forEach((_, at) => {
    const mixed = Math.imul(at + 1, 0x9e3779b1);
    if (at % 4 === 0) words[at] = at;
    else if (at % 4 === 1) numbers[at] = (mixed >> 16) / 16;
    else if (at % 4 === 2) words[at] = mixed >> (at % 31);
    else words[at] = mixed;
  });
  return new Uint8Array(words.buffer);
}
