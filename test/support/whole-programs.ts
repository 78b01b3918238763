/** Builds CUDA programs once and runs them with the built command, as its users do. Needs `npm run build`. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatDiagnostic } from "../../src/source/diagnostic.ts";
import { webGpuRequirements } from "../../src/devices/webgpu/requirements.node.ts";
import { buildProgram } from "../../src/toolchain/build-program.ts";
import { parseCommandLine } from "../../src/toolchain/command-line.ts";
import { findLibraries } from "../../src/toolchain/libraries.ts";
import { nodeServices } from "../../src/toolchain/services.node.ts";
import { findSystemClang } from "../../src/toolchain/system-clang.node.ts";
import type { Services } from "../../src/toolchain/services.ts";

const command = fileURLToPath(new URL("../../dist/unwarp.js", import.meta.url));

/**
 * Every way a program is run: the interpreter, one thread, two, two with the blocks in another order, native code, and a GPU,
 * which a driver for the CPU may play.
 */
export const devices = {
  interpreter: ["--device", "interpret"],
  "1 thread": ["--threads", "1"],
  "2 threads": ["--threads", "2"],
  "2 threads, shuffled blocks": ["--threads", "2", "--block-order", "20260611"],
  native: ["--device", "native", "--threads", "2"],
  webgpu: ["--device", "webgpu"],
} as const satisfies Record<string, readonly string[]>;

export type DeviceName = keyof typeof devices;

const gpu = webGpuRequirements(process.env);
export const softwareGpu = gpu.softwareDriver === undefined ? {} : { VK_ICD_FILENAMES: gpu.softwareDriver };

/** Native code needs a clang of the machine's own, WebGPU a GPU: the machine's, or Chromium's for the CPU. */
const isMissing: Partial<Record<DeviceName, boolean>> = {
  native: !findSystemClang(process.env),
  webgpu: gpu.problem !== "" || (gpu.softwareDriver === undefined && !process.env["VK_ICD_FILENAMES"]),
};

export const deviceNames = (Object.keys(devices) as DeviceName[]).filter((name) => !isMissing[name]);

export interface Built {
  /** Undefined when there were errors. */
  readonly app: Uint8Array | undefined;
  /** Everything the compiler said. */
  readonly messages: string;
}

export interface Ending {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class WholePrograms {
  readonly #services: Services;
  readonly #folder = mkdtempSync(join(tmpdir(), "unwarp-programs-"));

  /** @param folder the sources', as a URL: messages name them relative to it. */
  constructor(folder: URL) {
    this.#services = nodeServices({ workingFolder: fileURLToPath(folder) });
  }

  /** @param words files and nvcc flags, as on a command line */
  async build(words: readonly string[]): Promise<Built> {
    const readText = (path: string) => {
      const bytes = this.#services.files.read(path);
      return bytes && new TextDecoder().decode(bytes);
    };
    const line = parseCommandLine(words, { readText, color: false });
    const { app, messages, diagnostics } = await buildProgram(
      {
        inputs: findLibraries(line.inputs, line.libraryFolders, this.#services.files).inputs,
        options: line.compile,
      },
      this.#services,
    );
    const found = diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, readText)}\n`);
    return { app, messages: [...line.warnings, messages, ...found].join("") };
  }

  /** A folder for a program to run in, which it may use. */
  newFolder(name: string): string {
    const folder = join(this.#folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Writes the program into the folder and runs it there; the program may use the folder. */
  run(
    app: Uint8Array,
    folder: string,
    options: readonly string[],
    args: readonly string[] = [],
  ): Promise<Ending> {
    const file = join(folder, "app");
    writeFileSync(file, app);
    const words = ["exec", "--timeout", "220", ...options, "app", ...args];
    const child = spawn(process.execPath, [command, ...words], {
      cwd: folder,
      env: { ...process.env, ...softwareGpu },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
    });
  }

  dispose(): void {
    this.#services.clang.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
