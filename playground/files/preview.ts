/**
 * What can be shown of a file that a program wrote. Contents decide, not names: programs write images
 * into files of any name.
 */
import { messageOf } from "../message-of.ts";
import { decodeNetpbm, isNetpbm, type Pixels } from "./netpbm.ts";

export type Preview =
  | { readonly kind: "pixels"; readonly pixels: Pixels }
  /** For an `<img>`, which decodes it. */
  | { readonly kind: "image"; readonly mimeType: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[]; readonly complete: boolean }
  | { readonly kind: "text"; readonly text: string; readonly complete: boolean }
  | { readonly kind: "none"; readonly why: string };

const browserImages: readonly { readonly mimeType: string; readonly start: readonly number[] }[] = [
  { mimeType: "image/png", start: [0x89, 0x50, 0x4e, 0x47] },
  { mimeType: "image/jpeg", start: [0xff, 0xd8, 0xff] },
  { mimeType: "image/bmp", start: [0x42, 0x4d] },
  { mimeType: "image/gif", start: [0x47, 0x49, 0x46, 0x38] },
];

/** As much of a text as is read at a glance; the rest is in the download. */
const mostText = 20_000;
const mostRows = 200;

export function previewOf(name: string, content: Uint8Array): Preview {
  if (content.length === 0) return { kind: "none", why: "empty" };
  if (isNetpbm(content)) {
    try {
      return { kind: "pixels", pixels: decodeNetpbm(content) };
    } catch (error) {
      return { kind: "none", why: `a damaged image: ${messageOf(error)}` };
    }
  }
  const text = textOf(content);
  if (text === undefined) {
    const image = browserImages.find(({ start }) => start.every((byte, at) => content[at] === byte));
    return image ? { kind: "image", mimeType: image.mimeType } : { kind: "none", why: "binary data" };
  }
  const complete = content.length <= mostText;
  if (/\.(csv|tsv)$/i.test(name)) {
    const rows = tableOf(text, /\.tsv$/i.test(name) ? "\t" : ",");
    return { kind: "table", rows: rows.slice(0, mostRows), complete: complete && rows.length <= mostRows };
  }
  return { kind: "text", text, complete };
}

/** The text's beginning, or undefined for what is no text. */
function textOf(content: Uint8Array): string | undefined {
  const complete = content.length <= mostText;
  try {
    // `stream` leaves a character that the cut broke in two.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content.slice(0, mostText), {
      stream: !complete,
    });
    // oxlint-disable-next-line no-control-regex -- control characters are what tells binary data from text
    return /[\0-\x08\x0e-\x1a]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Rows of fields; a field in quotes may hold the separator and, doubled, a quote. */
function tableOf(text: string, separator: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => fieldsOf(line, separator));
}

function fieldsOf(line: string, separator: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < line.length; ++at) {
    const character = line[at] ?? "";
    if (character === '"' && quoted && line[at + 1] === '"') {
      field += '"';
      ++at;
    } else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      fields.push(field);
      field = "";
    } else field += character;
  }
  return [...fields, field];
}
