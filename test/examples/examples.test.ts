/** The examples print what stands beside them, in `NAME.expected`, on every device. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectRoundTrip } from "../support/device-ir.ts";
import { deviceNames, devices, WholePrograms } from "../support/whole-programs.ts";
import { mandelbrotImage } from "./mandelbrot-image.ts";

const folder = new URL("../../examples/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".cu"))
  .map((file) => file.slice(0, -".cu".length));
const programs = new WholePrograms(folder);
afterAll(() => programs.dispose());

/** More than a second or two on the interpreter: what they use is in test/kernels, with less of it. */
const tooLongToInterpret = new Set([
  "game-of-life",
  "mandelbrot",
  "n-body",
  "ray-marcher",
  "reduction",
  "tiled-matmul",
]);

/** Its kernels are made of doubles, which SwiftShader's compiler takes minutes for. */
const tooLongForSoftwareGpu = new Set(["five-axis"]);

describe.each(names)("%s", (name) => {
  let app: Uint8Array;
  beforeAll(async () => {
    const built = await programs.build([`${name}.cu`]);
    if (!built.app) throw new Error(`${name}.cu was not built:\n${built.messages}`);
    expect(built.messages).toBe("");
    app = built.app;
  });

  const usable = deviceNames.filter((device) => {
    if (device === "webgpu") return !tooLongForSoftwareGpu.has(name);
    return device !== "interpreter" || !tooLongToInterpret.has(name);
  });
  test.concurrent.each(usable)("%s", async (device) => {
    const place = programs.newFolder(`${name} ${device}`);
    const { exitCode, stdout, stderr } = await programs.run(app, place, devices[device]);
    expect(stderr).toBe("");
    expect(stdout).toBe(readFileSync(new URL(`${name}.expected`, folder), "utf8"));
    expect(exitCode).toBe(0);
    if (name === "mandelbrot")
      expect(readFileSync(join(place, "mandelbrot.ppm")).equals(mandelbrotImage())).toBe(true);
  });

  test("device code is valid and prints as it is read", () => expectRoundTrip(app));
});
