/**
 * The page's service worker. It adds the two headers without which threads share no memory, so that any
 * static host will do, and keeps the compiler in the browser, since browsers forget files of this size early.
 */

/** The files of unwarp/ by their path from here, each with a digest of its contents; put in by the build. */
declare const FILES: Readonly<Record<string, string>>;

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface ServiceWorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate" | "message", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}
const scope = self as unknown as ServiceWorkerScope;

const store = "unwarp-files";
const folder = new URL("./", scope.location.href).href;

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([scope.clients.claim(), forgetOldFiles()])),
);
scope.addEventListener("message", (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(folder) || request.headers.has("range")) return;
  const digest = FILES[new URL(request.url).pathname.slice(new URL(folder).pathname.length)];
  event.respondWith(digest === undefined ? fetchIsolated(request) : kept(request.url, digest, event));
});

async function fetchIsolated(request: Request | string): Promise<Response> {
  const response = await fetch(request);
  // What is opaque cannot be copied, and "not modified" has nothing to copy.
  if (response.status === 0 || response.status === 304) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  // The body is unpacked already, so the length on the way says nothing.
  if (headers.has("content-encoding")) headers.delete("content-length");
  const { status, statusText } = response;
  return new Response([204, 205].includes(status) ? null : response.body, { status, statusText, headers });
}

/** The digest in the address also gets past what the browser's other cache holds of the version before. */
async function kept(url: string, digest: string, event: WorkerEvent): Promise<Response> {
  const key = keyOf(url, digest);
  const cache = await caches.open(store).catch(() => undefined);
  const found = await cache?.match(key);
  if (found) return found;
  const response = await fetchIsolated(key);
  if (response.status === 200 && cache) {
    // A full disk is no reason to fail: the file is fetched again next time.
    event.waitUntil(cache.put(key, response.clone()).catch(() => undefined));
  }
  return response;
}

function keyOf(url: string, digest: string): string {
  const key = new URL(url);
  key.search = `v=${digest}`;
  return key.href;
}

async function forgetOldFiles(): Promise<void> {
  const wanted = new Set(Object.entries(FILES).map(([path, digest]) => keyOf(folder + path, digest)));
  const cache = await caches.open(store);
  for (const { url } of await cache.keys())
    if (url.startsWith(folder) && !wanted.has(url)) await cache.delete(url);
}
