import { expect, test } from "vitest";
import { UsageError } from "./command.ts";
import { formatOptions, integerOption, takeOptions } from "./options.ts";

const table = {
  threads: { value: "N", summary: "how many threads" },
  dir: { value: "DIR", summary: "grant a folder", repeatable: true },
  verbose: { summary: "say more" },
  secret: { summary: "for tests", hidden: true },
} as const;

test("own options are taken, everything else stays in order", () => {
  const { options, rest } = takeOptions(
    [
      "a.cu",
      "--threads",
      "2",
      "-O3",
      "--verbose",
      "--dir=x",
      "--dir",
      "y",
      "--use_fast_math",
      "--",
      "--threads",
      "9",
    ],
    table,
  );
  expect(options.value("threads")).toBe("2");
  expect(options.values("dir")).toEqual(["x", "y"]);
  expect(options.has("verbose")).toBe(true);
  expect(rest).toEqual(["a.cu", "-O3", "--use_fast_math", "--", "--threads", "9"]);
});

test("a later value replaces an earlier one", () => {
  expect(takeOptions(["--threads", "1", "--threads", "4"], table).options.values("threads")).toEqual(["4"]);
});

test("options after the first positional belong to the program", () => {
  const { options, rest } = takeOptions(["--verbose", "app", "--threads", "3"], table, {
    stopAtPositional: true,
  });
  expect(options.has("threads")).toBe(false);
  expect(rest).toEqual(["app", "--threads", "3"]);
});

test("a missing, a superfluous and a senseless value are usage errors", () => {
  expect(() => takeOptions(["--threads"], table)).toThrow(UsageError);
  expect(() => takeOptions(["--verbose=1"], table)).toThrow("--verbose takes no value");
  expect(() => integerOption("threads", "-3", { min: 1, max: 256 })).toThrow("from 1 to 256");
  expect(integerOption("threads", "3", { min: 1, max: 256 })).toBe(3);
});

test("help leaves hidden options out", () => {
  expect(formatOptions(table)).toBe(
    "  --threads N  how many threads\n  --dir DIR    grant a folder\n  --verbose    say more",
  );
});

test.each(["--treads", "--therads", "--thread", "--threadss", "--thraads=4"])(
  "%s was meant to be --threads",
  (word) => {
    expect(() => takeOptions([word, "4", "a.cu"], table)).toThrow("--threads is one");
  },
);

test.each(["--thr", "--threads-per-block", "-threads", "--dirs", "--verbosely", "--secrets"])(
  "%s is left to the compiler",
  (word) => {
    expect(takeOptions([word, "a.cu"], table).rest).toEqual([word, "a.cu"]);
  },
);
