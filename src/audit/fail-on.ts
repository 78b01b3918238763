/** What makes an audit fail in CI: `--fail-on 'cublas/*'`, `--fail-on no-counterpart:hip`. */
import { type Audit, type Finding, type Target, targets } from "./model.ts";
import { rulePattern } from "./rules/rule-patterns.ts";
import { verdictOf, withRules } from "./ways.ts";

export type FailOn =
  | { readonly kind: "rule"; readonly pattern: RegExp; readonly text: string }
  | { readonly kind: "no-counterpart" | "by-hand"; readonly target: Target; readonly text: string };

/** Undefined when the words make no sense. */
export function parseFailOn(text: string): FailOn | undefined {
  const [, kind, name] = /^(no-counterpart|by-hand):(.*)$/.exec(text) ?? [];
  if (kind !== undefined) {
    const target = targets.find((one) => one === name);
    return target && { kind: kind === "by-hand" ? "by-hand" : "no-counterpart", target, text };
  }
  if (!/^[\w*?./:<>~ -]+$/.test(text)) return undefined;
  return { kind: "rule", pattern: rulePattern(text), text };
}

/** The findings that meet the condition. A person's work includes what has no counterpart. */
export function failingFindings({ findings, rules }: Audit, condition: FailOn): readonly Finding[] {
  if (condition.kind === "rule") return findings.filter(({ rule }) => condition.pattern.test(rule));
  return withRules(findings, rules)
    .filter(({ finding, rule }) => {
      const { way } = verdictOf(finding, rule, condition.target);
      return way === "no counterpart" || (condition.kind === "by-hand" && way === "by hand");
    })
    .map(({ finding }) => finding);
}
