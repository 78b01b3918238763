import { expect, test } from "vitest";
import type { ApiFunction } from "../../cuda-api/api-function.ts";
import { runtimeFunctions } from "../../cuda-api/runtime-functions.ts";
import { driverErrorName } from "./driver.ts";
import { fakeProgram } from "../testing.ts";
import { runtimeApi } from "./all.ts";

test("the table's implemented functions are those with a handler", () => {
  const rows = Object.entries<ApiFunction>(runtimeFunctions);
  const implemented = rows.filter(([, { state }]) => state === "implemented").map(([name]) => name);
  expect(Object.keys(runtimeApi(fakeProgram().context)).toSorted()).toEqual(implemented.toSorted());
});

test("the driver's codes have the driver's names", () => {
  expect(driverErrorName(1)).toBe("CUDA_ERROR_INVALID_VALUE");
  expect(driverErrorName(700)).toBe("CUDA_ERROR_ILLEGAL_ADDRESS");
  expect(driverErrorName(719)).toBe("CUDA_ERROR_LAUNCH_FAILED");
  expect(driverErrorName(46)).toBe("CUDA_ERROR_DEVICE_UNAVAILABLE");
  expect(driverErrorName(98)).toBeUndefined(); // the runtime's alone
});
