import type { Rules } from "../artifact/rules.ts";
import type { Module } from "../ir/module.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { flushSubnormals } from "../transform/flush-subnormals.ts";
import { gatherLanes } from "../transform/gather-lanes.ts";
import { type Pass, runPasses } from "../transform/pass.ts";
import { rejectAscendMisuse } from "../transform/reject-ascend-misuse.ts";
import { removeUnreachableFunctions } from "../transform/remove-unreachable-functions.ts";

/** What holds a module to the rules of the machine that it was written for, wherever it will run. */
const passes: Readonly<Record<Rules, readonly Pass[]>> = {
  ascend: [removeUnreachableFunctions, rejectAscendMisuse, flushSubnormals, gatherLanes],
};

/** Edits the module in place, and says what breaks the rules. */
export function applyRules(module: Module, rules: Rules): readonly Diagnostic[] {
  return runPasses(module, passes[rules]).diagnostics;
}
