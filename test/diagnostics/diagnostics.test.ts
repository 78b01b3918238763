/**
 * Programs that must not be built. A comment at the end of a line says what is reported there:
 * `expect: CODE` for a diagnostic of unwarp, `expect-error: TEXT` for an error of clang that contains it.
 * Nothing else may be reported as an error.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { readExpectations } from "../support/expectations.ts";
import { WholePrograms } from "../support/whole-programs.ts";

const here = new URL(".", import.meta.url);
const files = readdirSync(here).filter((file) => /\.(cu|asc)$/.test(file));
const programs = new WholePrograms(here);
afterAll(() => programs.dispose());

test.each(files)("%s", async (file) => {
  const source = readFileSync(new URL(file, here), "utf8");
  const { app, messages } = await programs.build([file, ...readExpectations(source).flags]);
  expect(app, `${file} was built`).toBeUndefined();
  const lines = messages.split("\n");
  const errors = lines.filter((line) => / error: |^error: /.test(line));
  const expected = expectedErrors(file, source);
  const matches = expected.length > 0 && expected.every(({ place, text }) => isReported(lines, place, text));
  const isExpected = (line: string) =>
    expected.some(
      ({ place, text }) => line.includes(text) && (line.startsWith(place) || isTrail(lines, line, place)),
    );
  if (!matches || !errors.every(isExpected))
    expect(messages).toBe(expected.map(({ place, text }) => `${place}${text}`).join("\n"));
});

interface Expected {
  readonly place: string;
  readonly text: string;
}

function expectedErrors(file: string, source: string): Expected[] {
  return source.split("\n").flatMap((line, index) => {
    const found = /\/\/ expect(-error)?: (.+)$/.exec(line);
    if (!found) return [];
    const text = found[2] ?? "";
    return [{ place: `${file}:${index + 1}:`, text: found[1] ? text : `[${text}]` }];
  });
}

/** An error in a header of unwarp names the line of the program that called it below itself. */
function isReported(lines: readonly string[], place: string, text: string): boolean {
  return lines.some(
    (line) =>
      line.includes(" error: ") &&
      line.includes(text) &&
      (line.startsWith(place) || isTrail(lines, line, place)),
  );
}

function isTrail(lines: readonly string[], error: string, place: string): boolean {
  const trail: string[] = [];
  for (const line of lines.slice(lines.indexOf(error) + 1)) {
    if (/ error: /.test(line)) break;
    trail.push(line);
  }
  return trail.some((line) => line.includes(`in a call at ${place}`));
}
