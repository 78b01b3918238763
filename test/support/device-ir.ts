import { expect } from "vitest";
import { appSectionName, decodeAppInfo } from "../../src/artifact/app-info.ts";
import { decodeExecutable } from "../../src/artifact/executable.ts";
import { readCustomSections } from "../../src/artifact/wasm-sections.ts";
import { parseModule } from "../../src/ir/parse.ts";
import { printModule } from "../../src/ir/print.ts";
import { verifyModule } from "../../src/ir/verify.ts";

/** The device code that a linked program keeps is valid, and is the same text after it was read and printed again. */
export function expectRoundTrip(app: Uint8Array): void {
  const [section] = readCustomSections(decodeExecutable(app), appSectionName);
  const { modules } = decodeAppInfo(new TextDecoder().decode(section));
  for (const { ir } of modules) {
    for (const locations of [false, true]) {
      const module = parseModule(ir);
      expect(verifyModule(module)).toEqual([]);
      const printed = printModule(module, { locations });
      const again = parseModule(printed);
      expect(verifyModule(again)).toEqual([]);
      expect(printModule(again, { locations })).toBe(printed);
    }
  }
}
