/** Types of judge-ports.mjs, for its test. */
export interface Judged {
  readonly state:
    | "ported"
    | "same"
    | "mismatch"
    | "refused"
    | "unread"
    | "not compared"
    | "failed"
    | "nothing to compare";
  readonly why?: string;
  readonly codes?: readonly string[];
  readonly lines?: readonly (number | string)[];
  readonly output?: string;
  readonly seconds?: number;
}

export function statusOf(
  program: { readonly name: string; readonly files: ReadonlySet<string> },
  report: object | undefined,
  text: string,
): Judged;

export function judgeComparison(
  ending: { readonly code: number; readonly stdout: string; readonly text: string },
  original: string,
  expectedExit?: number,
): Judged;

export function describeTotals(
  programs: readonly { readonly results: Readonly<Record<string, Judged>> }[],
  targets: readonly string[],
  extensions: Readonly<Record<string, string>>,
): { readonly summary: readonly string[]; readonly isFailed: boolean };
