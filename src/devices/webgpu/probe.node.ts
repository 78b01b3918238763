/** Entry of the process that looks for a GPU (bundled as dist/webgpu-probe.js): prints a `WebGpuDescription`. */
import { probeWebGpu } from "./create.node.ts";

process.stdout.write(JSON.stringify(probeWebGpu(process.env)));
