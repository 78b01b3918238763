/** Every use, by layer, component and kind; the verdicts stand once at the kind, the source lines below it. */
import { type Audit, type Finding, layers, type Rule, type Target, targets, type Verdict } from "../model.ts";
import { targetNames } from "../target-names.ts";
import { ways, withRules, worseWay } from "../ways.ts";
import { controllersById, type Hold, holdOf, shortHoldNames } from "../who-can-cut.ts";
import { layerTitles } from "./chain-model.ts";
import { groupBy } from "../group-by.ts";
import { html, type Html } from "./markup.ts";
import { wayClass } from "./summary.ts";
import { plural } from "../words.ts";

/** A page of a hundred thousand lines helps nobody; the JSON report has all. */
export const mostUsesOfAKind = 300;
export const mostUsesShown = 15_000;

const shortTargetNames = {
  "ascend-950": "950",
  "ascend-910b": "910B",
  hip: "HIP",
  musa: "MUSA",
  webgpu: "WGPU",
  cpu: "CPU",
} as const satisfies Record<Target, string>;

interface Kind {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
  /** How many of them the page has room for. */
  readonly shown: number;
}

export function findingsSection(audit: Audit): Html {
  if (audit.findings.length === 0) return html`<p>Nothing was found.</p>`;
  const kinds = kindsWithRoom(audit);
  const byId = controllersById(audit.controllers);
  const left = audit.findings.length - kinds.reduce((sum, { shown }) => sum + shown, 0);
  const sections = layers.flatMap((layer) => {
    const ofLayer = kinds.filter(({ rule }) => rule.layer === layer);
    if (ofLayer.length === 0) return [];
    const components = [...groupBy(ofLayer, ({ rule }) => rule.component).values()].toSorted(
      (a, b) => usesOf(b) - usesOf(a),
    );
    return html`<section class="layer" id="layer-${layer}">
      <h3>${layerTitles[layer]} <span class="amount">${plural(usesOf(ofLayer), "use")}</span></h3>
      ${components.map((ofComponent) => componentDetails(ofComponent, byId))}
    </section>`;
  });
  const keys = ways.map((way) => html`<li><i class="swatch ${wayClass(way)}"></i>${way}</li>`);
  return html`${filters(audit, kinds)}
    <ul class="keys" aria-hidden="true">
      ${keys}
    </ul>
    ${left > 0 && html`<p class="note">${plural(left, "use")} of kinds with very many are counted here and not shown line by line; <code>--format json</code> has all.</p>`}
    <p class="note nothing" hidden>No use passes these filters.</p>
    ${sections}`;
}

const usesOf = (kinds: readonly Kind[]) => kinds.reduce((sum, { findings }) => sum + findings.length, 0);

function kindsWithRoom({ findings, rules }: Audit): Kind[] {
  const groups = groupBy(withRules(findings, rules), ({ rule }) => rule);
  let room = mostUsesShown;
  // Rare kinds first: they are what a reader cannot find in any other way.
  return [...groups]
    .map(([rule, uses]) => ({ rule, findings: uses.map(({ finding }) => finding) }))
    .toSorted((a, b) => a.findings.length - b.findings.length)
    .map(({ rule, findings }) => {
      const shown = Math.min(findings.length, mostUsesOfAKind, room);
      room -= shown;
      return { rule, findings, shown };
    })
    .toReversed();
}

function filters({ findings }: Audit, kinds: readonly Kind[]): Html {
  const present = layers.filter((layer) => kinds.some(({ rule }) => rule.layer === layer));
  const option = (value: string, text: string) => html`<option value="${value}">${text}</option>`;
  return html`<form class="filters" id="filters" hidden>
    <label
      >Layer
      <select name="layer">
        ${option("", "all")}${present.map((layer) => option(layer, layerTitles[layer]))}
      </select></label
    >
    <label
      >Target
      <select name="target">
        ${option("", "any")}${targets.map((target, at) => option(String(at), targetNames[target]))}
      </select></label
    >
    <label
      >Verdict
      <select name="way">
        ${option("", "any")}${option("m", "mechanical")}${option("h", "by hand")}${option("n", "no counterpart")}
      </select></label
    >
    <label
      >File <input name="file" type="search" placeholder="src/ops" autocomplete="off" spellcheck="false"
    /></label>
    <label
      >Text <input name="text" type="search" placeholder="cudaMalloc" autocomplete="off" spellcheck="false"
    /></label>
    <button type="reset">Clear</button>
    <output class="shown" aria-live="polite">${plural(findings.length, "use")}</output>
  </form>`;
}

function componentDetails(kinds: readonly Kind[], byId: ReturnType<typeof controllersById>): Html {
  const [first] = kinds;
  if (!first) return html``;
  const { component, control } = first.rule;
  const hold: Hold = holdOf(control, byId);
  const controller = byId.get(control.controller);
  const worst = (target: Target) =>
    kinds.map(({ rule }) => rule.verdicts[target].way).reduce((one, other) => worseWay(one, other));
  return html`<details class="component">
    <summary>
      <span class="name">${component}</span>
      <span class="hold ${hold}">${shortHoldNames[hold]}</span>
      <span class="amount">${plural(usesOf(kinds), "use")}</span
      >${marks((target) => ({ way: worst(target), reason: "" }))}
    </summary>
    <p class="control">
      Held by
      ${controller?.name ?? control.controller}${controller?.country !== undefined && ` (${controller.country})`}
      · ${licenceText(control.licence)} · source ${control.source}
    </p>
    ${kinds.map(kindDetails)}
  </details>`;
}

/** SPDX keeps names of its own for licences that it does not list. */
export function licenceText(licence: string): string {
  if (licence === "NOASSERTION") return "licence unknown";
  return `licence ${licence.replace(/^LicenseRef-/, "").replaceAll(/(?<=\w)-(?=[A-Za-z])/g, licence.startsWith("LicenseRef-") ? " " : "-")}`;
}

function marks(verdictFor: (target: Target) => Verdict): Html {
  return html`<span class="marks"
    >${targets.map((target) => {
      const { way } = verdictFor(target);
      return html`<i class="mark ${wayClass(way)}" title="${targetNames[target]}: ${way}"
        >${shortTargetNames[target]}<span class="unseen">: ${way}. </span></i
      >`;
    })}</span
  >`;
}

const letters = (verdicts: Partial<Record<Target, Verdict>>, rule: Rule) =>
  targets.map((target) => (verdicts[target] ?? rule.verdicts[target]).way[0]).join("");

function kindDetails({ rule, findings, shown }: Kind): Html {
  const byFile = groupBy(findings.slice(0, shown), ({ file }) => file);
  const hidden = findings.length - shown;
  return html`<details
    class="kind"
    data-layer="${rule.layer}"
    data-ways="${letters({}, rule)}"
    data-uses="${findings.length}"
    data-shown="${shown}"
  >
    <summary>
      <span class="name">${rule.title}</span>
      <span class="amount">${plural(findings.length, "use")}</span>${marks((target) => rule.verdicts[target])}
    </summary>
    <table class="verdicts">
      <tbody>
        ${targets.map((target) => verdictRow(target, rule.verdicts[target]))}
      </tbody>
    </table>
    ${[...byFile].map(
      ([file, uses]) =>
        html`<div class="file">
          <h5>${file}</h5>
          ${uses.map((use) => useLine(use, rule))}
        </div>`,
    )}
    ${hidden > 0 && html`<p class="note">and ${plural(hidden, "further use")}, in the JSON report</p>`}
  </details>`;
}

function verdictRow(target: Target, { way, counterpart, reason }: Verdict): Html {
  return html`<tr>
    <th scope="row">${targetNames[target]}</th>
    <td class="way"><i class="swatch ${wayClass(way)}"></i>${way}</td>
    <td>
      ${counterpart !== undefined && html`<code>${counterpart}</code> `}<span class="reason">${reason}</span>
    </td>
  </tr>`;
}

function useLine(finding: Finding, rule: Rule): Html {
  const { line, name, excerpt, evidence, kernel, verdicts } = finding;
  const own = verdicts !== undefined && letters(verdicts, rule);
  return html`<div class="use" ${own && html` data-ways="${own}"`}>
    <span class="line">${line === 0 ? "file" : line}</span
    ><code>${excerpt.trim() === "" ? name : excerptOf(finding)}</code>
    ${kernel !== undefined && html`<span class="tag">in ${kernel}</span>`}${evidence === "tokens" && rule.layer === "language" && html`<span class="tag">by tokens</span>`}
    ${verdicts !== undefined && Object.entries(verdicts).map(([target, { way, reason }]) => html`<span class="own"><i class="swatch ${wayClass(way)}"></i>${targetNames[target as Target]}: ${way}, ${reason}</span>`)}
  </div>`;
}

/** The source line with the name marked where the scanner saw it, or where it stands first. */
function excerptOf({ excerpt, name, column }: Finding): Html {
  const at = excerpt.startsWith(name, column - 1) ? column - 1 : excerpt.indexOf(name);
  if (name === "" || at < 0) return html`${excerpt}`;
  return html`${excerpt.slice(0, at)}<mark>${name}</mark>${excerpt.slice(at + name.length)}`;
}
