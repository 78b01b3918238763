import { deviceOptimizerFlags } from "./clang-flags.ts";
import type { ToolResult } from "./clang.ts";
import { type Pass, runPass } from "./run-pass.ts";
import { seemsToHaveManyLoops } from "./long-functions/look-at-source.ts";
import { splitLongFunctions } from "./long-functions/split-long-functions.ts";
import type { ReadSource } from "./read-source.ts";
import { runCompiler } from "./run-compiler.ts";

/**
 * Compiles a source for the device. Where it has a function of many loops or gotos, this happens in two steps, with long
 * functions split in between: clang's front end, and LLVM's passes.
 */
export async function runDevicePass(pass: Omit<Pass, "name">): Promise<ToolResult> {
  const whole: Pass = { ...pass, name: "device" };
  const { source, context, lastFlags = [] } = pass;
  if (source.options.steppable || !isLong(source)) return runPass(whole);
  const read = await runPass({ ...whole, lastFlags: [...lastFlags, "-disable-llvm-passes"] });
  if (read.exitCode !== 0) return read;
  const { stages, services } = context;
  const split = stages.time(`split long functions of ${source.path}`, () =>
    splitLongFunctions(new TextDecoder().decode(read.output)),
  );
  const argv = [...deviceOptimizerFlags, "/device.ll", "-o", "-"];
  const result = await stages.timeAsync(`optimize ${source.path} (device)`, () =>
    runCompiler(services.clang, argv, { "device.ll": split }),
  );
  // Text of ours that clang refuses must never be the reason why a program does not compile.
  if (result.exitCode !== 0) return runPass(whole);
  return { ...result, messages: read.messages + result.messages };
}

function isLong({ files }: ReadSource): boolean {
  return files.some(({ content }) => seemsToHaveManyLoops(new TextDecoder().decode(content)));
}
