import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryModule } from "./arbitrary.ts";
import { cloneFunction } from "./clone.ts";
import { IrFunction } from "./function.ts";
import { parseModule } from "./parse.ts";
import { printFunction, printModule } from "./print.ts";
import { verifyModule } from "./verify.ts";

const modules = arbitraryModule({ barriers: true });

test("random kernels are valid and print as they are read", () => {
  fc.assert(
    fc.property(modules, (module) => {
      expect(verifyModule(module)).toEqual([]);
      const text = printModule(module);
      const again = parseModule(text);
      expect(verifyModule(again)).toEqual([]);
      expect(printModule(again)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("a copy of a random kernel is the same text, and valid without the original", () => {
  fc.assert(
    fc.property(modules, (module) => {
      const fn = module.functions.get("fuzz");
      if (!(fn instanceof IrFunction)) throw new Error("there is no kernel");
      const copy = cloneFunction(fn, "copy");
      expect(printFunction(copy)).toBe(printFunction(fn).replace("@fuzz", "@copy"));
      for (const block of fn.blocks.toReversed())
        for (const instruction of [...block.instructions]) instruction.erase();
      module.functions.delete("fuzz");
      module.functions.set("copy", copy);
      expect(verifyModule(module)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
