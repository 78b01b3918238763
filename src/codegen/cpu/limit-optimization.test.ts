import { expect, test } from "vitest";
import { applyPass } from "../../transform/testing.ts";
import { limitOptimization } from "./limit-optimization.ts";

const additions = (count: number) =>
  Array.from({ length: count }, (_, n) => `%x${n} = add i32 ${n === 0 ? "%x" : `%x${n - 1}`}, 1`).join("\n");

test("only large functions are marked", () => {
  const { module } = applyPass(
    limitOptimization,
    `define i32 @large(i32 %x) {
      ${additions(7000)}
      ret i32 %x6999
    }
    define i32 @small(i32 %x) {
      ${additions(100)}
      ret i32 %x99
    }`,
  );
  expect(module.functions.get("large")?.attributes).toContain("optsize");
  expect(module.functions.get("small")?.attributes).not.toContain("optsize");
});
