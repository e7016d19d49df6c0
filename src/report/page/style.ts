/** The style of the page: dark and light by the system, and for A4. It must not have a `<` or a `&`. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --line: #d5dae1; --text: #1c2128; --faint: #59636e;
  --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; --ringing: #d4a72c; --talking: #2da44e; --voicemail: #8250df;
  --unknown: #8c959f; --bar: #0969da; --focus: #0969da; }
@media screen and (prefers-color-scheme: dark) { :root { --page: #0f1318; --card: #171c23; --line: #313945; --text: #e6e9ee;
  --faint: #9aa5b1; --good: #3fb950; --bad: #ff7b72; --warn: #e3b341; --ringing: #d29922; --talking: #2ea043;
  --voicemail: #a371f7; --unknown: #6e7681; --bar: #58a6ff; --focus: #58a6ff; } }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; } footer { padding-bottom: 3rem; color: var(--faint); font-size: 0.85rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 0.75rem; }
h3 { font: inherit; margin: 0; display: inline; }
p { margin: 0.25rem 0; } .faint { color: var(--faint); } .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0; }
.tiles div { padding: 0.75rem 1rem; } .tiles dt { color: var(--faint); font-size: 0.85rem; } .tiles dd { margin: 0; font-size: 1.35rem; font-weight: 600; white-space: nowrap; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.charts h2 { margin: 0 0 0.5rem; }
.chart { display: block; width: 100%; height: 8rem; border-bottom: 1px solid var(--line); }
.axis { display: flex; justify-content: space-between; color: var(--faint); font-size: 0.75rem; margin-top: 0.25rem; }
.axis.columns span { flex: 1 1 0; text-align: center; white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.75rem 0 0; padding: 0; list-style: none; font-size: 0.85rem; }
.legend svg { width: 0.8rem; height: 0.8rem; vertical-align: -0.05rem; margin-right: 0.35rem; }
.fill-answered, .fill-talking { fill: var(--talking); } .fill-missed { fill: var(--bad); } .fill-voicemail { fill: var(--voicemail); }
.fill-ringing { fill: var(--ringing); } .fill-other, .fill-unknown { fill: var(--unknown); } .fill-bar { fill: var(--bar); }
.tick { stroke: var(--text); stroke-width: 2px; vector-effect: non-scaling-stroke; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; margin-top: 1rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; white-space: nowrap; padding: 0.2rem 0.4rem; border-top: 1px solid var(--line); } th:first-child, td:first-child { text-align: left; white-space: normal; }
thead th { border-top: 0; color: var(--faint); font-weight: 400; }
fieldset { border: 0; padding: 0; margin: 0 0 0.75rem; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; } legend { float: left; padding: 0; margin-right: 1.25rem; color: var(--faint); }
input { accent-color: var(--bar); }
.list { display: grid; gap: 0.5rem; margin-top: 0.75rem; }
.entry { padding: 0; } .entry.problem { border-left: 4px solid var(--bad); } .entry.problem.mild { border-left-color: var(--warn); }
.entry > details > summary { padding: 0.6rem 1rem; display: grid; grid-template-columns: 11.5rem 6rem minmax(0, 1fr); gap: 0 1rem; list-style: none; }
.entry > details > summary::-webkit-details-marker { display: none; }
summary { cursor: pointer; } summary:focus-visible, input:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.entry > details > summary .when::before { content: "▸ "; } .entry > details[open] > summary .when::before { content: "▾ "; }
.when { color: var(--faint); font-variant-numeric: tabular-nums; } .outcome { font-weight: 600; }
.what { overflow-wrap: anywhere; } .row { grid-column: 1 / -1; display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 1rem; align-items: center; margin-top: 0.25rem; font-size: 0.85rem; }
.call-bar { display: block; width: 100%; height: 0.9rem; background: var(--page); border-radius: 3px; }
.phases { color: var(--faint); }
.events { margin: 0; padding: 0.25rem 1rem 0.75rem 2.25rem; } .events > li { padding: 0.4rem 0; } .events > li::marker { color: var(--faint); }
.issues { margin: 0.1rem 0; padding-left: 1.1rem; font-size: 0.9rem; overflow-wrap: anywhere; }
.inner > summary { color: var(--faint); font-size: 0.85rem; width: fit-content; }
pre { margin: 0.35rem 0; padding: 0.6rem 0.8rem; background: var(--page); border-radius: 6px; font: 0.8rem/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 32rem; overflow: auto; }
.name { font-weight: 600; overflow-wrap: anywhere; }
main:has(#show-problems:checked) .entry:not(.problem), main:has(#show-missed:checked) .entry.call:not(.is-missed),
main:has(#show-voicemail:checked) .entry.call:not(.is-voicemail), main:has(#show-answered:checked) .entry.call:not(.is-answered) { display: none; }
@media (max-width: 44rem) { .entry > details > summary { grid-template-columns: 1fr auto; } .entry > details > summary .what { grid-column: 1 / -1; } .row { grid-template-columns: 1fr; }
  tr > :nth-child(3):nth-last-child(4), tr > :nth-child(5):nth-last-child(2) { display: none; } .axis.columns { font-size: 0.65rem; } }
@page { size: A4; margin: 14mm; }
@media print { body { background: none; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; } header, main, footer { max-width: none; padding: 0; } header { padding-top: 0; }
  fieldset, .inner { display: none; } .card, .entry, .events > li { break-inside: avoid; } h2 { break-after: avoid; } .charts { grid-template-columns: 1fr 1fr; } .charts .card { break-inside: auto; }
  .entry > details::details-content { content-visibility: visible; block-size: auto; } }
`;
