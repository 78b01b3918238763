/** What `unwarp port --to NAME` knows. */
import type { Services } from "../toolchain/services.ts";
import { ascendC } from "./ascend/ascend-c.ts";
import { hip } from "./hip/hip.ts";
import { musa } from "./musa/musa.ts";
import { withHonestSteps } from "./next-steps.ts";
import { portProject, type PortRequest, type PortResult } from "./port-project.ts";
import type { PortTarget } from "./target.ts";
import { portTorch, type TorchOptions } from "./torch-npu/port-torch.ts";

export interface Target {
  readonly name: string;
  readonly summary: string;
  /** @param services with the project's root as working folder */
  port(request: TargetRequest, services: Services): Promise<PortResult>;
}

export interface TargetRequest extends Omit<PortRequest, "target"> {
  /** What only the port of PyTorch asks. */
  readonly torch?: TorchOptions;
}

const torchNpu: Target = {
  name: "torch-npu",
  summary: "PyTorch for Ascend, through torch_npu",
  port: async (request, services) => finished(await portTorch(request, services, request.torch)),
};

/** A target that changes CUDA C++ through Clang's tree. */
function cudaTarget(target: PortTarget): Target {
  const { name, summary } = target;
  return {
    name,
    summary,
    port: async (request, services) => finished(await portProject({ ...request, target }, services)),
  };
}

function finished(result: PortResult): PortResult {
  return { ...result, report: withHonestSteps(result.report) };
}

export const targets: readonly Target[] = [cudaTarget(ascendC), cudaTarget(hip), cudaTarget(musa), torchNpu];
