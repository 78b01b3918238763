import { join } from "node:path";
import type { Command } from "../command.ts";
import { packageFolder } from "../../toolchain/package-folder.node.ts";

/** `unwarp toolkit`: the folder to give to builds that ask where CUDA is. */
export const toolkit: Command = {
  name: "toolkit",
  summary: "print the folder that stands for NVIDIA's CUDA toolkit",
  usage: "",
  help: `For builds that ask where CUDA is installed:

  make CUDA_PATH="$(npx unwarp toolkit)"
  cmake --toolchain "$(npx unwarp toolkit)/unwarp.cmake" -B build`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  // oxlint-disable-next-line typescript/require-await -- every command is asynchronous
  async run(_argv, io) {
    io.write(`${join(packageFolder(), "dist", "toolkit")}\n`);
    return 0;
  },
};
