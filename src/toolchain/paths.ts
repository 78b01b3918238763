/**
 * Paths as clang sees them: absolute ones begin with "/" and all separators are "/", on every system.
 * `C:\a\b.cu` is `/C:/a/b.cu` inside; a relative path stays as it was typed.
 */

/** From what the user or the system wrote. */
export function toToolPath(path: string, isWindows: boolean): string {
  if (!isWindows) return path;
  const slashes = path.replaceAll("\\", "/");
  return /^[A-Za-z]:/.test(slashes) ? `/${slashes}` : slashes;
}

/** Back to what the system understands. */
export function toSystemPath(path: string, isWindows: boolean): string {
  return isWindows ? path.replace(/^\/([A-Za-z]:)/, "$1") : path;
}

/** Absolute, without `.` and `..`: the name under which a file stands in the tree. */
export function absolutePath(path: string, workingFolder: string): string {
  const kept: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${workingFolder}/${path}`).split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return `/${kept.join("/")}`;
}

/** The folder part as written: "" for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : slash === 0 ? "/" : path.slice(0, slash);
}

export function joinPath(folder: string, name: string): string {
  if (name.startsWith("/") || folder === "") return name;
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** The last part: `a/b.cu` gives `b.cu`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** With the dot, in lower case as written: `.cu`; "" when there is none. */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot);
}

/** `a/b.cu` with ".o" is `a/b.o`. */
export function withExtension(path: string, extension: string): string {
  const old = extensionOf(path);
  return (old ? path.slice(0, -old.length) : path) + extension;
}
