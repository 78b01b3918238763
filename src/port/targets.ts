/** What `unwarp port --to NAME` knows. */
import type { Services } from "../toolchain/services.ts";
import { ascendC } from "./ascend/ascend-c.ts";
import { hip } from "./hip/hip.ts";
import { musa } from "./musa/musa.ts";
import { portProject, type PortRequest, type PortResult } from "./port-project.ts";
import type { PortTarget } from "./target.ts";

export interface Target {
  readonly name: string;
  readonly summary: string;
  /** @param services with the project's root as working folder */
  port(request: Omit<PortRequest, "target">, services: Services): Promise<PortResult>;
}

/** A target that changes CUDA C++ through Clang's tree. */
function cudaTarget(target: PortTarget): Target {
  const { name, summary } = target;
  return { name, summary, port: (request, services) => portProject({ ...request, target }, services) };
}

export const targets: readonly Target[] = [cudaTarget(ascendC), cudaTarget(hip), cudaTarget(musa)];
