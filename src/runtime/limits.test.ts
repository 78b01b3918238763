import { expect, test } from "vitest";
import { warpSize } from "../ir/warp-size.ts";
import * as limits from "./limits.ts";

test("the compiler's warps are those that the runtime tells of", () => {
  expect(limits.warpSize).toBe(warpSize);
});
