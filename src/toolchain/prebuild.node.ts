/**
 * The last step of the package's build: compiles the support library and the device math library into dist/support, so that no user
 * waits for it. Run as a program, with the folder as its argument.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { invariant } from "../source/invariant.ts";
import { buildDeviceMath } from "./device-math.ts";
import { nodeServices } from "./services.node.ts";
import { buildSupportObjects } from "./support-objects.ts";

const folder = process.argv[2];
invariant(folder, "the build names the folder for the objects");
const services = nodeServices({ useCache: false });
const built = [...(await buildSupportObjects(services)), await buildDeviceMath(services)];
mkdirSync(folder, { recursive: true });
for (const { key, object } of built) writeFileSync(join(folder, key), object);
services.clang.dispose();
