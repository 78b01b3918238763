import { type Header, headers } from "./headers.ts";
import { type LanguageFeature, languageFeatures } from "./language-features.ts";

/** docs/support/features.md, from the tables. */
export function featureTable(): string {
  const sections = Object.entries<readonly LanguageFeature[]>(languageFeatures).flatMap(([title, rows]) => [
    `## ${title}`,
    "",
    "| Feature | State | Shown by |",
    "|---|---|---|",
    ...rows.map(({ name, state, test }) => `| ${name} | ${state} | [${baseName(test)}](../../${test}) |`),
    "",
  ]);
  return [
    "# Features and headers",
    "",
    "Printed from `src/cuda-api/language-features.ts` and `src/cuda-api/headers.ts` by `scripts/support-table.mjs`; do",
    "not edit. What is refused, and what helps: [language.md](language.md).",
    "",
    ...sections,
    "## Headers",
    "",
    "| Header | State | What it is for |",
    "|---|---|---|",
    ...Object.entries<Header>(headers).map(([name, row]) => headerRow(name, row)),
    "",
  ].join("\n");
}

function headerRow(name: string, { state, subject }: Header): string {
  const shown = {
    works: "works",
    empty: "works, without effect",
    later: "not yet: a message at the include",
  };
  return `| \`${name.endsWith("/") ? `${name}*` : name}\` | ${shown[state]} | ${subject} |`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
