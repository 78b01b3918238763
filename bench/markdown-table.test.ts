import { expect, test } from "vitest";
import { verdict } from "./markdown-table.ts";

test("a missed target says by how much", () => {
  expect(verdict(0.44, 0.55, "higher")).toBe("**missed** by 20 %");
  expect(verdict(20.1, 20, "lower")).toBe("**missed** by 0.5 %");
  expect(verdict(0.55, 0.55, "higher")).toBe("met");
  expect(verdict(19, 20, "lower")).toBe("met");
});
