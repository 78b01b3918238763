import type { ParseContext } from "./parse-context.ts";
import type { Linkage } from "./values.ts";

const linkages: ReadonlySet<string> = new Set<Linkage>([
  "external",
  "internal",
  "private",
  "linkonce",
  "linkonce_odr",
  "weak",
  "weak_odr",
  "common",
  "appending",
  "extern_weak",
  "available_externally",
]);

/** Words about the symbol that matter to no target of ours: our modules are linked whole. */
const ignored = new Set(
  "dso_local dso_preemptable default hidden protected dllimport dllexport unnamed_addr local_unnamed_addr".split(
    " ",
  ),
);

/** The linkage at the current token and the words around it that are not kept. */
export function parseLinkage({ lexer }: ParseContext): Linkage {
  let linkage: Linkage = "external";
  for (;;) {
    if (lexer.kind !== "word") return linkage;
    if (linkages.has(lexer.text)) linkage = lexer.text as Linkage;
    else if (!ignored.has(lexer.text)) return linkage;
    lexer.advance();
  }
}
