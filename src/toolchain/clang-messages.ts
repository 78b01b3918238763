/** What a line of clang's says, and of which place. */
export interface PlacedMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
}

/** `main.cu:3:5: error: …`; undefined for other lines. Without colours. */
export function placedMessage(line: string): PlacedMessage | undefined {
  const found = /^(.+?):(\d+):(\d+): (?:fatal )?(error|warning|note): (.*)$/.exec(line);
  if (!found) return undefined;
  const [, file = "", row, column, severity, message = ""] = found;
  return {
    ...{ file, line: Number(row), column: Number(column), message },
    severity: severity as PlacedMessage["severity"],
  };
}

/**
 * Both passes of a CUDA source read the whole file: what both say is said once, in the order of the
 * device pass, and then what only the host pass says.
 */
export function mergeMessages(device: string, host: string): string {
  const deviceBlocks = messageBlocks(device);
  const said = new Set(deviceBlocks);
  const merged = [...deviceBlocks, ...messageBlocks(host).filter((block) => !said.has(block))];
  return merged.join("");
}

/** An error or warning with all that belongs to it, without the closing count of each pass. */
export function messageBlocks(messages: string): string[] {
  const text = messages.replaceAll(/^\d+ (?:errors?|warnings?)(?: and \d+ errors?)? generated.*\n/gm, "");
  const blocks: string[] = [];
  // A trail of "In file included from" lines comes before the line it explains; notes follow it.
  for (const part of text.split(
    /^(?=(?:In file included from |.*: (?:.\[[\d;]*m)*(?:fatal error|error|warning): ))/m,
  )) {
    const last = blocks.at(-1);
    if (last !== undefined && !/: (?:.\[[\d;]*m)*(?:fatal error|error|warning): /.test(last)) {
      blocks[blocks.length - 1] = last + part;
    } else if (part !== "") blocks.push(part);
  }
  return blocks;
}
