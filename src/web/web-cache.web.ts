import type { Cache, CacheKind } from "../toolchain/cache.ts";

/** Of each kind the newest are kept. A precompiled header has 10 to 20 MB. */
const mostKept: Readonly<Record<CacheKind, number>> = {
  headers: 12,
  objects: 60,
  programs: 30,
  messages: 30,
};
const prefix = "unwarp-made-";

/**
 * What the toolchain made, kept by the browser for the next visit. The toolchain asks for entries at once and the browser
 * answers later, so all that is kept is read at the beginning: a browser's cache reads 100 MB in a tenth of a second.
 */
export class WebCache implements Cache {
  readonly #store: WebCacheStore | undefined;
  readonly #entries: Map<string, Uint8Array>;

  private constructor(store: WebCacheStore | undefined, entries: Map<string, Uint8Array>) {
    this.#store = store;
    this.#entries = entries;
  }

  /**
   * Never fails: without the browser's cache, as in a private window, entries last as long as the page.
   *
   * @param fingerprint of this version of unwarp; what other versions made is thrown away
   */
  static async open(fingerprint: string): Promise<WebCache> {
    const entries = new Map<string, Uint8Array>();
    try {
      const store = await openStore(fingerprint);
      if (store) await readAll(store, entries);
      return new WebCache(store, entries);
    } catch {
      return new WebCache(undefined, entries);
    }
  }

  read(kind: CacheKind, key: string): Uint8Array | undefined {
    return this.#entries.get(`${kind}/${key}`);
  }

  write(kind: CacheKind, key: string, content: Uint8Array): void {
    const name = `${kind}/${key}`;
    this.#entries.set(name, content);
    // Writing behind: who reads next has it in memory. A full disk only means that it is made again.
    void this.#store?.put(urlOf(name), new Response(content as Uint8Array<ArrayBuffer>)).catch(() => {});
    const ofKind = [...this.#entries.keys()].filter((other) => other.startsWith(`${kind}/`));
    for (const old of ofKind.slice(0, -mostKept[kind])) {
      this.#entries.delete(old);
      void this.#store?.delete(urlOf(old)).catch(() => {});
    }
  }
}

async function openStore(fingerprint: string): Promise<WebCacheStore | undefined> {
  if (typeof caches === "undefined") return undefined;
  const name = `${prefix}${fingerprint}`;
  for (const other of await caches.keys())
    if (other.startsWith(prefix) && other !== name) await caches.delete(other);
  return caches.open(name);
}

async function readAll(store: WebCacheStore, entries: Map<string, Uint8Array>): Promise<void> {
  const found = await Promise.all(
    (await store.keys()).map(async (request) => {
      const response = await store.match(request);
      return response && ([nameOf(request.url), new Uint8Array(await response.arrayBuffer())] as const);
    }),
  );
  for (const entry of found) if (entry) entries.set(...entry);
}

/** The browser's cache wants addresses; nobody ever fetches these. */
const urlOf = (name: string): string => `https://unwarp.invalid/${name}`;
const nameOf = (url: string): string => new URL(url).pathname.slice(1);
