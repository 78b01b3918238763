import { ArtifactError } from "./app-info.ts";

/**
 * Custom sections of a WebAssembly file, read and written without decoding anything else.
 * Section names are ASCII here; payloads are bytes, so that this file needs no text codec.
 */

const headerBytes = 8;
const customSectionId = 0;

/** True for the bytes of a WebAssembly module or object. */
export function isWasm(bytes: Uint8Array): boolean {
  return (
    bytes.length >= headerBytes &&
    bytes[0] === 0 &&
    bytes[1] === 0x61 &&
    bytes[2] === 0x73 &&
    bytes[3] === 0x6d
  );
}

/** Payloads of all custom sections of that name, as views into `bytes`. */
export function readCustomSections(bytes: Uint8Array, name: string): Uint8Array[] {
  return sections(bytes)
    .filter((section) => section.name === name)
    .map((section) => bytes.subarray(section.payload, section.end));
}

/** A copy of the file with one more custom section at its end. */
export function appendCustomSection(bytes: Uint8Array, name: string, payload: Uint8Array): Uint8Array {
  const nameBytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  const nameLength = unsignedLeb(nameBytes.length);
  const size = unsignedLeb(nameLength.length + nameBytes.length + payload.length);
  return concatenate([bytes, [customSectionId], size, nameLength, nameBytes, payload]);
}

/** A copy of the file without the custom sections of that name. */
export function removeCustomSections(bytes: Uint8Array, name: string): Uint8Array {
  const kept = sections(bytes).filter((section) => section.name !== name);
  return concatenate([
    bytes.subarray(0, headerBytes),
    ...kept.map((section) => bytes.subarray(section.start, section.end)),
  ]);
}

interface Section {
  /** Undefined for the sections that WebAssembly itself defines. */
  readonly name: string | undefined;
  readonly start: number;
  readonly payload: number;
  readonly end: number;
}

function sections(bytes: Uint8Array): Section[] {
  if (!isWasm(bytes)) throw new ArtifactError("not a WebAssembly file");
  const found: Section[] = [];
  for (let start = headerBytes; start < bytes.length;) {
    const size = readUnsignedLeb(bytes, start + 1);
    const end = size.next + size.value;
    if (end > bytes.length) throw new ArtifactError("the WebAssembly file is cut short");
    if (bytes[start] === customSectionId) {
      const length = readUnsignedLeb(bytes, size.next);
      const payload = length.next + length.value;
      const name = String.fromCharCode(...bytes.subarray(length.next, payload));
      found.push({ name, start, payload, end });
    } else {
      found.push({ name: undefined, start, payload: size.next, end });
    }
    start = end;
  }
  return found;
}

function readUnsignedLeb(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
  throw new ArtifactError("the WebAssembly file is cut short");
}

function unsignedLeb(value: number): number[] {
  const bytes: number[] = [];
  do {
    const more = value >= 0x80;
    bytes.push((value & 0x7f) | (more ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

function concatenate(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
