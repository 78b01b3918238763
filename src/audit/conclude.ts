/** Everything that an audit says beyond what its scanners found, from what they found. */
import { chainOfControl, singlePointsOfFailure } from "./chain.ts";
import { estimateEffort } from "./effort.ts";
import { defaultEffort, type EffortTable } from "./effort-table.ts";
import { firstSteps } from "./first-steps.ts";
import type { Audit } from "./model.ts";

export type AuditFacts = Omit<Audit, "chain" | "singlePoints" | "effort" | "firstSteps">;

export function concludeAudit(facts: AuditFacts, table: EffortTable = defaultEffort): Audit {
  const { findings, rules, kernels } = facts;
  const chain = chainOfControl(findings, rules);
  const singlePoints = singlePointsOfFailure(chain, findings);
  const effort = estimateEffort({ findings, rules, kernels }, table);
  return {
    ...facts,
    chain,
    singlePoints,
    effort,
    firstSteps: firstSteps({ findings, rules, kernels, chain, singlePoints, effort }),
  };
}
