import { existsSync } from "node:fs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser that tests drive: UNWARP_CHROMIUM in the environment, or one in a usual place. */
export function findChromium(): string | undefined {
  const named = process.env["UNWARP_CHROMIUM"];
  return named ?? usualPlaces.find((path) => existsSync(path));
}

/** For a headless browser in which Chromium's own SwiftShader plays the GPU. */
export const chromiumFlags = [
  // Tests run as root in containers, where there is nothing to protect and no sandbox to be had.
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  // As on Node: or SwiftShader compiles kernels with shared memory for seconds.
  "--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension",
] as const;
