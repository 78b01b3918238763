import { existsSync } from "node:fs";
import { createRequire } from "node:module";

/** Whether `--device webgpu` can work here, before any GPU is asked. */
export interface WebGpuRequirements {
  /** What is missing, in words that follow "needs"; empty if nothing is known to be. */
  readonly problem: string;
  /** A driver that plays a GPU on the CPU, and that is not in use: for the environment variable VK_ICD_FILENAMES. */
  readonly softwareDriver: string | undefined;
}

/** Chromium brings SwiftShader along. */
const softwareDrivers = [
  "/usr/lib/chromium/vk_swiftshader_icd.json",
  "/usr/lib/chromium-browser/vk_swiftshader_icd.json",
  "/opt/google/chrome/vk_swiftshader_icd.json",
];

export function webGpuRequirements(environment: NodeJS.ProcessEnv): WebGpuRequirements {
  const isPackageThere = isInstalled("webgpu");
  const isDriverChosen = environment["VK_ICD_FILENAMES"] !== undefined;
  return {
    problem: isPackageThere ? "" : "the npm package webgpu (npm install webgpu)",
    softwareDriver: isDriverChosen ? undefined : softwareDrivers.find((file) => existsSync(file)),
  };
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
