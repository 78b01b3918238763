import type { AppInfo } from "../artifact/app-info.ts";

/** Where a kernel's code begins in a source. */
export interface KernelPlace {
  readonly file: string;
  readonly line: number;
}

/** Finds where the code of a kernel begins, in the line tables of the device code. */
export function kernelPlace({ modules }: AppInfo, kernel: string): KernelPlace | undefined {
  for (const { ir, kernels } of modules) {
    if (!kernels.some(({ name }) => name === kernel)) continue;
    const definition = new RegExp(`^define [^\\n]*@"?${escape(kernel)}"?\\([^\\n]*!dbg (!\\d+)`, "m").exec(
      ir,
    );
    const node = definition?.[1] && nodeText(ir, definition[1]);
    const line = node && /\bline: (\d+)/.exec(node)?.[1];
    if (!line) continue;
    const fileNode = /\bfile: (!\d+)/.exec(node)?.[1];
    const file = fileNode && /filename: "([^"]*)"/.exec(nodeText(ir, fileNode) ?? "")?.[1];
    return { file: file ?? "", line: Number(line) };
  }
  return undefined;
}

function nodeText(ir: string, node: string): string | undefined {
  return new RegExp(`^${node} = (.*)$`, "m").exec(ir)?.[1];
}

function escape(text: string): string {
  return text.replaceAll(/[.$*+?^()[\]{}|\\]/g, "\\$&");
}
