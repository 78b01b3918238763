/**
 * Precompiled headers, 13 MB and more, on their way to the threads that run clang: a message copies what it holds, for each
 * of a project's sources again, but for memory that threads share. So each is copied once, into such memory.
 */
import type { FileTree } from "./clang.ts";

const large = 1 << 20;
/** As long as the file itself is kept. */
const shared = new WeakMap<Uint8Array, Uint8Array>();

/** Of the files at the top of a tree, which is where precompiled headers lie. */
export function shareLargeFiles(files: FileTree): FileTree {
  const entries = Object.entries(files).map(([name, content]) =>
    content instanceof Uint8Array && content.length > large
      ? ([name, sharedCopy(content)] as const)
      : ([name, content] as const),
  );
  return Object.fromEntries(entries);
}

function sharedCopy(content: Uint8Array): Uint8Array {
  let copy = shared.get(content);
  if (!copy) {
    copy = new Uint8Array(new SharedArrayBuffer(content.length));
    copy.set(content);
    shared.set(content, copy);
  }
  return copy;
}
