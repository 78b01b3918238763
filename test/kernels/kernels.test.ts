/**
 * Every program of this folder checks itself, on the interpreter and on the CPU's workers, in gangs of the chosen
 * width and of another: one for each program, in turns, or with UNWARP_GANG_WIDTHS=all every one, natively too.
 * How a program announces what it prints: test/support/expectations.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gangWidths } from "../../src/artifact/gang-width.ts";
import { expectRoundTrip } from "../support/device-ir.ts";
import { BrowserPrograms } from "../support/browser-programs.ts";
import { findChromium } from "../support/find-chromium.ts";
import { notInBrowsers } from "./not-in-browsers.ts";
import { notOnWebGpu } from "./not-on-webgpu.ts";
import { readExpectations } from "../support/expectations.ts";
import {
  type Built,
  type DeviceName,
  type Ending,
  deviceNames,
  devices,
  WholePrograms,
} from "../support/whole-programs.ts";

const here = new URL(".", import.meta.url);
const files = readdirSync(here).filter((file) => file.endsWith(".cu"));
const programs = new WholePrograms(here);
const browser = findChromium() === undefined ? undefined : BrowserPrograms.start();
afterAll(async () => {
  programs.dispose();
  await (await browser)?.dispose();
});

const builds = new Map<string, Promise<Built>>();

const testsAllWidths = process.env["UNWARP_GANG_WIDTHS"] === "all";

function otherWidths(file: string): readonly number[] {
  return testsAllWidths
    ? gangWidths
    : gangWidths.filter((_, at) => at === files.indexOf(file) % gangWidths.length);
}

/** A program is built while the one before it runs. */
function build(file: string | undefined): Promise<Built> | undefined {
  if (file === undefined) return undefined;
  const found = builds.get(file);
  if (found) return found;
  const { flags } = readExpectations(readFileSync(new URL(file, here), "utf8"));
  const started = programs.build([file, ...flags]);
  builds.set(file, started);
  return started;
}

test("what does not run on WebGPU or in browsers is a program of this folder", () => {
  expect(files).toEqual(expect.arrayContaining(Object.keys(notOnWebGpu)));
  expect(files).toEqual(expect.arrayContaining(Object.keys(notInBrowsers)));
});

describe.each(files)("%s", (file) => {
  const expected = readExpectations(readFileSync(new URL(file, here), "utf8"));
  let app: Uint8Array;

  beforeAll(async () => {
    const built = await build(file);
    if (!built?.app) throw new Error(`${file} was not built:\n${built?.messages}`);
    app = built.app;
    expectLines(
      built.messages
        .split("\n")
        .filter((line) => line.includes("warning: "))
        .join("\n"),
      expected.warnings,
    );
    void build(files[files.indexOf(file) + 1])?.catch(() => {}); // its own test reports it
  });

  const exception = notOnWebGpu[file];
  const isRun = (device: DeviceName) => device !== "webgpu" || !exception || !("skipped" in exception);
  test.concurrent.each(deviceNames.filter(isRun))("%s", async (device) => {
    const isRefused = device === "webgpu" && exception && "says" in exception;
    await (isRefused ? expectRefusal(exception.says) : expectRun(app, device, device));
  });

  test.runIf(browser && !notInBrowsers[file]).concurrent.each(["cpu", "webgpu"] as const)(
    "in a browser: %s",
    async (device) => {
      if (device === "webgpu" && exception) return;
      expectEnding((await (await browser)?.run(app, device, expected.args)) as Ending);
    },
  );

  test.concurrent.each(otherWidths(file))("in gangs of %i", async (width) => {
    const built = await programs.build([file, ...expected.flags, "--gang-width", String(width)]);
    if (!built.app) throw new Error(`${file} was not built:\n${built.messages}`);
    await expectRun(built.app, "1 thread", `${width}`);
    if (testsAllWidths && deviceNames.includes("native"))
      await expectRun(built.app, "native", `${width} native`);
  });

  async function expectRefusal(text: string): Promise<void> {
    const folder = programs.newFolder(`${file} webgpu`);
    const { exitCode, stdout, stderr } = await programs.run(app, folder, devices.webgpu, expected.args);
    expect(stderr + stdout).toContain(text);
    expect(exitCode).not.toBe(0);
  }

  async function expectRun(program: Uint8Array, device: DeviceName, name: string): Promise<void> {
    const folder = programs.newFolder(`${file} ${name}`);
    expectEnding(await programs.run(program, folder, devices[device], expected.args));
  }

  function expectEnding({ exitCode, stdout, stderr }: Ending): void {
    const said = `exit code ${exitCode}, stdout:\n${stdout}\nstderr:\n${stderr}`;
    expect(stdout, said).toBe(expected.stdout);
    expectLines(stderr, expected.stderr);
    expect(exitCode, said).toBe(expected.exitCode);
  }

  test("device code is valid and prints as it is read", () => expectRoundTrip(app));
});

/** As many lines as there are parts, each containing its part. */
function expectLines(text: string, parts: readonly string[]): void {
  const lines = text.split("\n").filter((line) => line !== "");
  const matches = lines.length === parts.length && lines.every((line, i) => line.includes(parts[i] ?? ""));
  if (!matches) expect(lines).toEqual(parts);
}
