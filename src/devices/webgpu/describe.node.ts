import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findWorkerFile } from "../../runtime/devices/workers/create.node.ts";
import type { WebGpuDescription } from "./create.node.ts";

/** Drivers take a second or so; one that hangs should not hang a list of devices. */
const mostProbeMs = 60_000;

/**
 * Looks for a GPU in a process of its own: Dawn and drivers write warnings about each adapter that will not do to
 * stderr, past Node, and some of them crash.
 */
export function describeWebGpu(environment: Readonly<Record<string, string | undefined>>): WebGpuDescription {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(findWorkerFile("webgpu-probe.js"))], {
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: mostProbeMs,
  });
  if (status !== 0) return { problem: "a GPU whose driver does not crash or hang while it is opened" };
  return JSON.parse(stdout) as WebGpuDescription;
}
