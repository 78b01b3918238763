/** The top of the page: what it comes to, in one sentence, six cards and a short list. */
import { formatDays } from "../format-days.ts";
import type { Audit, Controller, Target, Way } from "../model.ts";
import { targetNames } from "../target-names.ts";
import { verdictOf, ways, withRules } from "../ways.ts";
import { controllersById, holdOf, shortHoldNames } from "../who-can-cut.ts";
import { groupBy } from "../group-by.ts";
import { html, type Html } from "./markup.ts";
import { count, plural } from "../words.ts";

export function masthead({ root, findings, counts, chain }: Audit): Html {
  const lines = counts.reduce((sum, { lines }) => sum + lines, 0);
  const touched = new Set(findings.map(({ file }) => file)).size;
  const kinds = counts
    .filter(({ files }) => files > 0)
    .map(({ kind, files, lines }) => `${count(files)} ${kind}${lines > 0 ? ` (${count(lines)} lines)` : ""}`);
  return html`<header class="masthead">
    <p class="eyebrow">Lock-in audit by unwarp</p>
    <h1>${root}</h1>
    <p class="lead">
      ${plural(findings.length, "use")} of ${plural(chain.length, "component")} in ${plural(touched, "file")};
      ${plural(lines, "line")} were read.
    </p>
    <details class="read">
      <summary>What was read</summary>
      <p>${kinds.join(" · ")}</p>
    </details>
  </header>`;
}

/** Who could stop the program, said in one sentence. */
export function headline({ chain, controllers, findings }: Audit): Html {
  const closed = chain.filter(({ control }) => control.source !== "open");
  const byController = groupBy(closed, ({ control }) => control.controller);
  const [first] = [...byController].toSorted((a, b) => usesOf(b[1]) - usesOf(a[1]));
  if (findings.length === 0)
    return html`<p class="headline">
      Nothing in this folder ties it to one vendor's chips, as far as the audit's tables know.
    </p>`;
  if (!first)
    return html`<p class="headline">
      All components found are open source: each could be forked if its steward stopped.
    </p>`;
  const [id, links] = first;
  const { name, country } = nameOf(id, controllersById(controllers));
  const keeps = links.every(({ control }) => control.source === "closed") ? "keeps" : "keeps all or part of";
  const share = Math.round((usesOf(links) / findings.length) * 100);
  return html`<p class="headline">
    <strong>${name}</strong>${country !== undefined && html` (${country})`} ${keeps} the source of
    <strong>${links.length} of ${plural(chain.length, "component")}</strong>;
    <strong>${share < 1 ? "under 1" : share} %</strong> of all uses hang on them.
  </p>`;
}

const usesOf = (links: Audit["chain"]) => links.reduce((sum, { findings }) => sum + findings, 0);

function nameOf(
  id: string,
  byId: ReadonlyMap<string, Controller>,
): { name: string; country?: string | undefined } {
  return byId.get(id) ?? { name: id };
}

export type WayCounts = Readonly<Record<Way, number>>;

export function waysOn(target: Target, audit: Audit): WayCounts {
  const counts = { mechanical: 0, "by hand": 0, "no counterpart": 0 };
  for (const { finding, rule } of withRules(audit.findings, audit.rules))
    counts[verdictOf(finding, rule, target).way]++;
  return counts;
}

export function targetCards(audit: Audit): Html {
  return html`<ul class="cards">
    ${audit.effort.map(({ target, days }) => {
      const counts = waysOn(target, audit);
      return html`<li class="card">
        <h3>${targetNames[target]}</h3>
        <p class="days"><span class="figure">${formatDays(days)}</span> person-days</p>
        ${stackedBar(counts)}
        <ul class="ways">
          ${ways.map(
            (way) =>
              html`<li>
                <a href="#findings" data-target="${target}" data-way="${way}"
                  ><i class="swatch ${wayClass(way)}"></i><b>${count(counts[way])}</b> <span>${way}</span></a
                >
              </li>`,
          )}
        </ul>
      </li>`;
    })}
  </ul>`;
}

function stackedBar(counts: WayCounts): Html {
  const total = Math.max(
    1,
    ways.reduce((sum, way) => sum + counts[way], 0),
  );
  let x = 0;
  const parts = ways.map((way) => {
    const width = (counts[way] / total) * 100;
    const part = html`<rect
      class="${wayClass(way)}"
      x="${x.toFixed(2)}"
      y="0"
      width="${width.toFixed(2)}"
      height="8"
    />`;
    x += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${parts}
  </svg>`;
}

export function wayClass(way: Way): string {
  return { mechanical: "way-m", "by hand": "way-h", "no counterpart": "way-n" }[way];
}

export function singlePointList({ singlePoints, chain, controllers, findings, rules }: Audit): Html {
  if (singlePoints.length === 0)
    return html`<p>None: no closed component of one vendor is in the way of everything.</p>`;
  const byId = controllersById(controllers);
  const uses = groupBy(withRules(findings, rules), ({ rule }) => rule.component);
  return html`<ul class="points">
    ${singlePoints.map((component) => {
      const link = chain.find((link) => link.component === component && link.control.source !== "open");
      if (!link) return html`<li>${component}</li>`;
      const { name, country } = nameOf(link.control.controller, byId);
      const hold = holdOf(link.control, byId);
      const ofComponent = uses.get(component) ?? [];
      const files = new Set(ofComponent.map(({ finding }) => finding.file)).size;
      return html`<li>
        <b>${component}</b> <span class="hold ${hold}">${shortHoldNames[hold]}</span>
        <span class="by"
          >${name}${country !== undefined && `, ${country}`} · ${plural(ofComponent.length, "use")} in
          ${plural(files, "file")}</span
        >
      </li>`;
    })}
  </ul>`;
}

export function stepList({ firstSteps }: Audit): Html {
  if (firstSteps.length === 0) return html`<p>Nothing: there is nothing to leave.</p>`;
  return html`<ol class="steps">
    ${firstSteps.map(
      ({ what, why }) =>
        html`<li>
          <p class="what">${what}</p>
          <p class="why">${why}</p>
        </li>`,
    )}
  </ol>`;
}
