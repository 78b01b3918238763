import type { Command } from "../command.ts";
import { describeCpu } from "../../runtime/devices/workers/cpu.node.ts";
import { defaultSharedBytes, maxSharedBytes } from "../../artifact/shared-memory-limits.ts";
import { computeCapability, maxGridDim, maxThreadsPerBlock, warpSize } from "../../runtime/limits.ts";

/** `unwarp devices`: what programs can run on here, and what would enable the rest. */
export const devices: Command = {
  name: "devices",
  summary: "list the devices that programs can run on",
  usage: "",
  help: "A program picks one with unwarp run --device NAME.",
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  // oxlint-disable-next-line typescript/require-await -- every command is asynchronous
  async run(_argv, io) {
    io.write(`${describeDevices()}\n`);
    return 0;
  },
};

function describeDevices(): string {
  const { name, multiProcessorCount, totalBytes } = describeCpu();
  const { major, minor } = computeCapability;
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([label, value]) => `    ${label.padEnd(20)} ${value}`).join("\n");
  const cpu = rows([
    ["cores", `${multiProcessorCount} (multiprocessors; --threads N uses fewer)`],
    ["memory", `${(totalBytes / 2 ** 30).toFixed(1)} GiB`],
    ["compute capability", `${major}.${minor}`],
    ["warp", `${warpSize} threads`],
    ["threads per block", `${maxThreadsPerBlock}`],
    ["blocks per grid", `${maxGridDim.x} x ${maxGridDim.y} x ${maxGridDim.z}`],
    ["shared memory", `${defaultSharedBytes / 1024} KiB a block, ${maxSharedBytes / 1024} KiB on request`],
    ["constant memory", "64 KiB"],
    ["pointers", "32 bits"],
  ]);
  return `cpu        ${name}
${cpu}
interpret  the reference interpreter: slow, for checking results against

Not in this version:
native     the CPU through a C compiler of the system
webgpu     GPUs through WebGPU`;
}
