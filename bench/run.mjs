/** `npm run bench`: main.ts, which Node 20 does not run by itself. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: [join(dirname(fileURLToPath(import.meta.url)), "main.ts")],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { main } = await import(`data:text/javascript;base64,${code}`);
process.exitCode = await main(process.argv.slice(2));
