import type { Control, Controller } from "./model.ts";

/** Who can cut a link, from the tightest hold to the loosest. */
export const holds = ["closed", "partly-open", "open-steward", "open-community"] as const;
export type Hold = (typeof holds)[number];

export const holdNames = {
  closed: "closed: one vendor can take it away",
  "partly-open": "partly open: works only with closed parts of one vendor",
  "open-steward": "open source with one steward under one country's law: can be forked",
  "open-community": "open source of a community, or your own: nobody can take it away",
} as const satisfies Record<Hold, string>;

export const shortHoldNames = {
  closed: "closed",
  "partly-open": "partly open",
  "open-steward": "open, one steward",
  "open-community": "open, community",
} as const satisfies Record<Hold, string>;

export function holdOf(control: Control, controllers: ReadonlyMap<string, Controller>): Hold {
  if (control.source === "closed") return "closed";
  if (control.source === "partly open") return "partly-open";
  return controllers.get(control.controller)?.country === undefined ? "open-community" : "open-steward";
}

export function controllersById(controllers: readonly Controller[]): ReadonlyMap<string, Controller> {
  return new Map(controllers.map((controller) => [controller.id, controller]));
}
