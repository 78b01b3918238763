import { expect } from "vitest";
import type { RuntimeValue } from "../interpret/runtime-value.ts";
import { callFunction, type KernelOutcome, type KernelRun, runKernel } from "../interpret/testing.ts";
import type { Module } from "../ir/module.ts";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { type Pass, runPasses } from "./pass.ts";

/**
 * Runs a pass over IR text. Checks on the way that the IR is valid before and after, that the
 * pass says truly whether it changed something, and that a second run finds nothing to do.
 */
export function expectPass(pass: Pass, text: string) {
  const { module, diagnostics } = applyPass(pass, text);
  return {
    /** Compares with the printed module; indentation, empty lines and comments do not matter. */
    toPrint(expected: string): void {
      expect(diagnostics).toEqual([]);
      expect(tidy(printModule(module))).toBe(tidy(expected));
    },
    /** The same, but for one function only, or whatever lies between the lines that `define` and end it. */
    toPrintFunction(name: string, expected: string): void {
      expect(diagnostics).toEqual([]);
      expect(tidy(functionText(printModule(module), name))).toBe(tidy(expected));
    },
    toLeaveAlone(): void {
      expect(diagnostics).toEqual([]);
      expect(tidy(printModule(module))).toBe(tidy(printModule(parseModule(text))));
    },
    toReport(expected: readonly Partial<Diagnostic>[]): void {
      expect(diagnostics).toMatchObject(expected);
    },
  };
}

/** The module after the pass, checked as `expectPass` says. */
export function applyPass(
  pass: Pass,
  text: string,
): { readonly module: Module; readonly diagnostics: readonly Diagnostic[] } {
  const module = parseModule(text);
  const before = printModule(module);
  const first = runPasses(module, [pass], { verify: verifyModule });
  const after = printModule(module);
  expect(first.changed, `${pass.name} says whether it changed something`).toBe(before !== after);
  if (first.diagnostics.length === 0) {
    const second = runPasses(module, [pass], { verify: verifyModule });
    expect(printModule(module), `${pass.name} run twice`).toBe(after);
    expect(second.changed, `${pass.name} has nothing to do the second time`).toBe(false);
  }
  return { module, diagnostics: first.diagnostics };
}

/** Checks that function `name` returns the same with and without the pass, for every list of arguments. */
export function expectSameResults(
  pass: Pass,
  text: string,
  name: string,
  argumentLists: readonly (readonly RuntimeValue[])[],
): void {
  const { module } = applyPass(pass, text);
  const original = parseModule(text);
  for (const args of argumentLists) {
    expect(callFunction(module, name, args), `${name}(${args.join(", ")})`).toEqual(
      callFunction(original, name, args),
    );
  }
}

/** Checks that a kernel does the same with and without the pass, and returns what it did. */
export function expectSameKernel(pass: Pass, text: string, run: KernelRun): KernelOutcome {
  const expected = runKernel(text, run);
  expect(runKernel(applyPass(pass, text).module, run)).toEqual(expected);
  return expected;
}

/** All pairs of the values. */
export function pairsOf(values: readonly RuntimeValue[]): readonly (readonly [RuntimeValue, RuntimeValue])[] {
  return values.flatMap((a) => values.map((b): [RuntimeValue, RuntimeValue] => [a, b]));
}

/** Without indentation, comments, empty lines, declarations and the module's header. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/;.*$/, "").trim())
    .filter((line) => line !== "" && !/^(declare|source_filename|target) /.test(line))
    .join("\n");
}

function functionText(text: string, name: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("define ") && line.includes(`@${name}(`));
  const end = lines.indexOf("}", start);
  expect(start, `there is no function ${name}`).toBeGreaterThanOrEqual(0);
  return lines.slice(start, end + 1).join("\n");
}
