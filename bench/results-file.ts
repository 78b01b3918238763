/** bench/RESULTS.md: sections under `## Title`, each replaced as a whole. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run-command.ts";

const file = join(root, "bench", "RESULTS.md");
const introduction = `# Measured

Written by \`npm run bench\`; [README.md](README.md) says how it measures.
`;

export function writeSection(title: string, text: string): void {
  writeFileSync(file, replaceSection(existsSync(file) ? readFileSync(file, "utf8") : "", title, text));
}

export function replaceSection(old: string, title: string, text: string): string {
  const sections = old.split(/^(?=## )/m).filter((section) => section.startsWith("## "));
  const at = sections.findIndex((section) => section.startsWith(`## ${title}\n`));
  sections.splice(at < 0 ? sections.length : at, at < 0 ? 0 : 1, text);
  return [introduction, ...sections].map((part) => part.trim()).join("\n\n") + "\n";
}
