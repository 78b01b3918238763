import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { LinearMemory } from "./memory/linear-memory.ts";

type WasiCall = (...args: (number | bigint)[]) => number;

/** Where a call has a folder's descriptor and a path below it among its arguments. */
interface PathArgument {
  readonly fd: number;
  /** The path's address; its length follows. */
  readonly path: number;
  /** Lookup flags, of which bit 0 says that a link at the path's end is followed. */
  readonly flags?: number;
}

/** Every call of WASI that takes a path. */
const pathCalls: Readonly<Record<string, readonly PathArgument[]>> = {
  path_create_directory: [{ fd: 0, path: 1 }],
  path_filestat_get: [{ fd: 0, flags: 1, path: 2 }],
  path_filestat_set_times: [{ fd: 0, flags: 1, path: 2 }],
  path_link: [
    { fd: 0, flags: 1, path: 2 },
    { fd: 4, path: 5 },
  ],
  path_open: [{ fd: 0, flags: 1, path: 2 }],
  path_readlink: [{ fd: 0, path: 1 }],
  path_remove_directory: [{ fd: 0, path: 1 }],
  path_rename: [
    { fd: 0, path: 1 },
    { fd: 3, path: 4 },
  ],
  path_symlink: [{ fd: 2, path: 3 }],
  path_unlink_file: [{ fd: 0, path: 1 }],
};

const notCapable = 76;
/** Standard input, output and error come first, then the granted folders in order. */
const firstFolderFd = 3;
/** As Linux has it, for links that lead to each other. */
const maximumLinks = 40;

/**
 * Keeps a program inside its folders where node:wasi does not: that follows a link to a folder in the
 * middle of a path (`link/file`) to wherever it leads.
 *
 * @param folders the granted folders, in the order in which node:wasi got them
 */
export function confineToFolders(
  calls: Readonly<Record<string, unknown>>,
  folders: readonly string[],
  memory: LinearMemory,
): Record<string, unknown> {
  const roots = folders.map((folder) => realpathSync(folder));
  const isInside = (path: string) =>
    roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep));
  /** What the descriptors of folders stand for. */
  const opened = new Map<number, string>(folders.map((folder, index) => [firstFolderFd + index, folder]));

  const pathOf = ({ fd, path }: PathArgument, args: readonly (number | bigint)[]): string | undefined => {
    const folder = opened.get(Number(args[fd]));
    const text = new TextDecoder().decode(
      memory.range(Number(args[path]) >>> 0, Number(args[path + 1])).slice(),
    );
    return folder === undefined ? undefined : join(folder, text);
  };
  const mayUse = (argument: PathArgument, args: readonly (number | bigint)[]): boolean => {
    const path = pathOf(argument, args);
    // An unknown descriptor is node:wasi's to refuse.
    if (path === undefined) return true;
    const follows = argument.flags !== undefined && (Number(args[argument.flags]) & 1) !== 0;
    return isInside(placeOf(path, follows || /[\\/]$/.test(path)));
  };

  const confined: Record<string, unknown> = { ...calls };
  for (const [name, places] of Object.entries(pathCalls)) {
    const call = calls[name] as WasiCall;
    confined[name] = (...args: (number | bigint)[]) => {
      if (!places.every((place) => mayUse(place, args))) return notCapable;
      const [place] = places;
      const path = name === "path_open" && place ? pathOf(place, args) : undefined;
      const result = call(...args);
      if (path !== undefined && result === 0) opened.set(memory.u32(Number(args[8]) >>> 0), path);
      return result;
    };
  }
  const renumber = calls["fd_renumber"] as WasiCall;
  confined["fd_renumber"] = (...args: (number | bigint)[]) => {
    const result = renumber(...args);
    const [from, to] = args.map(Number);
    const path = opened.get(from ?? 0);
    if (result === 0 && path !== undefined) opened.set(to ?? 0, path).delete(from ?? 0);
    return result;
  };
  return confined;
}

/** Where the file is that the system would act on; for one that is missing, where it would be. */
function placeOf(path: string, follows: boolean): string {
  let at = resolve(path);
  for (let links = 0; links < maximumLinks; links++) {
    let folder: string;
    try {
      folder = realpathSync(dirname(at));
    } catch {
      // A folder is missing: the call will fail, and where it would have led is nowhere.
      return at;
    }
    const place = join(folder, basename(at));
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (!follows || !found?.isSymbolicLink()) return place;
    at = resolve(folder, readlinkSync(place));
  }
  return at;
}
