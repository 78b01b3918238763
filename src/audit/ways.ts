import { invariant } from "../source/invariant.ts";
import type { Finding, Rule, Target, Verdict, Way } from "./model.ts";

/** From the cheapest to the dearest; everything that sums up verdicts keeps this order. */
export const ways = ["mechanical", "by hand", "no counterpart"] as const satisfies readonly Way[];

export function worseWay(one: Way, other: Way): Way {
  return ways.indexOf(one) >= ways.indexOf(other) ? one : other;
}

/** The verdict of this use: the finding's own where it has one, else its rule's. */
export function verdictOf(finding: Finding, rule: Rule, target: Target): Verdict {
  return finding.verdicts?.[target] ?? rule.verdicts[target];
}

/** Findings with their rules. A finding whose rule is missing is a bug of a scanner, so it is not passed over. */
export function withRules(
  findings: readonly Finding[],
  rules: readonly Rule[],
): { readonly finding: Finding; readonly rule: Rule }[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return findings.map((finding) => {
    const rule = byId.get(finding.rule);
    invariant(rule, `the rule ${finding.rule} of a finding in ${finding.file} is in no table`);
    return { finding, rule };
  });
}

/** What a tool leaves as it is: mechanical, and there is no other name to write. */
export function staysAsItIs(verdict: Verdict): boolean {
  return verdict.way === "mechanical" && verdict.counterpart === undefined;
}
