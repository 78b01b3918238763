import { alignUp } from "../ir/layout.ts";

/** Where the arguments are, and the strings that they name. */
export interface PrintfMemory {
  readonly view: DataView;
  /** Where in the view the bytes are. */
  check(address: number, bytes: number): number;
  readString(address: number): string;
}

/**
 * What device printf prints. The arguments lie at `args` like the fields of a C struct, after
 * C's promotions: 4 bytes each, but 8 for double and long long.
 */
export function formatPrintf(memory: PrintfMemory, format: number, args: number): string {
  const reader = new ArgumentReader(memory, args);
  return memory
    .readString(format)
    .replaceAll(conversionPattern, (_, flags: string, width: string, ...rest: string[]) => {
      const [precision, length = "", letter = ""] = rest;
      if (letter === "%") return "%";
      const columns = width === "*" ? reader.int() : Number(width);
      const digits = precision === "*" ? reader.int() : precision && Number(precision);
      const spec = { flags, digits: typeof digits === "number" ? digits : undefined };
      return pad(convert(letter, length, spec, reader), flags, letter, columns, spec.digits);
    });
}

const conversionPattern = /%([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?(hh|h|ll|l|z|j|t|L)?([diouxXcsfFeEgGaAp%])/g;

interface Conversion {
  readonly flags: string;
  readonly digits: number | undefined;
}

function convert(
  letter: string,
  length: string,
  { flags, digits }: Conversion,
  reader: ArgumentReader,
): string {
  const plus = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  switch (letter) {
    case "d":
    case "i": {
      const value = narrow(reader.integer(length), length, (bits, wide) => BigInt.asIntN(bits, wide));
      return value < 0n ? `-${zeros(-value, 10, digits)}` : plus + zeros(value, 10, digits);
    }
    case "u":
      return zeros(unsigned(reader, length), 10, digits);
    case "o":
      return zeros(unsigned(reader, length), 8, digits);
    case "x":
    case "X": {
      const text = (flags.includes("#") ? "0x" : "") + zeros(unsigned(reader, length), 16, digits);
      return letter === "X" ? text.toUpperCase() : text;
    }
    case "c":
      return String.fromCharCode(reader.int() & 255);
    case "s": {
      const text = reader.string();
      return digits === undefined ? text : text.slice(0, digits);
    }
    case "p":
      return `0x${(reader.int() >>> 0).toString(16)}`;
    default: {
      const value = reader.double();
      const text = formatFloat(Math.abs(value), letter.toLowerCase(), digits ?? 6);
      const sign = value < 0 || Object.is(value, -0) ? "-" : plus;
      return sign + (letter < "a" ? text.toUpperCase() : text);
    }
  }
}

function unsigned(reader: ArgumentReader, length: string): bigint {
  return narrow(reader.integer(length), length, (bits, wide) => BigInt.asUintN(bits, wide));
}

function narrow(value: bigint, length: string, cut: (bits: number, value: bigint) => bigint): bigint {
  const bits: Readonly<Record<string, number>> = { hh: 8, h: 16, ll: 64, j: 64 };
  return cut(bits[length] ?? 32, value);
}

function zeros(value: bigint, radix: number, digits = 1): string {
  return value.toString(radix).padStart(digits, "0");
}

function formatFloat(value: number, letter: string, digits: number): string {
  if (value !== value) return "nan";
  if (value === Infinity) return "inf";
  if (letter === "f") return fixed(value, digits);
  if (letter === "e") return twoDigitExponent(value.toExponential(digits));
  if (letter === "a") return `0x${value.toString(16)}p+0`;
  const significant = Math.max(digits, 1);
  const exponent = Number(value.toExponential(significant - 1).split("e")[1]);
  const text =
    exponent < -4 || exponent >= significant
      ? twoDigitExponent(value.toExponential(significant - 1))
      : fixed(value, significant - 1 - exponent);
  return text.includes(".") ? text.replace(/\.?0+(?=e|$)/, "") : text;
}

/** toFixed gives up at 1e21, where doubles are integers. */
function fixed(value: number, digits: number): string {
  if (value < 1e21) return value.toFixed(digits);
  return BigInt(value).toString() + (digits > 0 ? `.${"0".repeat(digits)}` : "");
}

function twoDigitExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}

function pad(text: string, flags: string, letter: string, width: number, digits: number | undefined): string {
  const columns = Math.abs(width);
  if (flags.includes("-") || width < 0) return text.padEnd(columns);
  const integer = "diouxX".includes(letter);
  const zeroPad = flags.includes("0") && !/[csp]/.test(letter) && !(integer && digits !== undefined);
  if (!zeroPad || /nan|inf/i.test(text)) return text.padStart(columns);
  const [, sign = "", rest = ""] = /^([+ -]?(?:0[xX])?)(.*)$/.exec(text) ?? [];
  return sign + rest.padStart(columns - sign.length, "0");
}

class ArgumentReader {
  constructor(
    private readonly memory: PrintfMemory,
    private at: number,
  ) {}

  int(): number {
    return this.memory.view.getInt32(this.#next(4), true);
  }
  double(): number {
    return this.memory.view.getFloat64(this.#next(8), true);
  }
  integer(length: string): bigint {
    if (length !== "ll" && length !== "j") return BigInt(this.int());
    return this.memory.view.getBigInt64(this.#next(8), true);
  }
  string(): string {
    const address = this.int() >>> 0;
    return address === 0 ? "(null)" : this.memory.readString(address);
  }

  #next(bytes: number): number {
    const address = this.memory.check(alignUp(this.at, bytes), bytes);
    this.at = address + bytes;
    return address;
  }
}
