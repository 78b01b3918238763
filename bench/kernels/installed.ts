/** What this machine has to measure with and against. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run, unwarp } from "../run-command.ts";

export type Found = { readonly version: string } | { readonly missing: string };

export const compiler = process.env["CXX"] ?? "g++";

export async function compilerVersion(): Promise<Found> {
  try {
    const { output } = await run([compiler, "--version"]);
    return { version: output.split("\n", 1)[0] ?? compiler };
  } catch {
    return { missing: `there is no ${compiler} (the environment variable CXX names another compiler)` };
  }
}

/** The first OpenCL platform with a CPU: the one that the OpenCL versions of the programs take. */
export async function openClVersion(): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-bench-opencl-"));
  try {
    const program = join(folder, "platform");
    const source = join(root, "bench", "kernels", "support", "opencl-platform.cpp");
    await run([compiler, source, "-o", program, "-lOpenCL"]);
    return { version: (await run([program])).output.trim().replaceAll(/\s+/g, " ") };
  } catch {
    return {
      missing:
        "no OpenCL for the CPU (Debian: apt install pocl-opencl-icd ocl-icd-opencl-dev opencl-headers)",
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function unwarpKnows(option: string): Promise<boolean> {
  const { output } = await run(unwarp("run", "--help"));
  return output.includes(option);
}

/** `unwarp devices` lists what can be used first, each with its figures, then what is missing for the others. */
export async function nativeDevice(): Promise<Found> {
  const { output } = await run(unwarp("devices"));
  const block =
    output.split("\n\n").find((text) => text.startsWith("native:")) ?? "native: not in this version";
  if (block.includes("compute capability")) {
    return { version: `native code by ${/^ *compiler +(.*)$/m.exec(block)?.[1] ?? "an unnamed compiler"}` };
  }
  return { missing: `unwarp devices says: ${block.replaceAll(/\s*\n\s*/g, ", ").trim()}` };
}
