import { expect, test } from "vitest";
import { retried } from "./retried.ts";

test("what was made is kept, what failed is tried again", async () => {
  let tries = 0;
  const load = retried(async () => {
    tries += 1;
    if (tries === 1) throw new Error("no network");
    return tries;
  });
  const both = Promise.allSettled([load(), load()]);
  expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(tries).toBe(1);
  expect(await load()).toBe(2);
  expect(await load()).toBe(2);
});
