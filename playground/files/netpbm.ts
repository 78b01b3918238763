/**
 * Reads the image formats that C programs write by hand: PGM and PPM, binary (P5, P6) and as text (P2, P3).
 * Browsers show neither.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row from the top. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

const formats = {
  P2: { channels: 1, binary: false },
  P3: { channels: 3, binary: false },
  P5: { channels: 1, binary: true },
  P6: { channels: 3, binary: true },
} as const;

/** More would not fit a canvas of any browser. */
const mostPixels = 100_000_000;

export function isNetpbm(content: Uint8Array): boolean {
  return magicOf(content) in formats && isSpace(content[2]);
}

/** @throws {Error} in words for people, if the file is damaged */
export function decodeNetpbm(content: Uint8Array): Pixels {
  const format = formats[magicOf(content) as keyof typeof formats];
  if (!format || !isSpace(content[2])) throw new Error("this is neither PGM nor PPM");
  const numbers = new NumberReader(content, 2);
  const width = numbers.next("width");
  const height = numbers.next("height");
  const brightest = numbers.next("greatest value");
  if (width === 0 || height === 0) throw new Error(`an image of ${width} by ${height} pixels`);
  if (width * height > mostPixels) throw new Error(`${width} by ${height} pixels are too many to show`);
  if (brightest === 0 || brightest > 65535)
    throw new Error(`the greatest value is ${brightest}, not one of 1 to 65535`);

  const samples = format.binary
    ? binarySamples(content, numbers.position + 1, width * height * format.channels, brightest)
    : () => numbers.next("a pixel");
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) {
    const first = (samples() / brightest) * 255;
    rgba[at] = first;
    rgba[at + 1] = format.channels === 3 ? (samples() / brightest) * 255 : first;
    rgba[at + 2] = format.channels === 3 ? (samples() / brightest) * 255 : first;
    rgba[at + 3] = 255;
  }
  return { width, height, rgba };
}

function magicOf(content: Uint8Array): string {
  return String.fromCharCode(content[0] ?? 0, content[1] ?? 0);
}

function binarySamples(content: Uint8Array, start: number, count: number, brightest: number): () => number {
  const wide = brightest > 255; // then two bytes each, the greater one first
  const missing = start + count * (wide ? 2 : 1) - content.length;
  if (missing > 0) throw new Error(`the file ends ${missing} bytes too early`);
  let at = start;
  return () => {
    const first = content[at++] ?? 0;
    return wide ? first * 256 + (content[at++] ?? 0) : first;
  };
}

/** Numbers as text, with spaces between them and comments from `#` to the end of the line. */
class NumberReader {
  constructor(
    private readonly content: Uint8Array,
    public position: number,
  ) {}

  next(what: string): number {
    this.skipSpace();
    let value: number | undefined;
    for (;;) {
      const digit = (this.content[this.position] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      value = (value ?? 0) * 10 + digit;
      ++this.position;
    }
    if (value === undefined) throw new Error(`${what} is missing at byte ${this.position}`);
    return value;
  }

  private skipSpace(): void {
    for (;;) {
      const byte = this.content[this.position];
      if (byte === 35) this.skipLine();
      else if (isSpace(byte)) ++this.position;
      else return;
    }
  }

  private skipLine(): void {
    while (this.position < this.content.length && this.content[this.position] !== 10) ++this.position;
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 32 || (byte >= 9 && byte <= 13));
}
