import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the playground's menu has every example", () => {
  const menu = readFileSync(new URL("../playground/examples.ts", import.meta.url), "utf8");
  const programs = readdirSync(new URL("../examples/", import.meta.url)).filter((file) =>
    file.endsWith(".cu"),
  );
  expect(programs.filter((file) => !menu.includes(`"../examples/${file}"`))).toEqual([]);
});
