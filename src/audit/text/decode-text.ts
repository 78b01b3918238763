export interface DecodedText {
  readonly text: string;
  /** What a reader of the report should know about it. */
  readonly note?: string;
}

/** How much of a file is looked at to tell text from something else. */
const sniffedBytes = 8192;

/** Bytes of zero stand in no text but UTF-16's. */
export function isBinary(bytes: Uint8Array): boolean {
  if (utf16Label(bytes)) return false;
  return bytes.subarray(0, sniffedBytes).includes(0);
}

/** Text whatever its encoding: names of code are ASCII, so a wrong guess only spoils comments and quotes. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16Label(bytes);
  if (wide)
    return { text: new TextDecoder(wide).decode(bytes), note: `is ${wide.toUpperCase()}; read as such` };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder("latin1").decode(bytes);
    return { text, note: "is not UTF-8; read as Latin-1, so quoted lines may look wrong" };
  }
}

function utf16Label([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}
