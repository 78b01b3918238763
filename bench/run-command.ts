/** Runs a command to its end, with the time and memory it took. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `npm run` starts in the package's folder. */
export const root = process.cwd();
const unwarpFile = join(root, "dist", "unwarp.js");

export interface Ended {
  /** Wall time. */
  readonly seconds: number;
  /** Peak memory, where /proc tells it. */
  readonly peakMb: number | undefined;
  readonly output: string;
}

export interface Surroundings {
  readonly cwd?: string;
  /** After this the command is ended, which is a failure. */
  readonly limitSeconds?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** @throws {Error} with the command's output unless it ended with 0 */
export function run(
  command: readonly string[],
  { cwd, environment, limitSeconds }: Surroundings = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const [file = "", ...args] = command;
    const start = performance.now();
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      ...(limitSeconds === undefined ? {} : { timeout: limitSeconds * 1000, killSignal: "SIGKILL" }),
    });
    let output = "";
    let peakMb: number | undefined;
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const watch = setInterval(() => {
      const kilobytes = peakKilobytes(child.pid);
      if (kilobytes) peakMb = kilobytes / 1024;
    }, 10);
    child.on("error", (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on("close", (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, peakMb, output });
      else reject(new Error(`${command.join(" ")} ended with ${code}:\n${output}`));
    });
  });
}

/** The command line that runs unwarp with these arguments. */
export function unwarp(...args: readonly string[]): string[] {
  return [process.execPath, unwarpFile, ...args];
}

function peakKilobytes(pid: number | undefined): number | undefined {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return undefined; // not Linux, or the process is gone
  }
}
