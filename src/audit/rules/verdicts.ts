import type { Rule, Verdict } from "../model.ts";

export type Verdicts = Rule["verdicts"];

/** A tool rewrites it. */
export const mechanical = (counterpart: string, reason: string): Verdict => ({
  way: "mechanical",
  counterpart,
  reason,
});

/** How the reason of a verdict ends that holds only where the port proves it. */
const provedOnly = "mechanical where the port can prove it; it refuses the rest with its line";

/** A tool rewrites it where it can prove that nothing changes; where it cannot, a person does. */
export const whereProved = (counterpart: string, reason: string): Verdict =>
  mechanical(counterpart, `${reason}; ${provedOnly}`);

export const isWhereProved = ({ way, reason }: Verdict): boolean =>
  way === "mechanical" && reason.endsWith(provedOnly);

/** A person rewrites it; the counterpart is where they begin. */
export const byHand = (counterpart: string | undefined, reason: string): Verdict => ({
  way: "by hand",
  ...(counterpart !== undefined && { counterpart }),
  reason,
});

export const none = (reason: string): Verdict => ({ way: "no counterpart", reason });

/** The target takes it as it stands, so there is no other name to write. */
export const unchanged = (reason: string): Verdict => ({ way: "mechanical", reason });

export const runsHere = (reason = "unwarp runs it unchanged"): Verdict => unchanged(reason);

/** On the 910B there are no threads: whatever a SIMT kernel does becomes part of a tile program. */
export const tileRewrite = (what: string): Verdict => ({
  way: "by hand",
  counterpart: "Triton-Ascend or an Ascend C tile kernel",
  reason: `the 910B has no SIMT threads: ${what}`,
});

/** The same for a 950 and a 910B. */
export const ascend = (verdict: Verdict): Pick<Verdicts, "ascend-950" | "ascend-910b"> => ({
  "ascend-950": verdict,
  "ascend-910b": verdict,
});

/** The same wherever unwarp itself runs the code. */
export const unwarpRuns = (verdict: Verdict): Pick<Verdicts, "webgpu" | "cpu"> => ({
  webgpu: verdict,
  cpu: verdict,
});
