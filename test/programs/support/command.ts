/** The built command, run in a folder of its own as a user would. Needs `npm run build`. */
import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const commandFile = fileURLToPath(new URL("../../../dist/unwarp.js", import.meta.url));

export interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Runs any program and waits for its end. */
export function execute(file: string, args: readonly string[], where: Surroundings): Promise<Ending> {
  return new Promise((resolve) => {
    const options = { cwd: where.cwd, env: { ...process.env, ...where.env }, maxBuffer: 1 << 26 };
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ exitCode, stdout, stderr });
    });
    // A program may end before it has read its input, which is no failure of the test.
    child.stdin?.on("error", () => {});
    child.stdin?.end(where.stdin ?? "");
  });
}

/** `unwarp …` */
export function unwarp(args: readonly string[], where: Surroundings): Promise<Ending> {
  return execute(process.execPath, [commandFile, ...args], where);
}

/** A folder that is gone after the tests of this file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "unwarp test ")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
