// Runs a bundle's functions on a device and prints what they give: node run.mjs BUNDLE cpu|webgpu
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";

const [, , bundle, kind] = process.argv;
const { main, faults } = await import(pathToFileURL(bundle).href);
let options = { prefer: "cpu" };
if (kind === "webgpu") {
  process.env.XDG_RUNTIME_DIR ??= tmpdir();
  if (!existsSync(process.env.VK_ICD_FILENAMES ?? "")) throw new Error("VK_ICD_FILENAMES names no driver");
  const { create } = await import("webgpu");
  options = { gpu: create(["disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension"]) };
}
console.log(JSON.stringify({ main: await main(options), faults: await faults(options) }));
process.exit(0);
