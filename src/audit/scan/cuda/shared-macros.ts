/**
 * Macros of a tree's headers by which other files count on warps of 32 lanes: `#define LANES 32`,
 * `#define SHFL(x) __shfl_sync(~0u, x, 0)`. Which header a file sees depends on folders that only its build knows, so a
 * macro counts wherever headers are included, if all headers that define it agree.
 */

/** `#define` with its name, parameters and body; a backslash before the newline goes on. */
const definition = /^[ \t]*#[ \t]*define[ \t]+(\w+)((?:\([^)\n]*\))?[ \t]+(?:[^\\\n]|\\\r?\n|\\.)*)/gm;

/** What a thread's number is split by, and what speaks of lanes. */
const isOfWarps = (body: string) =>
  /^\(*(?:5|31|32|0x1f|0x20)[uUlL]*\)*$/i.test(body.trim()) ||
  /\b__(?:shfl|ballot|activemask|match_a)|\bthreadIdx\b/.test(body);

const longestBody = 2000;

/** Directives by the names that they define. */
export type SharedMacros = ReadonlyMap<string, string>;

export function sharedMacros(headers: Iterable<string>): SharedMacros {
  const found = new Map<string, string>();
  const differing = new Set<string>();
  for (const text of headers) {
    for (const [, name = "", rest = ""] of text.matchAll(definition)) {
      const plain = rest.replaceAll(/\\\r?\n/g, " ").replaceAll(/\/\/.*|\/\*.*?\*\//g, "");
      const body = plain.replace(/^\([^)]*\)/, "");
      const directive = `#define ${name}${plain.replaceAll(/\s+/g, " ").trimEnd()}`;
      const known = found.get(name);
      if (known !== undefined && known !== directive) differing.add(name);
      // Another meaning elsewhere makes the name say nothing, whatever that meaning is.
      if (!found.has(name) && body.length <= longestBody) found.set(name, directive);
    }
  }
  return new Map(
    [...found].filter(([name, directive]) => !differing.has(name) && isOfWarps(bodyOf(name, directive))),
  );
}

function bodyOf(name: string, directive: string): string {
  return directive.slice(`#define ${name}`.length).replace(/^\([^)]*\)/, "");
}
