import type { PortSession, PortTarget } from "../target.ts";

export const ascendC: PortTarget = {
  name: "ascend-c",
  summary: "Ascend C, SIMT, for Ascend 950",
  begin(): PortSession {
    return {
      portUnit() {},
      finish: () => ({ files: [], nextSteps: [] }),
      outputPath: (path) => path.replace(/\.cu$/, ".asc"),
    };
  },
};
