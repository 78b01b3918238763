import { spawn } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { constants } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { runningKernel } from "../runtime/recording-file.node.ts";
import { parseRecording, type Recording, type RecordingRequest } from "../runtime/recording.ts";
import { packageFolder } from "../toolchain/package-folder.node.ts";

/** What is kept of a program's output; what comes later is counted only. */
const maxOutputBytes = 64 * 2 ** 20;
/** For unwarp itself to start and end, beyond the program's own time. */
const graceMs = 10_000;

export interface RunSettings {
  /** The executable, as a file. */
  readonly app: string;
  /** As the program sees itself. */
  readonly programName: string;
  readonly args: readonly string[];
  readonly input: Uint8Array;
  /** The program's working folder, which it may change. */
  readonly cwd: string;
  readonly timeoutMs: number;
  /** What the program's wall clock shows at its start, in milliseconds since 1970. */
  readonly startMs: number;
  /** 0 for ascending order, else the seed of a shuffled one. */
  readonly blockOrder: number;
  readonly request: Omit<RecordingRequest, "file" | "dump"> & { readonly dump?: readonly number[] };
  /** A folder of this run's own, for the recording. */
  readonly folder: string;
}

export interface RecordedRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The kernel that ran when the program was ended. */
  readonly running: string | undefined;
  readonly recording: Recording;
  /** Content of buffers that were asked for, by `<event>-<buffer>`. */
  readonly contents: (event: number, buffer: number) => Promise<Uint8Array | undefined>;
  readonly milliseconds: number;
}

/**
 * Runs a program on one CPU thread, in a process of its own, and records what its kernels leave in memory. One thread, because
 * with several atomic additions of floats come in another order each time.
 */
export async function runRecorded(settings: RunSettings): Promise<RecordedRun> {
  const { app, args, cwd, folder, timeoutMs, blockOrder, startMs, programName, request } = settings;
  await mkdir(folder, { recursive: true });
  const file = join(folder, "recording");
  const dumpFolder = join(folder, "contents");
  const { dump, ...rest } = request;
  const record: RecordingRequest = {
    ...rest,
    file,
    ...(dump ? { dump: { events: dump, folder: dumpFolder } } : {}),
  };
  const words = [
    ...[join(packageFolder(), "dist", "unwarp.js"), "exec", "--threads", "1"],
    ...["--block-order", String(blockOrder), "--record", JSON.stringify(record)],
    ...["--start-time", String(startMs)],
    ...["--timeout", String(timeoutMs / 1000), "--program-name", programName, app, ...args],
  ];
  const start = performance.now();
  const ending = await execute(words, cwd, settings.input, timeoutMs + graceMs);
  const milliseconds = performance.now() - start;
  const text = await readFile(file, "utf8").catch(() => "");
  return {
    ...ending,
    running: runningKernel(file),
    recording: parseRecording(text),
    milliseconds,
    contents: async (event, buffer) =>
      await readFile(join(dumpFolder, `${event}-${buffer}.bin`)).catch(() => undefined),
  };
}

function execute(
  words: readonly string[],
  cwd: string,
  input: Uint8Array,
  timeoutMs: number,
): Promise<Pick<RecordedRun, "exitCode" | "stdout" | "stderr">> {
  const child = spawn(process.execPath, words, { cwd, stdio: "pipe" });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  // A program that ends without reading all of its input is no error.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const watchdog = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(watchdog);
      const exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
      resolve({ exitCode, stdout: stdout(), stderr: stderr() });
    });
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    if (bytes < maxOutputBytes) chunks.push(chunk);
    bytes += chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8");
}
