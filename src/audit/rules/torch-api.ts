/** PyTorch's own functions, of which Ascend's chips have different ones. */
import { otherNames, sameNames } from "../../port/torch-npu/cuda-names.ts";
import type { Rule, Verdict } from "../model.ts";
import { open } from "./controllers.ts";
import { byHand, mechanical, none, unchanged } from "./verdicts.ts";

/** What torch_npu's pages say about a function, by chip. Functions that are not there are not listed. */
export interface TorchApi {
  readonly on910b: boolean;
  readonly on950: boolean;
  readonly restricted: boolean;
}

export type TorchApis = ReadonlyMap<string, TorchApi>;

export function torchApiRule(name: string, apis: TorchApis): Rule {
  const listed = apis.get(name);
  const isCuda = name.startsWith("torch.cuda");
  const npuName = name.replace(/^torch\.cuda/, "torch.npu");
  const onAscend = (supported: boolean | undefined, chip: string): Verdict => {
    if (supported === undefined) return byHand(undefined, `torch_npu's pages do not list ${name}`);
    if (!supported)
      return byHand(
        undefined,
        `torch_npu's pages list ${name} as not supported, or not yet verified, on ${chip}`,
      );
    const limits = listed?.restricted ? "; its page states limits of types or shapes" : "";
    const reason = `torch_npu's pages list it for ${chip}${limits}`;
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
      "ascend-950": onAscend(listed?.on950, "Ascend 950DT"),
      "ascend-910b": onAscend(listed?.on910b, "Ascend 910B"),
      hip: unchanged("PyTorch for ROCm keeps the names"),
      musa: isCuda
        ? mechanical(name.replace(/^torch\.cuda/, "torch.musa"), "torch_musa has a module of the same shape")
        : unchanged("the same function; which operators torch_musa has is for its pages to say"),
      webgpu: none("PyTorch has no WebGPU device"),
      cpu: isCuda ? byHand(undefined, "asks about a card; leave it out") : unchanged("PyTorch's CPU device"),
    },
  };
}
