/**
 * The page's looks. Colours are Okabe and Ito's for who holds a link, so that readers who do not tell red from green
 * tell them apart, and steps of one hue for verdicts: the darker, the harder (the brighter, on dark pages).
 */
export const style = `
:root {
  color-scheme: light dark;
  --page: #faf9f6; --surface: #ffffff; --ink: #1c2127; --soft: #57606b; --line: #e2dfd8; --code: #f4f2ed; --mark: #fbe7b2;
  --closed: #c8500a; --partly: #b57b00; --steward: #0068a8; --community: #00805c;
  --m: #c4d3e6; --h: #54779f; --n: #172b49; --m-ink: #1c2f47; --h-ink: #ffffff; --n-ink: #ffffff; --accent: #1d3557;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Charter, Georgia, "Noto Serif", "DejaVu Serif", serif;
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --surface: #1b1f24; --ink: #e7e9ec; --soft: #9ba5b0; --line: #2e343b; --code: #22272d; --mark: #5a4a17;
    --closed: #f28a4b; --partly: #e5b34a; --steward: #63b3ed; --community: #45c9a0;
    --m: #2f435c; --h: #6390c8; --n: #dce8f8; --m-ink: #d5e2f2; --h-ink: #0d1520; --n-ink: #14233a; --accent: #9cc1ee;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 3.25rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; }
main { max-width: 76rem; margin: 0 auto; padding: 3.5rem 2rem 2rem; }
h1, h2, h3, h5, p, ul, ol, figure { margin: 0; padding: 0; }
ul { list-style: none; }
[hidden] { display: none !important; }
a { color: inherit; }
code { font: 0.8125rem/1.5 var(--mono); font-variant-ligatures: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.eyebrow { font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase; color: var(--soft); }
h1 { font: 600 clamp(2.25rem, 6vw, 3.5rem)/1.1 var(--serif); letter-spacing: -0.015em; overflow-wrap: anywhere; margin: 0.35rem 0 0.9rem; }
.masthead .lead { font-size: 1.0625rem; color: var(--soft); max-width: 46rem; }
.read { margin-top: 0.5rem; color: var(--soft); font-size: 0.875rem; }
.read p { max-width: 56rem; padding-top: 0.25rem; }
.headline { font: 400 clamp(1.375rem, 3vw, 1.9rem)/1.35 var(--serif); max-width: 50rem; margin: 2.25rem 0 2rem; padding-left: 1.25rem; border-left: 4px solid var(--closed); text-wrap: pretty; }
.headline strong { font-weight: 650; }
nav { position: sticky; top: 0; z-index: 2; display: flex; gap: 1.5rem; overflow-x: auto; padding: 0.8rem 0; background: var(--page); border-bottom: 1px solid var(--line); font-size: 0.875rem; scrollbar-width: none; }
nav::-webkit-scrollbar { display: none; }
nav a { white-space: nowrap; text-decoration: none; color: var(--soft); }
nav a:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 0.3em; }
:focus-visible { outline: 2px solid var(--steward); outline-offset: 2px; border-radius: 3px; }

main > section { margin-top: 3.75rem; }
h2 { font: 600 1.65rem/1.2 var(--serif); letter-spacing: -0.01em; }
section > .lead { color: var(--soft); max-width: 46rem; margin-top: 0.35rem; text-wrap: pretty; }
h2 + *, section > .lead + * { margin-top: 1.5rem; }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.15rem 1.25rem 1rem; }
.card h3 { font: 600 1rem/1.3 var(--sans); }
.card .days { color: var(--soft); font-size: 0.875rem; margin: 0.1rem 0 0.75rem; }
.card .figure { font: 600 1.75rem/1.2 var(--serif); color: var(--ink); letter-spacing: -0.01em; margin-right: 0.25rem; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; }
.ways { display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between; gap: 0 0.75rem; margin-top: 0.65rem; line-height: 1.3; font-size: 0.8125rem; color: var(--soft); }
.ways a { text-decoration: none; display: inline-block; padding: 0.2rem 0; }
.ways a:hover { color: var(--ink); text-decoration: underline; }
.ways b { color: var(--ink); font-weight: 600; font-size: 0.9375rem; } .ways span { display: block; }
.keys { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding-top: 0.75rem; font-size: 0.8125rem; color: var(--soft); }
.swatch { display: inline-block; width: 0.65rem; height: 0.65rem; border-radius: 2px; margin-right: 0.4rem; box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--ink) 14%, transparent); }
.swatch.way-m, .mark.way-m { background: var(--m); color: var(--m-ink); }
.swatch.way-h, .mark.way-h { background: var(--h); color: var(--h-ink); }
.swatch.way-n, .mark.way-n { background: var(--n); color: var(--n-ink); }
rect.way-m { fill: var(--m); } rect.way-h { fill: var(--h); } rect.way-n { fill: var(--n); }

.chain { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; }
.chain svg { display: block; width: 100%; height: auto; font-family: var(--sans); }
.chain .down { display: none; }
.ring { fill: none; stroke-width: 14; }
.ring.halo { stroke: var(--surface); stroke-width: 20; }
.ring.closed { stroke: var(--closed); } .ring.partly-open { stroke: var(--partly); }
.ring.open-steward { stroke: var(--steward); } .ring.open-community { stroke: var(--community); }
.ring.gap { stroke: var(--surface); stroke-width: 8; }
.ring.gap.partly-open { stroke-width: 2.5; }
.ring.gap.implied { stroke-width: 2.5; stroke-dasharray: 5 5; }
.down .ring { stroke-width: 11; } .down .ring.halo { stroke-width: 17; } .down .ring.gap { stroke-width: 5.5; } .down .ring.gap.partly-open { stroke-width: 2; }
.ring.empty { stroke: var(--line); stroke-width: 3; stroke-dasharray: 6 6; }
.layer-name { font-size: 14px; font-weight: 600; fill: var(--ink); }
.layer-uses { font-size: 18px; font-weight: 600; fill: var(--ink); font-family: var(--serif); }
.holder, .more { font-size: 12px; fill: var(--soft); }
.component { font-size: 13px; fill: var(--ink); } .count { font-size: 12px; fill: var(--soft); }
.side-name { font-size: 13px; font-weight: 600; fill: var(--ink); }
.plate { fill: none; stroke: var(--line); }
.dot { stroke-width: 2.5; }
.dot.closed { fill: var(--closed); stroke: var(--closed); }
.dot.partly-open { fill: color-mix(in srgb, var(--partly) 45%, var(--surface)); stroke: var(--partly); }
.dot.open-steward { fill: var(--surface); stroke: var(--steward); } .dot.open-community { fill: var(--surface); stroke: var(--community); }
.legend { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0.5rem 1.5rem; margin-top: 1rem; font-size: 0.8125rem; line-height: 1.4; color: var(--soft); }
.legend li { display: flex; gap: 0.6rem; }
.key { flex: none; width: 1.9rem; height: 0.85rem; margin-top: 0.15rem; border-radius: 1rem; border: 3px solid; }
.key.closed { background: var(--closed); border-color: var(--closed); }
.key.partly-open { background: color-mix(in srgb, var(--partly) 45%, var(--surface)); border-color: var(--partly); }
.key.open-steward { border-color: var(--steward); } .key.open-community { border-color: var(--community); }

.points { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 0.25rem 2rem; }
.points li { padding: 0.6rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.points .by { display: block; font-size: 0.8125rem; color: var(--soft); }
.hold { font-size: 0.75rem; font-weight: 500; padding: 0.05rem 0.5rem; border-radius: 1rem; border: 1px solid; white-space: nowrap; }
.hold.closed { color: var(--closed); } .hold.partly-open { color: var(--partly); } .hold.open-steward { color: var(--steward); } .hold.open-community { color: var(--community); }
.steps { counter-reset: step; list-style: none; max-width: 56rem; }
.steps li { counter-increment: step; position: relative; padding: 0.8rem 0 0.8rem 3rem; border-top: 1px solid var(--line); }
.steps li::before { content: counter(step); position: absolute; left: 0; top: 0.62rem; font: 600 1.5rem/1.3 var(--serif); color: var(--accent); }
.steps .what { font-weight: 600; } .steps .why { color: var(--soft); font-size: 0.9375rem; }

summary { cursor: pointer; }
.effort { border-top: 1px solid var(--line); }
.effort:last-of-type { border-bottom: 1px solid var(--line); }
.effort > summary { display: grid; grid-template-columns: 1rem 14rem 1fr 9rem; align-items: center; gap: 0.75rem; padding: 0.7rem 0; list-style: none; }
.component > summary, .kind > summary { list-style: none; }
summary::-webkit-details-marker { display: none; }
.effort > summary::before, .component > summary::before, .kind > summary::before { content: ""; width: 0.45rem; height: 0.45rem; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); flex: none; transition: transform 0.12s; }
details[open] > summary::before { transform: rotate(45deg) !important; }
.effort .target { font-weight: 600; } .effort .days { text-align: right; }
.range { width: 100%; height: 12px; display: block; } .range .track { fill: var(--line); } .range .span { fill: var(--h); }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th { text-align: left; font-weight: 600; }
thead th { color: var(--soft); font-size: 0.8125rem; font-weight: 500; border-bottom: 1px solid var(--line); white-space: nowrap; }
td, th { padding: 0.4rem 1rem 0.4rem 0; vertical-align: baseline; }
td:last-child, th:last-child { padding-right: 0; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.number { text-align: right; white-space: nowrap; }
.items { min-width: 34rem; } .items .number { width: 6.5rem; }
.items a { color: var(--steward); }
.bases { margin: 0.75rem 0 1.25rem; font-size: 0.8125rem; color: var(--soft); }
.bases ol { padding-left: 2.1rem; margin-top: 0.4rem; max-width: 60rem; } .bases li { padding: 0.15rem 0; } .bases li:target { color: var(--ink); background: var(--mark); }

.filters { position: sticky; top: 2.9rem; z-index: 1; display: flex; flex-wrap: wrap; align-items: end; gap: 0.6rem 0.9rem; padding: 0.8rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
.filters label { font-size: 0.75rem; color: var(--soft); display: grid; gap: 0.2rem; }
.filters input, .filters select, .filters button { font: 0.875rem/1.2 var(--sans); color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 0.45rem 0.6rem; height: 2.25rem; min-width: 0; }
.filters input { width: 11rem; } .filters button { cursor: pointer; }
.filters .shown { margin-left: auto; font-size: 0.875rem; color: var(--soft); padding-bottom: 0.45rem; }
.note { color: var(--soft); font-size: 0.875rem; padding: 0.5rem 0; }
.layer { margin-top: 2rem; scroll-margin-top: 8rem; }
.layer h3 { font: 600 1.125rem/1.3 var(--sans); margin-bottom: 0.5rem; }
.amount { font-size: 0.8125rem; font-weight: 400; color: var(--soft); white-space: nowrap; }
.component { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; margin-top: 0.5rem; }
.component > summary, .kind > summary { display: flex; align-items: center; gap: 0.75rem; padding: 0.65rem 1rem; }
.component > summary .name { font-weight: 600; overflow-wrap: anywhere; }
.marks { display: flex; gap: 3px; margin-left: auto; flex: none; }
.mark { font: 600 0.6875rem/1 var(--sans); width: 2.9rem; padding: 0.32rem 0; text-align: center; border-radius: 3px; position: relative; }
.control { padding: 0 1rem 0.75rem 2.2rem; color: var(--soft); font-size: 0.875rem; }
.kind { border-top: 1px solid var(--line); }
.kind > summary { padding-left: 2.2rem; } .kind > summary .name { font-size: 0.9375rem; overflow-wrap: anywhere; }
.kind > *:not(summary) { margin-left: 3.4rem; margin-right: 1rem; width: auto; }
.verdicts { margin-bottom: 0.75rem; max-width: 60rem; } .verdicts th { font-weight: 500; white-space: nowrap; width: 12rem; } .verdicts .way { white-space: nowrap; width: 9.5rem; }
.verdicts td, .verdicts th { padding-top: 0.3rem; padding-bottom: 0.3rem; }
.verdicts code { background: var(--code); border-radius: 3px; padding: 0.05rem 0.3rem; overflow-wrap: anywhere; } .reason { color: var(--soft); }
.file { content-visibility: auto; contain-intrinsic-size: auto 6rem; margin-bottom: 0.9rem; }
.file h5 { font: 600 0.8125rem/1.6 var(--mono); overflow-wrap: anywhere; }
.use { display: flex; flex-wrap: wrap; gap: 0 0.9rem; align-items: baseline; padding: 0.05rem 0; }
.use .line { flex: none; width: 3rem; text-align: right; font: 0.75rem/1.6 var(--mono); color: var(--soft); }
.use code { flex: 1 1 20rem; min-width: 0; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; unicode-bidi: isolate; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
.tag { font-size: 0.75rem; color: var(--soft); overflow-wrap: anywhere; }
.own { flex-basis: 100%; margin-left: 3.9rem; font-size: 0.8125rem; color: var(--soft); }

.kernels .where { font: 0.8125rem/1.6 var(--mono); color: var(--soft); white-space: nowrap; }
.kernels th[scope] { font-weight: 400; overflow-wrap: anywhere; min-width: 14rem; }
.trait { text-align: center; padding-left: 0.35rem; padding-right: 0.35rem; color: var(--accent); } .trait .no { color: var(--line); } thead .trait { color: var(--soft); }
.notes li { padding: 0.4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; color: var(--soft); } .notes code { color: var(--ink); margin-right: 0.5rem; }
footer { max-width: 76rem; margin: 3rem auto 0; padding: 1.5rem 2rem 3rem; color: var(--soft); font-size: 0.8125rem; } footer p { max-width: 50rem; }

@media (max-width: 60rem) {
  .component > summary, .kind > summary { flex-wrap: wrap; row-gap: 0.35rem; }
  .marks { margin-left: 0; flex-basis: 100%; padding-left: 1.2rem; }
}
@media (max-width: 44rem) {
  main { padding: 2rem 1.1rem 1rem; }
  nav { gap: 1.15rem; }
  main > section { margin-top: 2.75rem; }
  .chain { padding: 0.9rem 0.6rem; } .chain .across { display: none; } .chain .down { display: block; }
  .effort > summary { grid-template-columns: 1rem 1fr auto; } .effort .range { grid-column: 2 / -1; grid-row: 2; }
  .filters { position: static; display: grid; grid-template-columns: 1fr 1fr; } .filters input, .filters select { width: 100%; } .filters .shown { margin: 0; padding: 0; align-self: center; }
  .component > summary { padding: 0.65rem 0.75rem; } .kind > summary { padding-left: 0.75rem; } .marks { padding-left: 0; }
  .mark { flex: 1; width: auto; font-size: 0.625rem; }
  .control { padding-left: 0.75rem; } .kind > *:not(summary) { margin-left: 0.75rem; margin-right: 0.75rem; }
  .verdicts tr { display: grid; grid-template-columns: 1fr auto; padding: 0.35rem 0; } .verdicts tr + tr { border-top: 1px solid var(--line); }
  .verdicts td, .verdicts th { border: 0 !important; padding: 0; width: auto; } .verdicts td:last-child { grid-column: 1 / -1; }
  .items, .items tbody { display: block; min-width: 0; } .items thead { display: none; }
  .items tr { display: flex; flex-wrap: wrap; gap: 0 0.4rem; padding: 0.45rem 0; } .items tr + tr { border-top: 1px solid var(--line); }
  .items td { border: 0 !important; padding: 0; width: auto !important; color: var(--soft); } .items td:first-child { flex-basis: 100%; color: var(--ink); }
  .items td:nth-child(3)::before { content: "× "; } .items td:nth-child(4)::before { content: "= "; } .items td:nth-child(4) { color: var(--ink); } .items td:nth-child(4)::after { content: " days"; } .items td:last-child { margin-left: auto; }
  .use .line { width: 2.2rem; } .use code { flex-basis: 12rem; } .own { margin-left: 3.1rem; }
  footer { padding: 1rem 1.1rem 2rem; }
}
@media print {
  :root { --page: #fff; --surface: #fff; --ink: #000; --soft: #444; --line: #ccc; --code: #fff; --mark: #eee; color-scheme: light; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } nav, .filters { display: none !important; }
  .card, .component, .steps li, .points li, .use, tr, .chain { break-inside: avoid; } h2, h3, h5, summary { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .file { content-visibility: visible; }
}
`;
