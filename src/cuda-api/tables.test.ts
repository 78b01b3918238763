import { expect, test } from "vitest";
import type { ApiFunction } from "./api-function.ts";
import { devicePropertyFields, type DevicePropertyField } from "./device-properties.ts";
import { driverFunctions } from "./driver-functions.ts";
import { cudaErrors, errorName, errorText } from "./errors.ts";
import { registrationFunctions } from "./registration-functions.ts";
import { runtimeFunctions } from "./runtime-functions.ts";

const all = Object.entries<ApiFunction>({
  ...runtimeFunctions,
  ...driverFunctions,
  ...registrationFunctions,
});

test.each(all)("%s has a readable signature", (_, { signature }) => {
  expect(signature).toMatch(/^[ilfd]*:[iv]$/);
});

test("error codes and names are unique, and both ways agree", () => {
  const codes = Object.values(cudaErrors).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const [name, { code, text }] of Object.entries(cudaErrors)) {
    expect(errorName(code)).toBe(name);
    expect(errorText(code)).toBe(text);
  }
  expect(errorName(12345)).toBe("unrecognized error code");
});

test("every device attribute belongs to one property", () => {
  const fields = Object.values<DevicePropertyField>(devicePropertyFields);
  const attributes = fields.flatMap((field) => field.attributes ?? []);
  expect(new Set(attributes).size).toBe(attributes.length);
});
