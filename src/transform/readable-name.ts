/**
 * The name a user would recognize in a mangled C++ name, without parameters and template
 * arguments: `_ZN3geo5Shape4areaEv` is `geo::Shape::area`. Names it cannot read stay as they are.
 */
export function readableName(symbol: string): string {
  const mangled = /^_Z(N?)[KVrRO]*((?:St)?)(.*)$/.exec(symbol);
  if (!mangled) return symbol;
  const [, nested, std, rest = ""] = mangled;
  const parts = std ? ["std"] : [];
  let text = rest;
  for (let next = sourceName(text); next; next = sourceName(text)) {
    parts.push(next.name);
    text = skipTemplateArguments(next.rest);
    if (!nested) break;
  }
  if (/^C[123]/.test(text)) parts.push(parts.at(-1) ?? "");
  if (/^D[012]/.test(text)) parts.push(`~${parts.at(-1) ?? ""}`);
  const complete = parts.length > (std ? 1 : 0) && (!nested || /^(E|[CD][0123]E)/.test(text));
  return complete ? parts.join("::") : symbol;
}

function sourceName(text: string): { name: string; rest: string } | undefined {
  const [digits] = /^\d+/.exec(text) ?? [];
  if (!digits) return undefined;
  const end = digits.length + Number(digits);
  const name = text.slice(digits.length, end);
  return { name: name.startsWith("_GLOBAL__N") ? "(anonymous namespace)" : name, rest: text.slice(end) };
}

/** Template arguments nest, and names inside are counted, so brackets cannot be searched for. */
function skipTemplateArguments(text: string): string {
  if (!text.startsWith("I")) return text;
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const name = sourceName(text.slice(at));
    if (name) {
      at = text.length - name.rest.length;
      continue;
    }
    const letter = text[at++];
    // Literals look like names (`Li4E`), with a number that is no length.
    if (letter === "L") at = text.indexOf("E", at) + 1 || text.length;
    else if (letter === "I" || letter === "N" || letter === "X" || letter === "J") depth++;
    else if (letter === "E" && --depth === 0) return text.slice(at);
  }
  return text;
}
