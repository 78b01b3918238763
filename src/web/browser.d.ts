/**
 * What of a browser the workers use. TypeScript's own declarations (lib.dom) say that the memory of a WebAssembly module
 * is never shared, which contradicts all of src/runtime.
 */

declare class Worker {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  addEventListener(type: "error", listener: (event: { readonly message?: string }) => void): void;
  constructor(url: URL, options?: { readonly type?: "module"; readonly name?: string });
  postMessage(message: unknown, transfer?: readonly object[]): void;
  terminate(): void;
}

/** A worker's own side. */
declare function postMessage(message: unknown, transfer?: readonly object[]): void;
declare function addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
declare const crossOriginIsolated: boolean | undefined;
declare const location: { readonly href: string };

interface CacheStorage {
  open(name: string): Promise<WebCacheStore>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<boolean>;
}
interface WebCacheStore {
  /** In the order in which they were put. */
  keys(): Promise<readonly { readonly url: string }[]>;
  match(request: { readonly url: string } | string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(request: { readonly url: string } | string): Promise<boolean>;
}
/** Undefined where the page is not served securely. */
declare const caches: CacheStorage | undefined;

declare const navigator: {
  readonly hardwareConcurrency: number;
  /** In GiB, at most 8; Chromium's only. */
  readonly deviceMemory?: number;
  readonly gpu?: GPU;
};

interface MessagePort {
  postMessage(message: unknown, transfer?: readonly object[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  /** Listeners get nothing before. */
  start(): void;
}
interface TextDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
