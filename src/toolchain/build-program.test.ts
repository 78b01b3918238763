import { expect, test } from "vitest";
import { buildProgram } from "./build-program.ts";
import { defaultCompileOptions } from "./compile-options.ts";
import type { CodeOptions } from "./device-compiler.ts";
import { memoryServices } from "./testing.ts";

const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Builds from one object and says whether the linker had to run. */
function builder() {
  let links = 0;
  const services = {
    ...memoryServices({ "/project/a.o": wasm }),
    clang: {
      run: async ([tool]: readonly string[]) => {
        if (tool === "wasm-ld") links++;
        return { exitCode: 0, output: wasm, messages: "" };
      },
      dispose() {},
    },
  };
  return async (code?: CodeOptions) => {
    const before = links;
    const inputs = [{ path: "a.o", kind: "object" as const }];
    const request = { inputs, options: defaultCompileOptions, ...(code ? { code } : {}) };
    const { ok } = await buildProgram(request, services);
    expect(ok).toBe(true);
    return links > before;
  };
}

test("a program is taken from the cache only for the gang width that it was made with", async () => {
  const wasLinked = builder();
  expect(await wasLinked()).toBe(true);
  expect(await wasLinked()).toBe(false);
  expect(await wasLinked({ gangWidth: 8 })).toBe(true);
  expect(await wasLinked({ gangWidth: 16 })).toBe(true);
  expect(await wasLinked({ gangWidth: 8 })).toBe(false);
  expect(await wasLinked({})).toBe(false);
});
