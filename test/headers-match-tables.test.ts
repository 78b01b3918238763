/** include/ declares to C++ what src/cuda-api holds as tables; these tests keep the two the same. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { launchFailure } from "../src/artifact/support-interface.ts";
import type { ApiFunction } from "../src/cuda-api/api-function.ts";
import {
  type DevicePropertyField,
  devicePropertyFields,
  extraDeviceAttributes,
  wordsOf,
} from "../src/cuda-api/device-properties.ts";
import { driverFunctions } from "../src/cuda-api/driver-functions.ts";
import { cudaErrors } from "../src/cuda-api/errors.ts";
import { runtimeFunctions } from "../src/cuda-api/runtime-functions.ts";

const header = (name: string) => readFileSync(new URL(`../include/${name}`, import.meta.url), "utf8");
const types = header("driver_types.h");

function enumerators(name: string): Map<string, number> {
  const body = new RegExp(`enum ${name}\\b[^{;]*\\{([^}]*)\\}`).exec(types)?.[1] ?? "";
  const found = [...body.matchAll(/(\w+)\s*=\s*(\d+)/g)];
  return new Map(found.map(([, enumerator, value]) => [enumerator ?? "", Number(value)]));
}

test("cudaDeviceProp has the table's fields in the table's order", () => {
  const body = /struct cudaDeviceProp \{([^}]*)\}/.exec(types)?.[1] ?? "";
  const members = [...body.matchAll(/(\w+)\s+(\w+)(?:\[(\d+)\])?;/g)].map(([, type, name, count]) => ({
    name: name ?? "",
    bytes: type === "char" ? Number(count) : type === "cudaUUID_t" ? 16 : 4 * Number(count ?? 1),
  }));
  const fields = Object.entries<DevicePropertyField>(devicePropertyFields);
  expect(members.filter(({ name }) => !name.startsWith("reserved") || name.endsWith("PerBlock"))).toEqual(
    fields.map(([name, field]) => ({ name, bytes: 4 * wordsOf(field) })),
  );
});

test("cudaDeviceAttr and the table name the same attributes", () => {
  const fields = Object.values<DevicePropertyField>(devicePropertyFields);
  const known = new Set<number>([
    ...fields.flatMap((field) => field.attributes ?? []),
    ...Object.values(extraDeviceAttributes),
  ]);
  const declared = [...enumerators("cudaDeviceAttr")].filter(
    ([name]) => !/Reserved\d*$|Max$|TimelineSemaphoreInteropSupported$/.test(name),
  );
  expect(declared.filter(([, value]) => !known.has(value))).toEqual([]);
});

test("cudaError and the table have the same codes", () => {
  const known = new Map(Object.entries(cudaErrors).map(([name, { code }]) => [name, code]));
  const declared = enumerators("cudaError");
  expect([...declared].filter(([name, value]) => known.get(name) !== value)).toEqual([]);
  expect(declared.size).toBeGreaterThan(100);
});

/** Parameter letters of each function that a header declares: `CUDART_API cudaError_t name(…);`. */
function declaredSignatures(text: string): Map<string, string> {
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const declarations = [...plain.matchAll(/\b((?:cuda|cu)[A-Z]\w*)\s*\(([^;{}]*?)\)\s*;/g)];
  return new Map(declarations.map(([, name, list]) => [name ?? "", letters(list ?? "")]));
}

function letters(list: string): string {
  if (/^\s*(void)?\s*$/.test(list)) return "";
  return list.split(",").map(letter).join("");
}

/** 64-bit integers are l; pointers, sizes, enums and structs by value are i. */
function letter(parameter: string): string {
  if (/\*|\[/.test(parameter)) return "i";
  return /unsigned long long|cudaTextureObject_t|cudaSurfaceObject_t/.test(parameter) ? "l" : "i";
}

test("every function is declared with the signature in the table", () => {
  const declared = declaredSignatures(header("cuda_runtime_api.h"));
  const wrong = Object.entries<ApiFunction>({ ...runtimeFunctions, ...driverFunctions }).flatMap(
    ([name, { signature }]) => {
      const found = declared.get(name);
      const [all = "", result] = signature.split(":");
      // A struct result is written through a pointer that C++ does not show.
      const expected = result === "v" ? all.slice(1) : all;
      return found === undefined || found === expected ? [] : [`${name}: ${found}, table ${expected}`];
    },
  );
  expect(wrong).toEqual([]);
});

test("what a kernel's trap is reported as is CUDA's code for it", () => {
  expect(launchFailure).toBe(cudaErrors.cudaErrorLaunchFailure.code);
});
