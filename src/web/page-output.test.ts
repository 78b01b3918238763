import { expect, test } from "vitest";
import { PageOutput } from "./page-output.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function collect() {
  let now = 0;
  const sent: [string, string][] = [];
  const output = new PageOutput(
    (text, stream) => sent.push([text, stream]),
    () => now,
  );
  return { output, sent, wait: (ms: number) => (now += ms) };
}

test("the first lines are seen at once", () => {
  const { output, sent } = collect();
  output.write(bytes("a\n"), "stdout");
  output.write(bytes("b\n"), "stderr");
  expect(sent).toEqual([
    ["a\n", "stdout"],
    ["b\n", "stderr"],
  ]);
});

test("a flood comes in few pieces, and whole", () => {
  const { output, sent } = collect();
  for (let line = 0; line < 10_000; line++) output.write(bytes(`${line}\n`), "stdout");
  output.flush();
  expect(sent.length).toBeLessThan(210);
  const all = Array.from({ length: 10_000 }, (_, line) => `${line}\n`).join("");
  expect(sent.map(([text]) => text).join("")).toBe(all);
});

test("lines of a slow program are not kept back", () => {
  const { output, sent, wait } = collect();
  for (let line = 0; line < 300; line++) output.write(bytes("x"), "stdout");
  const before = sent.length;
  wait(100);
  output.write(bytes("late"), "stdout");
  expect(sent.slice(before).at(-1)?.[0]).toContain("late");
});

test("the order of the two streams is kept", () => {
  const { output, sent } = collect();
  for (let line = 0; line < 300; line++) output.write(bytes("o"), "stdout");
  output.write(bytes("e"), "stderr");
  output.flush();
  expect(sent.at(-1)).toEqual(["e", "stderr"]);
  expect(sent.map(([text]) => text).join("")).toBe(`${"o".repeat(300)}e`);
});

test("a character in two pieces is one", () => {
  const { output, sent } = collect();
  const [first, ...rest] = bytes("µ");
  output.write(Uint8Array.of(first ?? 0), "stdout");
  output.write(Uint8Array.from(rest), "stdout");
  expect(sent).toEqual([["µ", "stdout"]]);
});

test("what is left is seen while the program waits in a loop that looks at the clock", () => {
  const { output, sent, wait } = collect();
  for (let line = 0; line < 300; line++) output.write(bytes("x"), "stdout");
  const seen = () => sent.map(([text]) => text).join("").length;
  expect(seen()).toBeLessThan(300);
  output.flushIfDue();
  expect(seen()).toBeLessThan(300);
  wait(100);
  output.flushIfDue();
  expect(seen()).toBe(300);
});
