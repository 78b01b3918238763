/** Which command does the mechanical part for a target, where unwarp has one for what was found. */
import type { Finding, Rule, Target } from "./model.ts";

interface PortWay {
  readonly to: string;
  readonly more?: string;
}

const forKernels: Partial<Record<Target, PortWay>> = {
  "ascend-950": { to: "ascend-c" },
  hip: { to: "hip" },
  musa: { to: "musa" },
};

/** What has no CUDA C++. PyTorch for ROCm keeps CUDA's names, and for MUSA there is no tool here. */
const forPyTorch: Partial<Record<Target, PortWay>> = {
  "ascend-950": { to: "torch-npu", more: " --chip 950" },
  "ascend-910b": { to: "torch-npu", more: " --chip 910b" },
};

/** @param folder as it is typed */
export function portCommand(
  target: Target,
  uses: readonly { readonly finding: Finding; readonly rule: Rule }[],
  folder = ".",
): string | undefined {
  const hasCuda = uses.some(({ finding: { file } }) => /\.cuh?$/.test(file));
  const hasPyTorch = uses.some(({ rule: { id } }) => /^torch(?:-api)?\//.test(id));
  const way = (hasCuda ? forKernels[target] : undefined) ?? (hasPyTorch ? forPyTorch[target] : undefined);
  if (!way) return undefined;
  // A port goes outside of what it is the port of.
  const isAbove = /^(?:\.\.?\/?)+$/.test(folder);
  const out = `${isAbove ? `${folder.replace(/\/$/, "")}/../` : ""}port-${way.to}`.replace(
    /^\.\/\.\.\//,
    "../",
  );
  return `unwarp port ${shellWord(folder)} --to ${way.to}${way.more ?? ""} --out ${out}`;
}

function shellWord(text: string): string {
  return /^[\w./~@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
