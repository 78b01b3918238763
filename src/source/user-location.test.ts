import { expect, test } from "vitest";
import { userLocation } from "./user-location.ts";

test("the line outside of unwarp's headers", () => {
  const user = { file: "a.cu", line: 3, column: 5 };
  const header = (inlinedAt: typeof user) => ({
    file: "/x/unwarp/include/unwarp/warp.h",
    line: 1,
    column: 1,
    inlinedAt,
  });
  expect(userLocation(user)).toEqual(user);
  expect(userLocation(header(header(user)))).toEqual(user);
  const inlined = { ...user, inlinedAt: { file: "b.cu", line: 9, column: 1 } };
  expect(userLocation(inlined)).toEqual(inlined);
});
