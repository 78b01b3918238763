import { expect, test } from "vitest";
import { OutputLog } from "./output-log.ts";

test("joins what one stream says, and keeps the order of the streams", () => {
  const log = new OutputLog();
  log.add("a", "stdout");
  log.add("b", "stdout");
  log.add("c", "stderr");
  log.add("d", "stdout");
  expect(log.take()).toEqual([
    { stream: "stdout", text: "ab" },
    { stream: "stderr", text: "c" },
    { stream: "stdout", text: "d" },
  ]);
  expect(log.take()).toEqual([]);
});

test("counts what comes after the limit, but lets notes through", () => {
  const log = new OutputLog(4);
  log.add("abc", "stdout");
  log.add("def", "stderr");
  log.add("ghi", "stdout");
  log.add("the end", "note");
  expect(log.take()).toEqual([
    { stream: "stdout", text: "abc" },
    { stream: "stderr", text: "d" },
    { stream: "note", text: "the end" },
  ]);
  expect(log.leftOut).toBe(5);
});
