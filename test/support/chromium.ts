import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

/** Chromium's program, `CHROMIUM` first; undefined where there is none. */
export const chromium = places.find((file) => file !== undefined && existsSync(file));

/** By which it has WebGPU without a GPU: the CPU plays one. */
export const softwareGpu = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader", "--no-sandbox"];
