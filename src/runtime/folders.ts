/** How the paths of the platform work: node:path, or its posix or win32 half in tests. */
export interface PathRules {
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  readonly sep: string;
}

/**
 * The folders a program may use, by the names it may call them: each by its absolute path and by
 * its path from the working folder, so that relative and absolute names both work, `../data` too
 * when that folder is granted. WASI matches names as text, longest first.
 */
export function grantFolders(
  folders: readonly string[],
  workingFolder: string,
  paths: PathRules,
): Record<string, string> {
  const granted: Record<string, string> = {};
  for (const folder of folders) {
    const real = paths.resolve(workingFolder, folder);
    const relative = paths.relative(workingFolder, real);
    const slashes = (path: string) => path.split(paths.sep).join("/");
    granted[slashes(real)] = real;
    granted[relative === "" ? "." : slashes(relative)] = real;
    // Below a granted folder, relative names work as well.
    if (/^\.\.(?:$|[\\/])/.test(relative) && isWithin(paths.relative(real, workingFolder)))
      granted["."] ??= workingFolder;
  }
  return granted;
}

/** Whether a path leads down from where it starts. */
function isWithin(relative: string): boolean {
  return !/^\.\.(?:$|[\\/])|^[a-zA-Z]:|^[\\/]/.test(relative);
}
