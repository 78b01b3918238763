import { RuleBook } from "./all-rules.ts";

export function makeRuleBook(): RuleBook {
  return new RuleBook(new Map());
}
