/** Entry of the thread that owns the GPU (bundled as dist/webgpu-worker.js). */
import { parentPort, workerData } from "node:worker_threads";
import { openWebGpu } from "./dawn.node.ts";
import { GpuSession } from "./gpu-session.ts";
import type { GpuWorkerData } from "./protocol.ts";
import { type Posted, serveRequests } from "./serve-requests.ts";

const data = workerData as GpuWorkerData;
// Posted requests wait in the port until there is someone to do them.
const gpu = await openWebGpu(data.adapter);
const serve = serveRequests(new GpuSession(gpu, data.memory), data);
parentPort?.on("message", (posted: Posted) => serve(posted));
