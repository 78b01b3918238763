/** A small server of static files, for the playground on one's own machine and for its tests. */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const mimeTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".gz": "application/gzip",
};

/** Without these a browser lets no threads share memory. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * @param {string} folder
 * @param {{ port?: number, headers?: boolean, under?: string }} options `port`: 0 for any free one; `headers`: false for a
 *   host that sets none, as many do; `under`: the path the folder stands at, with slashes at both ends
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveFolder(folder, { port = 0, headers = true, under = "/" } = {}) {
  const server = createServer((request, response) => {
    const file = fileOf(folder, under, request.url ?? "/");
    if (!file) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": mimeTypes[extname(file.path)] ?? "application/octet-stream",
      "Content-Length": file.size,
      "Cache-Control": "no-cache",
      ...(headers ? isolation : {}),
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file.path).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  return {
    url: `http://localhost:${server.address().port}${under}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf(folder, under, url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    if (!path.startsWith(under)) return undefined;
    const inside = normalize(path.slice(under.length) || "index.html");
    if (inside.startsWith("..") || inside.startsWith(sep)) return undefined;
    const found = join(folder, inside);
    const status = statSync(found);
    if (status.isDirectory()) return fileOf(folder, under, `${under}${inside}${sep}index.html`);
    return { path: found, size: status.size };
  } catch {
    return undefined; // no such file, or an address that is none
  }
}
