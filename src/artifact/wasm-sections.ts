import { ArtifactError } from "./app-info.ts";

/**
 * Custom sections of a WebAssembly file, read and written without decoding anything else.
 * Section names are ASCII here; payloads are bytes, so that this file needs no text codec.
 */

const headerBytes = 8;
const customSectionId = 0;
const importSectionId = 2;

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

/** Size limits of the memory that a module imports, in pages of 64 KiB. */
export interface MemoryLimits {
  readonly initial: number;
  readonly maximum: number | undefined;
  readonly shared: boolean;
}

/** Limits of the memory that a module imports, or undefined when it imports none. */
export function readMemoryImport(bytes: Uint8Array): MemoryLimits | undefined {
  const section = sections(bytes).find(({ start }) => bytes[start] === importSectionId);
  if (!section) return undefined;
  let { value: count, next: at } = readUnsignedLeb(bytes, section.payload);
  for (; count > 0; count--) {
    for (let name = 0; name < 2; name++) {
      const length = readUnsignedLeb(bytes, at);
      at = length.next + length.value;
    }
    const kind = bytes[at++];
    if (kind === memoryImport) return readLimits(bytes, at);
    at = skipImportType(bytes, at, kind);
  }
  return undefined;
}

/** Kinds of import, and what describes each: a type index, a table, a memory, a global, a tag. */
const functionImport = 0;
const tableImport = 1;
const memoryImport = 2;
const globalImport = 3;
const tagImport = 4;

function skipImportType(bytes: Uint8Array, at: number, kind: number | undefined): number {
  switch (kind) {
    case functionImport:
      return readUnsignedLeb(bytes, at).next;
    case tableImport: {
      const hasMaximum = ((bytes[at + 1] ?? 0) & 1) !== 0;
      const initial = readUnsignedLeb(bytes, at + 2);
      return hasMaximum ? readUnsignedLeb(bytes, initial.next).next : initial.next;
    }
    case globalImport:
      return at + 2;
    case tagImport:
      return readUnsignedLeb(bytes, at + 1).next;
    default:
      throw new ArtifactError(`the WebAssembly file has an import of unknown kind ${kind}`);
  }
}

function readLimits(bytes: Uint8Array, at: number): MemoryLimits {
  const flags = bytes[at] ?? 0;
  const initial = readUnsignedLeb(bytes, at + 1);
  const maximum = (flags & 1) !== 0 ? readUnsignedLeb(bytes, initial.next).value : undefined;
  return { initial: initial.value, maximum, shared: (flags & 2) !== 0 };
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

export function readUnsignedLeb(bytes: Uint8Array, at: number): { value: number; next: number } {
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
