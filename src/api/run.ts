import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { decodeExecutable } from "../artifact/executable.ts";
import { readAppInfo } from "../runtime/read-app-info.ts";
import { packageFolder } from "../toolchain/package-folder.node.ts";

export interface RunOptions {
  /** The program's arguments, its own name left out. */
  readonly args?: readonly string[];
  /** CPU threads that run kernels, 1 to 256. Default: all cores. */
  readonly threads?: number;
  /**
   * The device: this machine's CPU, the same through code that the machine's own clang makes for it, a GPU through the
   * npm package webgpu, or the interpreter, slow and obviously right. Default: "cpu".
   */
  readonly device?: "cpu" | "native" | "webgpu" | "interpret";
  /** Folders that the program may use, relative to `cwd`; it can reach no other. Default: `cwd`. */
  readonly dirs?: readonly string[];
  /** The program's working folder. Default: that of this process. */
  readonly cwd?: string;
  /** The program's environment variables. Default: those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the program after this time in milliseconds, with exit code 124. Default: never. */
  readonly timeoutMs?: number;
  /** What the program reads from standard input. Default: the standard input of this process. */
  readonly input?: string | Uint8Array;
  /** "inherit" prints what the program prints, "capture" returns it as text. Default: "inherit". */
  readonly output?: "inherit" | "capture";
  /** Aborting ends the program. The exit code is then 143, as a shell reports SIGTERM. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** The program's own; 134, 136 or 139 when it crashed; 124 after `timeoutMs`. */
  readonly exitCode: number;
}

export interface CapturedRun extends RunResult {
  /** What the program printed, decoded as UTF-8. */
  readonly stdout: string;
  /** Also has unwarp's own messages about the program: why it crashed, which function is missing. */
  readonly stderr: string;
}

/**
 * Runs a program in a process of its own, so that neither the caller's event loop nor the caller itself is
 * touched by what the program does: an endless kernel, a crash, its use of memory.
 *
 * @param app from `compile`, or the content of an executable file made by `unwarp nvcc`
 * @throws {ArtifactError} when `app` is not a program made by this version of unwarp
 * @throws {RangeError} when a number makes no sense
 */
export function run(
  app: Uint8Array,
  options: RunOptions & { readonly output: "capture" },
): Promise<CapturedRun>;
export function run(app: Uint8Array, options?: RunOptions): Promise<RunResult>;
export async function run(app: Uint8Array, options: RunOptions = {}): Promise<RunResult | CapturedRun> {
  readAppInfo(decodeExecutable(app));
  const words = execOptions(options);
  const folder = await mkdtemp(join(tmpdir(), "unwarp-"));
  try {
    const file = join(folder, "app");
    await writeFile(file, app);
    return await execute([...words, file, ...(options.args ?? [])], options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function execOptions({ threads, timeoutMs, device, dirs = [] }: RunOptions): string[] {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 256)) {
    throw new RangeError(`threads is a whole number from 1 to 256, not ${threads}`);
  }
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= 1e9)) {
    throw new RangeError(`timeoutMs is above 0 and at most 1e9, not ${timeoutMs}`);
  }
  return [
    ...["--program-name", "program"],
    ...(threads === undefined ? [] : ["--threads", String(threads)]),
    ...(timeoutMs === undefined ? [] : ["--timeout", String(timeoutMs / 1000)]),
    ...(device === undefined ? [] : ["--device", device]),
    ...dirs.map((dir) => `--dir=${dir}`),
  ];
}

function execute(words: readonly string[], options: RunOptions): Promise<RunResult | CapturedRun> {
  const { cwd, env, input, output = "inherit", signal } = options;
  const captures = output === "capture";
  const child = spawn(process.execPath, [join(packageFolder(), "dist", "unwarp.js"), "exec", ...words], {
    ...(cwd === undefined ? {} : { cwd }),
    ...(env ? { env: { ...env } } : {}),
    stdio: [
      input === undefined ? "inherit" : "pipe",
      captures ? "pipe" : "inherit",
      captures ? "pipe" : "inherit",
    ],
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  // A program that ends without reading all of its input is no error.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const stop = () => void child.kill();
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, killedBy) => {
      signal?.removeEventListener("abort", stop);
      const exitCode = code ?? 128 + (killedBy ? constants.signals[killedBy] : 0);
      resolve(captures ? { exitCode, stdout: stdout(), stderr: stderr() } : { exitCode });
    });
  });
}

/** Gives the text that a stream has brought so far. */
function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
