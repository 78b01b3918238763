/** PyTorch's own functions, of which Ascend's chips have different ones, by torch_npu's newest pages. */
import { otherNames, sameNames } from "../../port/torch-npu/cuda-names.ts";
import {
  type Chip,
  newestPages,
  pageVersions,
  type TorchNpuSupport,
} from "../../vendors/torch-npu-support.ts";
import type { Rule, Verdict } from "../model.ts";
import { open } from "./controllers.ts";
import { byHand, mechanical, none, unchanged } from "./verdicts.ts";

export function torchApiRule(name: string, support: TorchNpuSupport): Rule {
  const listed = support.listing(name, newestPages);
  const isCuda = name.startsWith("torch.cuda");
  const npuName = name.replace(/^torch\.cuda/, "torch.npu");
  const onAscend = (chip: Chip, chipName: string): Verdict => {
    if (!listed) return byHand(undefined, `torch_npu's pages ${unlisted(name, support)}`);
    if (!listed.on.includes(chip))
      return byHand(
        undefined,
        `torch_npu's pages list ${name} as not supported, or not yet verified, on ${chipName}`,
      );
    const limits = listed.restricted ? "; its page states limits of types or shapes" : "";
    const reason = `torch_npu's pages list it for ${chipName}${limits}`;
    if (!isCuda) return unchanged(reason);
    const own = name.slice("torch.cuda.".length);
    const other = otherNames[own];
    if (sameNames.has(own)) return mechanical(npuName, reason);
    if (other?.to !== undefined) return mechanical(`torch.npu.${other.to}`, other.reason ?? reason);
    return byHand(npuName, other?.reason ?? `${reason}; unwarp port does not write it`);
  };
  return {
    id: `torch-api/${name}`,
    title: name,
    layer: "framework",
    component: isCuda ? "PyTorch (CUDA)" : "PyTorch",
    control: open("pytorch", "BSD-3-Clause"),
    verdicts: {
      "ascend-950": onAscend("950", "Ascend 950DT"),
      "ascend-910b": onAscend("910b", "Ascend 910B"),
      hip: unchanged("PyTorch for ROCm keeps the names"),
      musa: isCuda
        ? mechanical(name.replace(/^torch\.cuda/, "torch.musa"), "torch_musa has a module of the same shape")
        : unchanged("the same function; which operators torch_musa has is for its pages to say"),
      webgpu: none("PyTorch has no WebGPU device"),
      cpu: isCuda ? byHand(undefined, "asks about a card; leave it out") : unchanged("PyTorch's CPU device"),
    },
  };
}

/** Projects that stay with an older PyTorch may find it on the pages for that. */
function unlisted(name: string, support: TorchNpuSupport): string {
  const older = pageVersions.filter((pages) => (support.listing(name, pages)?.on.length ?? 0) > 0);
  return older.length === 0
    ? `do not list ${name}`
    : `list ${name} for PyTorch ${older.join(", ")}, and not for ${newestPages}`;
}
