/** Types of program-flags.mjs, for its test. */
export function programFlags(
  folder: string,
  words: readonly string[],
): { readonly flags: readonly string[]; readonly companions: readonly string[] };
