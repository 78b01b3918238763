import { expect, test } from "vitest";
import { ArtifactError } from "./app-info.ts";
import { decodeExecutable, encodeExecutable } from "./executable.ts";

const app = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x0a, 0x0a);

test("the module is found behind its launcher lines, and without them", () => {
  expect(decodeExecutable(encodeExecutable(app, "/opt/unwarp.js"))).toEqual(app);
  expect(decodeExecutable(app)).toEqual(app);
});

test("the launcher's path is quoted for the shell, in UTF-8", () => {
  const whole = encodeExecutable(app, "/home/Zoë's files/$x/unwarp.js");
  const [, line] = new TextDecoder().decode(whole).split("\n");
  const quoted = `'/home/Zoë'\\''s files/$x/unwarp.js'`;
  expect(line).toBe(`[ -f ${quoted} ] && exec node ${quoted} exec "$0" "$@"; exec unwarp exec "$0" "$@"`);
  expect(decodeExecutable(whole)).toEqual(app);
});

test.each([
  ["nothing", new Uint8Array()],
  ["text", new TextEncoder().encode("hello\nhello\nhello\n")],
  ["a script", new TextEncoder().encode("#!/bin/sh\necho\necho\n")],
  ["a script of one line", new TextEncoder().encode("#!/bin/sh")],
])("%s is no program of ours", (_, bytes) => {
  expect(() => decodeExecutable(bytes)).toThrow(ArtifactError);
});
