/** Everything that an audit says beyond what its scanners found, from what they found. */
import { chainOfControl, singlePointsOfFailure } from "./chain.ts";
import { estimateEffort } from "./effort.ts";
import { defaultEffort, type EffortTable } from "./effort-table.ts";
import { firstSteps } from "./first-steps.ts";
import { type Audit, type Target, targets } from "./model.ts";

export type AuditFacts = Omit<Audit, "chain" | "singlePoints" | "effort" | "firstSteps">;

export interface ConcludeOptions {
  readonly effort?: EffortTable | undefined;
  /** What to do first is about these. */
  readonly targets?: readonly Target[];
  /** Whether kernels were compiled, as far as they could be. */
  readonly compiled?: boolean;
}

export function concludeAudit(
  facts: AuditFacts,
  { effort: table = defaultEffort, targets: chosen = targets, compiled = true }: ConcludeOptions = {},
): Audit {
  const { findings, rules, kernels, notes } = facts;
  const chain = chainOfControl(findings, rules);
  const singlePoints = singlePointsOfFailure(chain, findings);
  const effort = estimateEffort({ findings, rules, kernels }, table);
  return {
    ...facts,
    chain,
    singlePoints,
    effort,
    firstSteps: firstSteps({ findings, rules, notes, compiled, singlePoints, effort, targets: chosen }),
  };
}
