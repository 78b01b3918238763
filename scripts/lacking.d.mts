/** Types of lacking.mjs, for its test. */
export const lacking: Readonly<Record<string, Readonly<Record<string, string>>>>;

export function isBeyond(target: string, codes?: readonly string[]): boolean;
