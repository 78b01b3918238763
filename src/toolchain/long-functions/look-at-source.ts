/** Loops and gotos of one function from which on what LLVM does for each of them is more than it does for the rest. */
export const manyLoops = 100;

/** What matters of a source's text: comments and literals hide the braces and words in them. */
const token =
  /\/\/.*|\/\*[^]*?\*\/|R"(\w*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|[{};]|\b(?:for|while|goto|__global__|__device__)\b/g;
const loopWords = new Set(["for", "while", "goto"]);
const loop = /\b(?:for|while|goto)\b/g;

/**
 * Whether a CUDA source seems to have a device function of many loops or gotos: a look that costs next to nothing, before
 * anything is compiled. Errs to "no" where macros or calls make the loops, and to "yes" where conditional lines leave
 * some out; both only cost time.
 */
export function seemsToHaveManyLoops(text: string, limit = manyLoops): boolean {
  return hasAtLeast(text.matchAll(loop), limit) && hasLongDeviceFunction(text, limit);
}

function hasAtLeast(found: Iterable<unknown>, limit: number): boolean {
  let count = 0;
  for (const _ of found) if (++count >= limit) return true;
  return false;
}

function hasLongDeviceFunction(text: string, limit: number): boolean {
  let depth = 0;
  let loops = 0;
  /** How deep in braces the device function stands that we are in. */
  let outside: number | undefined;
  let isDevice = false;
  for (const [word] of text.matchAll(token)) {
    if (word === "{") {
      if (isDevice && outside === undefined) [outside, loops] = [depth, 0];
      depth++;
    } else if (word === "}") {
      depth--;
      if (outside !== undefined && depth <= outside) outside = undefined;
      isDevice = false;
    } else if (word === ";") isDevice = false;
    else if (word.startsWith("__")) isDevice = true;
    else if (outside !== undefined && loopWords.has(word) && ++loops >= limit) return true;
  }
  return false;
}
