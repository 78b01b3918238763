/**
 * The audit as one HTML file for people: no network, no frameworks, all of it readable without JavaScript. What comes
 * from the repository goes through templates that escape; and should one ever fail to, the page's own policy lets no
 * script run but ours.
 */
import { countKernels } from "./count-kernels.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import { chainPicture } from "./html/chain-model.ts";
import { drawChain } from "./html/chain-drawing.ts";
import { effortSection } from "./html/effort-section.ts";
import { filterScript } from "./html/filter-script.ts";
import { findingsSection } from "./html/findings-section.ts";
import { kernelsSection, notesSection } from "./html/kernels-section.ts";
import { html, type Html, type HtmlValue, trusted } from "./html/markup.ts";
import { style } from "./html/style.ts";
import { headline, masthead, singlePointList, stepList, targetCards } from "./html/summary.ts";
import { plural } from "./words.ts";
import type { Audit } from "./model.ts";
import { holdNames, holds } from "./who-can-cut.ts";

export function reportHtml(audit: Audit): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src '${digest(style)}'; script-src '${digest(filterScript)}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="color-scheme" content="light dark" />
        <title>${audit.root}: lock-in audit</title>
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          ${masthead(audit)} ${headline(audit)} ${navigation(audit)}
          ${section("targets", "What it takes to leave", "Each target is a chip or a way to run, not a brand. Mechanical: a tool rewrites it. By hand: a person does. No counterpart: there is nothing to move to.", targetCards(audit))}
          ${section("chain", "The chain of control", "What the code goes through from its source to the chip, and who can cut each link.", html`${drawChain(chainPicture(audit))}${legend()}`)}
          ${section("points", "Single points of failure", "Closed components that everything goes through and that one vendor could take away.", singlePointList(audit))}
          ${section("steps", "What to do first", "Ordered by what opens most places on most targets for the least effort.", stepList(audit))}
          ${section("effort", "Effort", "Person-days as ranges, from counts of what was found. Open a target for its items; every figure is an estimate that a file can replace (unwarp audit --print-effort, --effort FILE).", effortSection(audit))}
          ${section("findings", "Findings", undefined, findingsSection(audit))}
          ${section("kernels", "Kernels", "What the compiler sees live in each kernel, with all that it calls. Each instance of a template has a row.", kernelsSection(audit))}
          ${section("notes", "What could not be read", undefined, notesSection(audit))}
        </main>
        <footer>
          <p>
            Made by unwarp ${audit.unwarpVersion}. Verdicts are from tables of documented names and rules; a
            verdict of “mechanical” says that a tool can rewrite the use, not that it ran on the target.
          </p>
        </footer>
        ${trusted(`<script>${filterScript}</script>`)}
      </body>
    </html> `;
  return String(page);
}

function section(id: string, title: string, lead: string | undefined, content: HtmlValue): Html {
  return html`<section id="${id}">
    <h2>${title}</h2>
    ${lead !== undefined && html`<p class="lead">${lead}</p>`} ${content}
  </section>`;
}

function navigation({ findings, kernels, notes }: Audit): Html {
  const links = [
    ["targets", "Targets"],
    ["chain", "Chain"],
    ["points", "Single points"],
    ["steps", "First steps"],
    ["effort", "Effort"],
    ["findings", plural(findings.length, "finding")],
    ["kernels", plural(countKernels(kernels).kernels, "kernel")],
    ["notes", plural(notes.length, "note")],
  ] as const;
  return html`<nav aria-label="Sections">
    ${links.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}
  </nav>`;
}

function legend(): Html {
  return html`<ul class="legend">
    ${holds.map((hold) => html`<li><i class="key ${hold}"></i>${holdNames[hold]}</li>`)}
  </ul>`;
}

/** How a policy names one script or style: by the digest of its text. */
function digest(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
