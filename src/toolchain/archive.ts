/** ar archives. GNU's, BSD's and MSVC's are read: a Makefile makes its libraries with whatever `ar` the machine has. */

export interface ArchiveMember {
  readonly name: string;
  /** A view into the archive. */
  readonly content: Uint8Array;
}

export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}

const magic = "!<arch>\n";
const thinMagic = "!<thin>\n";
const headerBytes = 60;

export function isArchive(bytes: Uint8Array): boolean {
  const start = text(bytes, 0, magic.length);
  return start === magic || start === thinMagic;
}

/** The members without the symbol tables, which other linkers use. */
export function readArchive(bytes: Uint8Array): ArchiveMember[] {
  const start = text(bytes, 0, magic.length);
  if (start === thinMagic) throw new ArchiveError("thin archives are not supported: leave out ar's T");
  if (start !== magic) throw new ArchiveError("not an archive");
  const members: ArchiveMember[] = [];
  let longNames: Uint8Array = new Uint8Array();
  for (let at = magic.length; at < bytes.length;) {
    const field = text(bytes, at, 16).trimEnd();
    const size = Number(text(bytes, at + 48, 10).trimEnd());
    const contentAt = at + headerBytes;
    if (text(bytes, at + 58, 2) !== "`\n" || !Number.isInteger(size) || contentAt + size > bytes.length) {
      throw new ArchiveError("the archive is damaged or cut short");
    }
    const content = bytes.subarray(contentAt, contentAt + size);
    if (field === "//") longNames = content;
    else if (!isSymbolTable(field)) members.push(named(field, content, longNames));
    at = contentAt + size + (size % 2); // members start at even offsets
  }
  return members.filter((member) => !isSymbolTable(member.name));
}

/** With GNU's long names and no symbol table: our linker looks into the members themselves. */
export function writeArchive(members: readonly ArchiveMember[]): Uint8Array {
  const longNames = members.map(({ name }) => `${name}/\n`).join("");
  let nameAt = 0;
  const parts = [bytesOf(magic), ...member("//", bytesOf(longNames))];
  for (const { name, content } of members) {
    parts.push(...member(`/${nameAt}`, content));
    nameAt += bytesOf(name).length + 2;
  }
  return concatenate(parts);
}

function member(field: string, content: Uint8Array): Uint8Array[] {
  // Time, owner and group are 0, so that equal inputs give equal archives.
  const header = `${field.padEnd(16)}${"0".padEnd(12)}${"0".padEnd(6)}${"0".padEnd(6)}${"100644".padEnd(8)}`;
  const padding = content.length % 2 === 1 ? [bytesOf("\n")] : [];
  return [bytesOf(`${header}${String(content.length).padEnd(10)}\`\n`), content, ...padding];
}

function bytesOf(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function isSymbolTable(name: string): boolean {
  return name === "/" || name === "/SYM64/" || name.startsWith("__.SYMDEF");
}

function named(field: string, content: Uint8Array, longNames: Uint8Array): ArchiveMember {
  const gnu = /^\/(\d+)$/.exec(field);
  if (gnu) {
    const rest = text(longNames, Number(gnu[1]), longNames.length);
    return { name: rest.slice(0, rest.search(/\/?\n|\0|$/)), content };
  }
  const bsd = /^#1\/(\d+)$/.exec(field);
  if (bsd) {
    const length = Number(bsd[1]);
    return { name: text(content, 0, length).replace(/\0+$/, ""), content: content.subarray(length) };
  }
  return { name: field.replace(/\/$/, ""), content };
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(at, at + length));
}
