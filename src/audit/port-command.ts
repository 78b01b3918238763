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

/** The main one first: on Ascend, kernels and Python have a port each. @param folder as it is typed */
export function portCommands(
  target: Target,
  uses: readonly { readonly finding: Finding; readonly rule: Rule }[],
  folder = ".",
): string[] {
  const hasCuda = uses.some(({ finding: { file } }) => /\.cuh?$/.test(file));
  const hasPyTorch = uses.some(({ rule: { id } }) => /^torch(?:-api)?\//.test(id));
  const ways = [hasCuda ? forKernels[target] : undefined, hasPyTorch ? forPyTorch[target] : undefined];
  // A port goes outside of what it is the port of.
  const above = /^(?:\.\.?\/?)+$/.test(folder) ? `${folder.replace(/\/$/, "")}/../`.replace(/^\.\//, "") : "";
  return ways.flatMap((way) =>
    way
      ? [`unwarp port ${shellWord(folder)} --to ${way.to}${way.more ?? ""} --out ${above}port-${way.to}`]
      : [],
  );
}

function shellWord(text: string): string {
  return /^[\w./~@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
