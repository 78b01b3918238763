import { type Command, UsageError } from "../command.ts";
import { describeDevices, type DeviceDescription, type Devices } from "../describe-devices.ts";
import { formatOptions, takeOptions } from "../options.ts";

const table = { json: { summary: "print it as JSON, sizes in bytes" } } as const;

/** `unwarp devices`: what programs can run on here, and what would enable the rest. */
export const devices: Command = {
  name: "devices",
  summary: "list the devices that programs can run on",
  usage: "[--json]",
  help: `A program picks one with unwarp run --device NAME.\n\n${formatOptions(table)}`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    if (rest[0] !== undefined) throw new UsageError(`does not know what to do with ${rest[0]}`);
    const found = await describeDevices(io.environment);
    io.write(options.has("json") ? `${JSON.stringify(found, undefined, 2)}\n` : formatDevices(found));
    return 0;
  },
};

function formatDevices({ devices: found, missing }: Devices): string {
  const list = found.map((device) => `${device.device}: ${device.about}\n${formatRows(device)}`);
  const others = missing.map(({ device, about, needs }) => `${device}: ${about}\n    needs ${needs}\n`);
  const end = others.length > 0 ? `\nNot available:\n\n${others.join("\n")}` : "";
  return list.join("\n") + end;
}

function formatRows(device: DeviceDescription): string {
  const kib = (bytes: number) => `${bytes / 1024} KiB`;
  const rows = [
    ["name", device.name],
    ["cores", `${device.cores} (what CUDA calls multiprocessors)`],
    ["memory", `${(device.memoryBytes / 2 ** 30).toFixed(1)} GiB`],
    ["compute capability", device.computeCapability],
    ["warp", `${device.warpSize} threads`],
    ["threads per block", `${device.maxThreadsPerBlock} (${device.maxBlockDim.join(" x ")})`],
    ["blocks per grid", device.maxGridDim.join(" x ")],
    [
      "shared memory",
      `${kib(device.sharedBytesPerBlock)} a block, ${kib(device.sharedBytesPerBlockOnRequest)} on request`,
    ],
    ["constant memory", kib(device.constantBytes)],
    ["pointers", `${device.pointerBits} bits`],
    ...(device.compiler === undefined ? [] : [["compiler", device.compiler]]),
    ...(device.instructions === undefined ? [] : [["vector instructions", device.instructions.join(", ")]]),
  ];
  return rows.map(([label = "", value]) => `    ${label.padEnd(19)} ${value}\n`).join("");
}
