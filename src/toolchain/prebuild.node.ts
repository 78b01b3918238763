/**
 * The last step of the package's build: compiles the support library, for programs and for imported kernels, and the device math library into dist/support, so that no user
 * waits for it. Run as a program, with the folder as its argument.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { invariant } from "../source/invariant.ts";
import { buildDeviceMath } from "./device-math.ts";
import { linkKernelSupport, linkRareMath } from "./library-link.ts";
import { nodeServices } from "./services.node.ts";
import { buildSupportObjects } from "./support-objects.ts";

const folder = process.argv[2];
invariant(folder, "the build names the folder for the objects");
const services = nodeServices({ useCache: false });
const built = [...(await buildSupportObjects(services)), await buildDeviceMath(services)];
mkdirSync(folder, { recursive: true });
for (const { key, object } of built) writeFileSync(join(folder, key), object);
writeFileSync(join(folder, "kernels.wasm"), await linkKernelSupport(services));
writeFileSync(join(folder, "kernels-math.wasm"), await linkRareMath(services));
services.clang.dispose();
