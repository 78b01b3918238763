/**
 * `npm run playground`: builds the playground and serves it here.
 *
 *     --port N        default: 5173, or a free one if that is taken
 *     --no-headers    as a static host that cannot set headers: the page's service worker must do
 *     --no-build      serves what was built before
 *     --page          builds the page again, but not the compiler
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPlayground } from "./build-playground.mjs";
import { serveFolder } from "./static-server.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    "no-headers": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
    page: { type: "boolean", default: false },
  },
});
const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "dist-playground");
if (!values["no-build"]) await buildPlayground(folder, { page: values.page });

const options = { headers: !values["no-headers"] };
const { url } = await serveFolder(folder, { ...options, port: Number(values.port ?? 5173) }).catch(
  (error) => {
    // Somebody else's port is no reason to stop, unless it was asked for.
    if (error.code !== "EADDRINUSE" || values.port !== undefined) throw error;
    return serveFolder(folder, options);
  },
);
process.stdout.write(`The playground is at ${url} (Ctrl+C ends it).\n`);
