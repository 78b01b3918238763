/** The operating system of a program in a page: files in memory, output to the page. */
import {
  ConsoleStdout,
  Directory,
  File,
  type Inode,
  PreopenDirectory,
  WASI,
} from "@bjorn3/browser_wasi_shim";
import type { ProgramSystem } from "../runtime/execute-program.ts";
import type { LinearMemory } from "../runtime/memory/linear-memory.ts";
import type { SourceFile } from "./page-api.ts";

export interface PageSystemOptions {
  readonly args: readonly string[];
  readonly files: readonly SourceFile[];
  readonly write: (bytes: Uint8Array, stream: "stdout" | "stderr") => void;
  /** What was written should be seen meanwhile. */
  readonly beforeSleep?: () => void;
  /** Called when the program looks at the clock, perhaps again and again. */
  readonly onClock?: () => void;
}

export interface PageSystem extends ProgramSystem {
  /** Files that the program has written or changed. */
  changedFiles(): { name: string; content: Uint8Array }[];
  /** Adds a file of ours to them, and returns its name. */
  addFile(name: string, text: string): string;
}

export function createPageSystem(options: PageSystemOptions, memory: LinearMemory): PageSystem {
  const root = new Map<string, Inode>();
  for (const { name, text } of options.files) addTo(root, name, new TextEncoder().encode(text));
  const given = new Map(filesOf(root, "").map(({ name, content }) => [name, content]));
  const output = (stream: "stdout" | "stderr") => new ConsoleStdout((bytes) => options.write(bytes, stream));
  const folder = new PreopenDirectory("/", root);
  const wasi = new WASI(
    [programName, ...options.args],
    [],
    [new EmptyInput(), output("stdout"), output("stderr"), folder],
    // On, if not given.
    { debug: false },
  );
  const readClock = wasi.wasiImport["clock_time_get"] as (...args: unknown[]) => unknown;
  return {
    imports: {
      ...wasi.wasiImport,
      args_sizes_get: (count: number, bytes: number) => argumentSizes(memory, options.args, count, bytes),
      random_get: (at: number, bytes: number) => randomBytes(memory, at, bytes),
      poll_oneoff(at: number, event: number) {
        options.beforeSleep?.();
        return sleep(memory, at, event);
      },
      clock_time_get(...args: unknown[]) {
        options.onClock?.();
        return readClock(...args);
      },
    },
    start: (instance) => wasi.start(instance as Parameters<typeof wasi.start>[0]),
    changedFiles: () =>
      filesOf(root, "").filter(({ name, content }) => {
        const before = given.get(name);
        return !before || before.length !== content.length || before.some((byte, at) => byte !== content[at]);
      }),
    addFile(name, text) {
      addTo(root, name, new TextEncoder().encode(text));
      return name;
    },
  };
}

/** Standard input of a program that nobody can type to: at its end. */
class EmptyInput extends ConsoleStdout {
  constructor() {
    super(() => {});
  }
  override fd_read(): { ret: number; data: Uint8Array } {
    return { ret: 0, data: new Uint8Array() };
  }
}

function addTo(folder: Map<string, Inode>, name: string, content: Uint8Array): void {
  const [first = "", ...rest] = name.split("/").filter((part) => part !== "" && part !== ".");
  if (rest.length === 0) {
    folder.set(first, new File(content));
    return;
  }
  let inner = folder.get(first);
  if (!(inner instanceof Directory)) folder.set(first, (inner = new Directory(new Map())));
  addTo((inner as Directory).contents, rest.join("/"), content);
}

function filesOf(folder: Map<string, Inode>, path: string): { name: string; content: Uint8Array }[] {
  return [...folder].flatMap(([name, entry]) => {
    if (entry instanceof Directory) return filesOf(entry.contents, `${path}${name}/`);
    return entry instanceof File ? [{ name: path + name, content: entry.data.slice() }] : [];
  });
}

const programName = "program";

/** The library counts the characters of arguments, and then writes them as UTF-8. */
function argumentSizes(memory: LinearMemory, args: readonly string[], count: number, bytes: number): number {
  const encoder = new TextEncoder();
  const all = [programName, ...args];
  memory.setU32(count, all.length);
  memory.setU32(
    bytes,
    all.reduce((sum, text) => sum + encoder.encode(text).length + 1, 0),
  );
  return 0;
}

/** Browsers fill no shared memory; the library then takes numbers that can be guessed, or fails. */
function randomBytes(memory: LinearMemory, at: number, bytes: number): number {
  const most = 65_536;
  for (let done = 0; done < bytes; done += most) {
    const piece = crypto.getRandomValues(new Uint8Array(Math.min(most, bytes - done)));
    memory.range(at + done, piece.length).set(piece);
  }
  return 0;
}

const clockEvent = 0;
const notSupported = 58;

/**
 * `poll_oneoff` for one clock, relative to now: all that lib/libc asks for. The library's own spins, which would take a core
 * from the kernels.
 */
function sleep(memory: LinearMemory, subscription: number, event: number): number {
  const words = new DataView(memory.memory.buffer);
  if (words.getUint8(subscription + 8) !== clockEvent) return notSupported;
  const milliseconds = Number(words.getBigUint64(subscription + 24, true)) / 1e6;
  // Of this kind a page can have shared memory even where it is not isolated and has no SharedArrayBuffer.
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  Atomics.wait(new Int32Array(buffer), 0, 0, milliseconds);
  words.setBigUint64(event, words.getBigUint64(subscription, true), true);
  words.setUint16(event + 8, 0, true);
  words.setUint8(event + 10, clockEvent);
  return 0;
}
