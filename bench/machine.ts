/** The machine and the versions that every section of the results names. */
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./run-command.ts";

export function describeMachine(): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
    dependencies: Readonly<Record<string, string>>;
  };
  const cores = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const clang = `@yowasp/clang ${dependencies["@yowasp/clang"]}`;
  return `${cores[0]?.model.trim()}, ${cores.length} cores, ${memory}, ${process.platform}, Node ${process.version}, unwarp ${version}, ${clang}`;
}
