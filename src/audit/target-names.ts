import type { Target } from "./model.ts";

/** Targets as people call them. */
export const targetNames = {
  "ascend-950": "Ascend 950",
  "ascend-910b": "Ascend 910B",
  hip: "AMD (HIP)",
  musa: "Moore Threads (MUSA)",
  webgpu: "WebGPU",
  cpu: "CPU",
} as const satisfies Record<Target, string>;
