import { formatDays } from "../format-days.ts";
import type { Audit, Effort, EffortItem } from "../model.ts";
import { targetNames } from "../target-names.ts";
import { html, type Html } from "./markup.ts";
import { count } from "../words.ts";

/** One line for each target on a common scale; the items and their bases when asked for. */
export function effortSection({ effort }: Audit): Html {
  const most = Math.max(1, ...effort.map(({ days }) => days[1]));
  return html`${effort.map((one) => targetEffort(one, most))}`;
}

function targetEffort({ target, items, days }: Effort, most: number): Html {
  const [from, to] = [(days[0] / most) * 100, (days[1] / most) * 100];
  const bases = [...new Set(items.map(({ basis }) => basis))];
  return html`<details class="effort">
    <summary>
      <span class="target">${targetNames[target]}</span>
      <svg class="range" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" x="0" y="4" width="100" height="2" />
        <rect
          class="span"
          x="${from.toFixed(2)}"
          y="1"
          width="${Math.max(0.8, to - from).toFixed(2)}"
          height="8"
        />
      </svg>
      <span class="days">${formatDays(days)} days</span>
    </summary>
    ${
      items.length === 0
        ? html`<p>Nothing to do.</p>`
        : html`<div class="scroll">
              <table class="items">
                <thead>
                  <tr>
                    <th>What</th>
                    <th class="number">Count</th>
                    <th class="number">Days each</th>
                    <th class="number">Days</th>
                    <th class="number">Basis</th>
                  </tr>
                </thead>
                <tbody>
                  ${items.map((item) => itemRow(item, target, bases))}
                </tbody>
              </table>
            </div>
            <details class="bases">
              <summary>What the figures are based on</summary>
              <ol>
                ${bases.map((basis, at) => html`<li id="basis-${target}-${at + 1}">${basis}</li>`)}
              </ol>
            </details>`
    }
  </details>`;
}

function itemRow(
  { what, count: pieces, daysEach, basis }: EffortItem,
  target: string,
  bases: readonly string[],
): Html {
  const number = bases.indexOf(basis) + 1;
  const total = [pieces * daysEach[0], pieces * daysEach[1]] as const;
  return html`<tr>
    <td>${what}</td>
    <td class="number">${count(pieces)}</td>
    <td class="number">${formatEach(daysEach)}</td>
    <td class="number">${formatDays(total)}</td>
    <td class="number"><a href="#basis-${target}-${number}" title="${basis}">${number}</a></td>
  </tr>`;
}

/** Small figures are said as they are counted, or the product would not come out. */
function formatEach([from, to]: readonly [number, number]): string {
  const digits = (days: number) => String(Number(days.toPrecision(2)));
  return from === to ? digits(from) : `${digits(from)}–${digits(to)}`;
}
