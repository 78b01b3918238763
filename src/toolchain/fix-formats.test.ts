import { expect, test } from "vitest";
import { fixFormats, withoutFixIts } from "./fix-formats.ts";

const file = (text: string) => ({
  path: "a.cu",
  absolutePath: "/a.cu",
  content: new TextEncoder().encode(text),
});
const textOf = (files: readonly { content: Uint8Array }[] | undefined) =>
  files && new TextDecoder().decode(files[0]?.content);

test("formats get the width of their arguments, however many stand in a line", () => {
  const source = 'int a;\nprintf("é %ld %-8ld %d\\n", x, y, z);\n';
  const messages =
    "a.cu:2:20: warning: format specifies type 'long'\n" +
    'fix-it:"a.cu":{2:12-2:15}:"%lld"\n' +
    'fix-it:"a.cu":{2:16-2:21}:"%-8lld"\n' +
    'fix-it:"a.cu":{2:16-2:21}:"%-8lld"\n';
  expect(textOf(fixFormats([file(source)], messages))).toBe(
    'int a;\nprintf("é %lld %-8lld %d\\n", x, y, z);\n',
  );
  expect(withoutFixIts(messages)).toBe("a.cu:2:20: warning: format specifies type 'long'\n");
});

test.each([
  ["%d", "%f", "another kind"],
  ["%d", "%ld", "as wide"],
  ["%s", "%lld", "no integer"],
])("%s that should be %s is left alone: %s", (from, to) => {
  const source = `"${from}"`;
  const messages = `fix-it:"a.cu":{1:2-1:${2 + from.length}}:"${to}"\n`;
  expect(fixFormats([file(source)], messages)).toBeUndefined();
});

test("corrections of other things and other files are left alone", () => {
  const messages = 'fix-it:"b.cu":{1:1-1:4}:"%lld"\nfix-it:"a.cu":{1:1-1:1}:";"\n';
  expect(fixFormats([file("%ld")], messages)).toBeUndefined();
});
