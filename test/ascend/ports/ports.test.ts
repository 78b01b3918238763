/** Whole programs are ported to Ascend C, and both versions run and are compared. Needs `npm run build`. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PortReport } from "../../../src/port/report.ts";
import { temporaryFolder, unwarp } from "../../programs/support/command.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const cwd = temporaryFolder();

test.each(readdirSync(here).filter((file) => file.endsWith(".cu")))("%s", async (file) => {
  const words = ["port", join(here, file), "--to", "ascend-c", "--out", file, "--verify"];
  const { exitCode, stdout } = await unwarp(words, { cwd });
  expect(stdout).toContain("\nsame: ");
  expect(exitCode).toBe(0);
  const report = JSON.parse(readFileSync(join(cwd, file, "port-report.json"), "utf8")) as PortReport;
  expect(report.status).toBe("ported, checked on CPU, never run on the target");
});
