import process from "node:process";
import { join } from "node:path";
import type { Command } from "../command.ts";
import { helpText } from "../../toolchain/nvcc-texts.ts";
import { createProgress } from "../progress.ts";
import { version } from "../../api/version.ts";
import { runApp } from "./exec.ts";

/** `unwarp nvcc …`: takes nvcc's command line, which the toolchain reads. */
export const nvcc: Command = {
  name: "nvcc",
  summary: "compile and link like nvcc, for Makefiles and CMake",
  usage: "[nvcc flags] FILES",
  help: helpText.trimEnd(),
  // nvcc has a --help of its own.
  takesHelp: () => false,
  async run(argv, io) {
    const { runNvcc } = await import("../../toolchain/nvcc.ts");
    const { nodeServices } = await import("../../toolchain/services.node.ts");
    const { packageFolder } = await import("../../toolchain/package-folder.node.ts");
    const { toToolPath } = await import("../../toolchain/paths.ts");
    const isWindows = process.platform === "win32";
    const progress = createProgress(io);
    const afterProgress = (text: string) => {
      progress.done();
      io.writeError(text);
    };
    const services = nodeServices({
      environment: io.environment,
      onWarning: (line) => afterProgress(`${line}\n`),
    });
    const { exitCode, run } = await runNvcc(argv, {
      services,
      version: version(),
      write: (text) => io.write(text),
      writeError: afterProgress,
      color: io.isTerminal,
      commandFile: join(packageFolder(), "dist", "unwarp.js"),
      toolkitFolder: toToolPath(join(packageFolder(), "dist", "toolkit"), isWindows),
      isWindows,
      onStage: (name) => progress.stage(name),
    });
    progress.done();
    services.clang.dispose();
    if (!run) return exitCode;
    return await runApp(run.app, { programName: run.path, args: run.args }, run.path, io);
  },
};
