/** The part of the WebAssembly JavaScript API that the runtime uses: Node's types leave it out. */
declare namespace WebAssembly {
  function compile(bytes: Uint8Array): Promise<Module>;

  type Imports = Record<string, Record<string, unknown>>;

  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): { module: string; name: string; kind: string }[];
    static customSections(module: Module, name: string): ArrayBuffer[];
  }

  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Readonly<Record<string, unknown>>;
  }

  class Memory {
    constructor(limits: { initial: number; maximum: number; shared: boolean });
    /** A new object after each growth; for shared memory older ones stay valid. */
    readonly buffer: SharedArrayBuffer;
    /** Returns the earlier size, in pages. @throws {RangeError} when the maximum is reached. */
    grow(pages: number): number;
  }

  class Table {
    constructor(limits: { initial: number; element: "anyfunc" });
    readonly length: number;
    /** Returns the earlier length. */
    grow(entries: number): number;
    set(index: number, entry: unknown): void;
    get(index: number): ((...args: number[]) => unknown) | null;
  }

  class Global {
    constructor(type: { value: "i32"; mutable?: boolean }, value: number);
    value: number;
  }

  class RuntimeError extends Error {}
  class LinkError extends Error {}
  class CompileError extends Error {}
}
