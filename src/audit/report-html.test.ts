import { expect, test } from "vitest";
import { visible } from "./html/markup.ts";
import { mostUsesShown } from "./html/findings-section.ts";
import type { AuditFacts } from "./conclude.ts";
import { reportHtml } from "./report-html.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;\${x}\u202Egnp.exe`;

/** Every text that may come from a repository or a table says something hostile. */
function poisoned(facts: AuditFacts): AuditFacts {
  const [, ...rules] = facts.rules;
  const [first] = facts.rules;
  if (!first) return facts;
  const { verdicts } = first;
  const bad = { way: "by hand", counterpart: hostile, reason: hostile } as const;
  return {
    ...facts,
    root: hostile,
    unwarpVersion: hostile,
    counts: facts.counts.map((count) => ({ ...count, kind: hostile })),
    rules: [
      {
        ...first,
        title: hostile,
        component: hostile,
        control: { ...first.control, licence: hostile },
        verdicts: { ...verdicts, hip: bad },
      },
      ...rules,
    ],
    controllers: facts.controllers.map((controller) => ({ ...controller, name: hostile, country: hostile })),
    findings: facts.findings.map((finding, at) =>
      at % 3 === 0
        ? {
            ...finding,
            file: hostile,
            name: hostile,
            excerpt: hostile,
            kernel: hostile,
            verdicts: { hip: bad },
          }
        : { ...finding, excerpt: hostile },
    ),
    kernels: facts.kernels.map((kernel) => ({ ...kernel, name: hostile, file: hostile })),
    notes: [{ file: hostile, what: hostile }],
  };
}

test("nothing of the repository becomes markup", () => {
  const page = reportHtml(sampleAudit({ change: poisoned }));
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain("<img");
  expect(page).not.toContain("\u202E");
  expect(page.match(/\son[a-z]+="/g)).toBeNull();
  // Its own attributes end where they should: no quote of the repository's stands inside a tag.
  expect(page).not.toContain('"><script>alert');
  expect(page).toContain("&quot;&gt;&lt;script&gt;alert(1)");
});

test("nothing is loaded from anywhere", () => {
  const page = reportHtml(sampleAudit());
  expect(page.match(/\b(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
  expect(page).not.toMatch(/url\(|@import|https?:/);
});

test("the page's policy names its own style and script, and nothing else may run", () => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(
    reportHtml(sampleAudit()),
  )?.[1];
  expect(policy?.replaceAll(/sha256-[\w+/=]{44}/g, "sha256-…")).toBe(
    "default-src 'none'; style-src 'sha256-…'; script-src 'sha256-…'; base-uri 'none'; form-action 'none'",
  );
});

test("the same audit makes the same page", () => {
  expect(reportHtml(sampleAudit())).toBe(reportHtml(sampleAudit()));
});

test("a very large audit says what it leaves out", () => {
  const audit = sampleAudit({ times: 60 });
  const page = reportHtml(audit);
  const shown = page.match(/class="use"/g)?.length ?? 0;
  expect(shown).toBeLessThanOrEqual(mostUsesShown);
  const left = String(audit.findings.length - shown).replaceAll(/\B(?=(?:\d{3})+$)/g, "\u202f");
  expect(page).toContain(`${left} uses of kinds with very many`);
});

test("an audit that found nothing says so", () => {
  const page = reportHtml(
    sampleAudit({ change: (facts) => ({ ...facts, findings: [], rules: [], kernels: [], notes: [] }) }),
  );
  expect(page).toContain("Nothing in this folder ties it to one vendor's chips");
  expect(page.replace(/<script>.*<\/script>/s, "")).not.toMatch(/NaN|undefined|Infinity/);
});

test("the picture says in words what it shows", () => {
  const page = reportHtml(sampleAudit());
  expect(page).toMatch(/<svg\s+class="across"[^>]*role="img"/);
  expect(page).toContain("Runtime: 87 uses, held by NVIDIA; CUDA runtime (closed, 87).");
});

test("a chip that no file names follows from the runtime", () => {
  const withoutChip = (facts: AuditFacts): AuditFacts => ({
    ...facts,
    findings: facts.findings.filter(({ rule }) => !rule.startsWith("chip/")),
  });
  expect(reportHtml(sampleAudit({ change: withoutChip }))).toContain(
    "Chip: implied, held by NVIDIA, by the runtime; NVIDIA GPU (closed).",
  );
});

test.each([
  ["a\u0000b", "a␀b"],
  ["a\u202Eb\u2066", "a⟨U+202E⟩b⟨U+2066⟩"],
  ["\u200B\uFEFF", "⟨U+200B⟩⟨U+FEFF⟩"],
  ["half \uD83D", "half ⟨U+D83D⟩"],
  ["tab\tand 😀 stay", "tab\tand 😀 stay"],
])("%j is shown as %s", (text, shown) => {
  expect(visible(text)).toBe(shown);
});
