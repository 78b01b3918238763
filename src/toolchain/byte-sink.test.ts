import { expect, test } from "vitest";
import { ByteSink } from "./byte-sink.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (sink: ByteSink) => new TextDecoder().decode(sink.bytes());

test("pieces of a memory follow each other, short and long, beyond the first buffer", () => {
  const sink = new ByteSink();
  const memory = bytes(`..${"long ".repeat(20_000)}..`);
  sink.push(memory, 2, 100_000);
  for (let at = 0; at < 100_000; at += 1) sink.push(memory, 2 + at, 1);
  expect(text(sink)).toBe("long ".repeat(40_000));
});

test("of JSON the blanks at the beginnings of lines are left out, wherever the pieces end", () => {
  const sink = new ByteSink(true);
  const json = '{\n  "a b": [\n      "  c",\n    1\n  ]\n}\n';
  for (const letter of bytes(json)) sink.push(new Uint8Array([letter]), 0, 1);
  expect(text(sink)).toBe('{\n"a b": [\n"  c",\n1\n]\n}\n');
  const whole = new ByteSink(true);
  whole.push(bytes(json), 0, json.length);
  expect(whole.bytes()).toEqual(sink.bytes());
});
