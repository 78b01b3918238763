/** Types of lacking.mjs, for its test. */
export const lacking: Readonly<Record<string, Readonly<Record<string, string>>>>;

export function lacksOf(target: string, codes?: readonly string[]): readonly string[];
