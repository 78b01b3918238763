import { expect, test } from "vitest";
import { ArchiveError, isArchive, readArchive, writeArchive } from "./archive.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const header = (name: string, size: number) =>
  `${name.padEnd(16)}${"0".padEnd(12)}${"0".padEnd(6)}${"0".padEnd(6)}${"100644".padEnd(8)}${String(size).padEnd(10)}\`\n`;
const membersOf = (text: string) =>
  readArchive(bytes(`!<arch>\n${text}`)).map(({ name, content }) => [name, String.fromCharCode(...content)]);

test("GNU: symbol table, long names, padding", () => {
  const longNames = "a_very_long_member_name.o/\nanother_long_name.cu.o/\n";
  expect(
    membersOf(
      `${header("/", 4)}\0\0\0\0${header("//", longNames.length)}${longNames}\n` +
        `${header("/0", 3)}one\n${header("short.o/", 4)}four${header("/27", 2)}xy`,
    ),
  ).toEqual([
    ["a_very_long_member_name.o", "one"],
    ["short.o", "four"],
    ["another_long_name.cu.o", "xy"],
  ]);
});

test("BSD: names before the content, symbol table among the members", () => {
  expect(
    membersOf(
      `${header("#1/12", 16)}__.SYMDEF\0\0\0abcd${header("#1/8", 11)}long.o\0\0xyz\n${header("b.o", 1)}b`,
    ),
  ).toEqual([
    ["long.o", "xyz"],
    ["b.o", "b"],
  ]);
});

test("MSVC: two symbol tables, long names that end with NUL", () => {
  const names = "folder\\first.obj\0second_object.obj\0";
  expect(
    membersOf(
      `${header("/", 2)}ab${header("/", 2)}cd${header("//", names.length)}${names}\n` +
        `${header("/0", 2)}11${header("/17", 2)}22`,
    ),
  ).toEqual([
    ["folder\\first.obj", "11"],
    ["second_object.obj", "22"],
  ]);
});

test("what is written is read again, and equal inputs give equal archives", () => {
  const members = [
    { name: "a.o", content: bytes("odd") },
    { name: "a name much longer than sixteen letters.o", content: bytes("even") },
    { name: "ü.o", content: bytes("") },
  ];
  const archive = writeArchive(members);
  expect(isArchive(archive)).toBe(true);
  expect(readArchive(archive)).toEqual(members);
  expect(writeArchive(members)).toEqual(archive);
});

test("an empty archive has no members", () => {
  expect(readArchive(bytes("!<arch>\n"))).toEqual([]);
});

test("damage is reported, never guessed around", () => {
  expect(() => readArchive(bytes("!<thin>\n"))).toThrow("thin archives");
  expect(() => readArchive(bytes("hello"))).toThrow(ArchiveError);
  expect(() => membersOf(`${header("a.o", 100)}short`)).toThrow("cut short");
  expect(() => membersOf(`${header("a.o", 1)}x\nhalf a header`)).toThrow("cut short");
  expect(() => membersOf(header("a.o", 1).replace("`", "!"))).toThrow("damaged");
});
