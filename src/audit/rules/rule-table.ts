import type { Control, Layer, Rule } from "../model.ts";
import type { Verdicts } from "./verdicts.ts";

/** A rule without what its table says for all of its rows. */
export interface RuleRow {
  readonly title: string;
  readonly verdicts: Verdicts;
  readonly component?: string;
  readonly control?: Control;
  readonly layer?: Layer;
}

export interface TableDefaults {
  readonly family: string;
  readonly layer: Layer;
  readonly component: string;
  readonly control: Control;
}

/** Rows of one family as rules, by their ids: `family/name`. */
export function ruleTable<Name extends string>(
  { family, layer, component, control }: TableDefaults,
  rows: Readonly<Record<Name, RuleRow>>,
): ReadonlyMap<string, Rule> {
  return new Map(
    Object.entries<RuleRow>(rows).map(([name, row]) => {
      const id = `${family}/${name}`;
      return [id, { id, layer, component, control, ...row }];
    }),
  );
}
