/** Reads ar archives, GNU's and BSD's: a Makefile makes its libraries with whatever `ar` the machine has. */

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
  let longNames = "";
  for (let at = magic.length; at + headerBytes <= bytes.length;) {
    const field = text(bytes, at, 16).trimEnd();
    const size = Number(text(bytes, at + 48, 10).trimEnd());
    const contentAt = at + headerBytes;
    if (text(bytes, at + 58, 2) !== "`\n" || !Number.isInteger(size) || contentAt + size > bytes.length) {
      throw new ArchiveError("the archive is damaged or cut short");
    }
    const content = bytes.subarray(contentAt, contentAt + size);
    if (field === "//") longNames = text(content, 0, size);
    else if (!isSymbolTable(field)) members.push(named(field, content, longNames));
    at = contentAt + size + (size % 2); // members start at even offsets
  }
  return members.filter((member) => !isSymbolTable(member.name));
}

function isSymbolTable(name: string): boolean {
  return name === "/" || name === "/SYM64/" || name.startsWith("__.SYMDEF");
}

function named(field: string, content: Uint8Array, longNames: string): ArchiveMember {
  const gnu = /^\/(\d+)$/.exec(field);
  if (gnu) {
    const rest = longNames.slice(Number(gnu[1]));
    return { name: rest.slice(0, rest.search(/\/?\n|$/)), content };
  }
  const bsd = /^#1\/(\d+)$/.exec(field);
  if (bsd) {
    const length = Number(bsd[1]);
    return { name: text(content, 0, length).replace(/\0+$/, ""), content: content.subarray(length) };
  }
  return { name: field.replace(/\/$/, ""), content };
}

/** Latin-1: names are only shown. */
function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
