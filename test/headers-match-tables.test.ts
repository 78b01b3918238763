/** include/ declares to C++ what src/cuda-api holds as tables; these tests keep the two the same. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedHeaders } from "../scripts/dialects.ts";
import { launchFailure } from "../src/artifact/support-interface.ts";
import type { ApiFunction } from "../src/cuda-api/api-function.ts";
import {
  type DevicePropertyField,
  devicePropertyFields,
  extraDeviceAttributes,
  wordsOf,
} from "../src/cuda-api/device-properties.ts";
import { driverErrors } from "../src/cuda-api/driver-errors.ts";
import { driverFunctions } from "../src/cuda-api/driver-functions.ts";
import { cudaErrors } from "../src/cuda-api/errors.ts";
import { type Header, headers } from "../src/cuda-api/headers.ts";
import { runtimeFunctions } from "../src/cuda-api/runtime-functions.ts";
import { runtimeTemplates } from "../src/cuda-api/runtime-templates.ts";

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

test("the table of templates has those that the table of functions lacks", () => {
  const plain = header("unwarp/runtime-templates.h").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const defined = [...plain.matchAll(/\b(cuda[A-Z]\w*)\s*\([^;{}]*?\)\s*\{/g)].map(([, name = ""]) => name);
  const own = new Set(defined.filter((name) => !Object.hasOwn(runtimeFunctions, name)));
  expect([...own].toSorted()).toEqual(Object.keys(runtimeTemplates).toSorted());
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

const longTypes =
  /unsigned long long|cudaTextureObject_t|cudaSurfaceObject_t|CUtexObject|CUsurfObject|CUmemGenericAllocationHandle/;

/** 64-bit integers are l; pointers, sizes, enums and structs by value are i. */
function letter(parameter: string): string {
  if (/\*|\[/.test(parameter)) return "i";
  if (/^\s*float\s/.test(parameter)) return "f";
  return longTypes.test(parameter) ? "l" : "i";
}

/** Functions whose declaration differs from the table, as a line each. */
function differences(declared: ReadonlyMap<string, string>, table: Record<string, ApiFunction>): string[] {
  return Object.entries(table).flatMap(([name, { signature }]) => {
    const found = declared.get(name);
    const [all = "", result] = signature.split(":");
    // A struct result is written through a pointer that C++ does not show.
    const expected = result === "v" ? all.slice(1) : all;
    return found === undefined || found === expected ? [] : [`${name}: ${found}, table ${expected}`];
  });
}

test("every function is declared with the signature in the table", () => {
  expect(differences(declaredSignatures(header("cuda_runtime_api.h")), runtimeFunctions)).toEqual([]);
});

/** Names that only a compiler flag or headers after CUDA 12.0 give to programs. */
const notDeclared = ["cudaLaunchKernel_ptsz", "cudaMemAdvise_v2", "cudaMemPrefetchAsync_v2"];

test("every implemented function of the runtime API is declared", () => {
  const declared = declaredSignatures(header("cuda_runtime_api.h"));
  const missing = Object.entries<ApiFunction>(runtimeFunctions)
    .filter(([name, { state }]) => state === "implemented" && !declared.has(name))
    .map(([name]) => name);
  expect(missing.toSorted()).toEqual(notDeclared);
});

test("cuda.h declares the functions of the driver API's table, and no others", () => {
  const declared = new Map([
    ...declaredSignatures(header("cuda.h")),
    ...declaredSignatures(header("cudaProfiler.h")),
  ]);
  expect(differences(declared, driverFunctions)).toEqual([]);
  expect([...declared.keys()].toSorted()).toEqual(Object.keys(driverFunctions).toSorted());
});

test("CUresult and the table have the same codes", () => {
  const body = /enum cudaError_enum \{([^}]*)\}/.exec(header("unwarp/driver-api-types.h"))?.[1] ?? "";
  const declared = [...body.matchAll(/(\w+) = (\d+)/g)].map(([, name, value]) => [name, Number(value)]);
  expect(declared).toEqual(Object.entries(driverErrors));
});

test("include/ has the headers that the table says work, and no others", () => {
  const folder = new URL("../include/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const own = files.filter(
    (file) =>
      /\.(h|hpp|cuh)$/.test(file) &&
      !/^(unwarp|host|ascend|hip|rocm|roctracer|thrust\/detail)\/|^mu/.test(file),
  );
  const present = Object.entries<Header>(headers).filter(([, { state }]) => state !== "later");
  expect(own.toSorted()).toEqual(present.map(([name]) => name).toSorted());
});

test.each([...generatedHeaders(header)])(
  "%s is as node scripts/dialect-names.mjs writes it",
  (name, text) => {
    expect(header(name)).toBe(text);
  },
);

test("what a kernel's trap is reported as is CUDA's code for it", () => {
  expect(launchFailure).toBe(cudaErrors.cudaErrorLaunchFailure.code);
});
