/** Results by key, kept from run to run. Keys are digests of everything the result depends on. */
export interface Cache {
  /** Undefined when there is none, or it is damaged. */
  read(kind: CacheKind, key: string): Uint8Array | undefined;
  /** Never fails: a cache that cannot be written is only slow. */
  write(kind: CacheKind, key: string, content: Uint8Array): void;
}

/** The folders of the cache. */
export type CacheKind = "programs" | "objects" | "headers" | "messages";

/** For `--no-cache`: keeps what this process made, and nothing longer. */
export function memoryCache(): Cache {
  const entries = new Map<string, Uint8Array>();
  return {
    read: (kind, key) => entries.get(`${kind}/${key}`),
    write: (kind, key, content) => void entries.set(`${kind}/${key}`, content),
  };
}
