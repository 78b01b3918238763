/**
 * The comment above a declaration, without its marks: what stands between it and the declaration's own first lines (`template <…>`,
 * `extern "C"`, `__global__`) is skipped.
 *
 * @param line the declaration's line with its name, from 1
 */
export function commentAbove(source: string, line: number): string[] {
  const lines = source.split("\n").map((text) => text.trim());
  let at = line - 2;
  while (at >= 0 && isDeclaration(lines[at] ?? "")) at -= 1;
  const last = lines[at] ?? "";
  if (last.startsWith("//")) {
    const end = at;
    while (at >= 0 && lines[at]?.startsWith("//")) at -= 1;
    return lines.slice(at + 1, end + 1).map((text) => text.replace(/^\/\/[/!]?\s?/, ""));
  }
  if (!last.endsWith("*/")) return [];
  const end = at;
  while (at >= 0 && !lines[at]?.includes("/*")) at -= 1;
  // A comment behind code belongs to the code.
  if (!lines[at]?.startsWith("/*")) return [];
  const text = lines.slice(at, end + 1).map((one, index) => {
    const opened = index === 0 ? one.replace(/^\/\*[*!]?\s?/, "") : one.replace(/^\*(?!\/)\s?/, "");
    return opened.replace(/\s*\*+\/$/, "");
  });
  while (text[0] === "") text.shift();
  while (text.at(-1) === "") text.pop();
  return text;
}

/** Beginnings of a kernel's declaration. */
function isDeclaration(line: string): boolean {
  return (
    /^(?:template\b|extern\b|static\b|inline\b|__global__|__launch_bounds__|void\b|typename\b|requires\b)/.test(
      line,
    ) && !/[;}]\s*$/.test(line)
  );
}
