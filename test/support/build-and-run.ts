/** Builds C and C++ programs with the toolchain and runs them in this process, for tests of lib/. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../src/runtime/program.node.ts";
import { buildProgram } from "../../src/toolchain/build-program.ts";
import { defaultCompileOptions } from "../../src/toolchain/compile-options.ts";
import { nodeServices } from "../../src/toolchain/services.node.ts";

const services = nodeServices({ workingFolder: fileURLToPath(new URL("programs", import.meta.url)) });

/** From the build, as the other tests of whole programs. */
const workerFile = new URL("../../dist/worker.js", import.meta.url);

/** @param file in test/support/programs */
export async function build(file: string): Promise<Uint8Array> {
  const options = { ...defaultCompileOptions, warnings: ["-w"] };
  const kind = file.endsWith(".c") ? "c" : "c++";
  const built = await buildProgram({ inputs: [{ path: file, kind }], options }, services);
  if (!built.app) throw new Error(`${file} was not built:\n${built.messages}`);
  return built.app;
}

export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a new folder, which it may use. */
export function run(app: Uint8Array, ...args: string[]): Output {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-test-"));
  const files = [join(folder, "stdout"), join(folder, "stderr")] as const;
  const [stdout, stderr] = [openSync(files[0], "w"), openSync(files[1], "w")];
  try {
    const { exitCode } = runProgram(app, {
      args,
      dirs: [folder],
      env: { FOLDER: folder },
      stdio: { stdout, stderr },
      workerFile,
    });
    return { exitCode, stdout: readFileSync(files[0], "utf8"), stderr: readFileSync(files[1], "utf8") };
  } finally {
    closeSync(stdout);
    closeSync(stderr);
    rmSync(folder, { recursive: true });
  }
}
