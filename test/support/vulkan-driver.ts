import { existsSync } from "node:fs";

const places = [
  process.env["VK_ICD_FILENAMES"],
  "/usr/lib/chromium/vk_swiftshader_icd.json",
  "/usr/lib/chromium-browser/vk_swiftshader_icd.json",
  "/opt/google/chrome/vk_swiftshader_icd.json",
];

/** A Vulkan driver for the CPU, which Chromium brings along; undefined where there is none. */
export function findVulkanDriver(): string | undefined {
  return places.find((file) => file !== undefined && existsSync(file));
}
