/**
 * Rules of the report alone: a first page, then one answer after another. On paper each begins a sheet, and what is more
 * than a reader needs there (`more`, tables behind drawings, all but the first sentences) is left to the screen.
 */
export const reportStyle = `
.report .answer{border-top:3px solid var(--ink);margin-top:56px;padding-top:16px}.report .ground{margin-top:56px}
.report .answer .say{font-size:1.375rem}.report .answer .grid{margin-top:16px}
.first .grid.two{grid-template-columns:minmax(0,1.5fr) minmax(0,1fr)}
.findings{list-style:none;counter-reset:finding}.findings li{counter-increment:finding;display:grid;grid-template-columns:1.6em 1fr;padding:7px 0;border-bottom:1px solid var(--rule);font-size:.875rem;line-height:1.45}
.findings li::before{content:counter(finding);font-weight:650;color:var(--ink-3)}.findings .to{white-space:nowrap;display:inline-block;min-height:24px;font-size:.75rem;color:var(--ink-3)}
.first .sec ul+h2{margin-top:16px}a.worth{text-decoration-thickness:1px}
@media screen and (max-width:1000px){.first .grid.two{grid-template-columns:minmax(0,1fr)}}
@media print{
.report .first{break-after:page}.report .answer{border:0;margin:0;padding:0;break-before:page}.report .first+.answer{break-before:auto}.report .ground{break-before:page;margin:0}
.report .answer .say{font-size:13pt}.report .answer .then{font-size:8.4pt;line-height:1.28}.report .more,.report .data,.report .verify .cap,.report .verify .paper+.paper,.report .answer .plain li:nth-child(n+5),.report .answer .grid .note,.report .answer .beside .note{display:none!important}
.report .lsp .small{font-size:11px}.report #deals .plain li:nth-child(n+3),.report #doubt .plain li:nth-child(n+3){display:none}.report .answer .plain li,.report .ground .plain li{font-size:7pt;line-height:1.2;padding:.35mm 0}.report .answer table{font-size:6.7pt;line-height:1.15}.report .answer .grid,.report .answer .halves{display:block;columns:2;column-gap:6mm;margin-top:2mm}.report .answer .grid .sec{break-inside:auto}
.report .answer .fig{margin-top:1.5mm}.report .answer .sec{margin-top:0!important}.report #plan .paper .lsp{max-height:66mm}.report #deals .paper .lsp{max-height:70mm}.report #clock .paper .lsp{max-height:100mm}.report #repair .paper .lsp{max-height:118mm}.report #doubt .paper .lsp{max-height:78mm}
.report #worths>summary{display:none}.report #worths{display:block!important}.report #worths::details-content{content-visibility:visible;display:block}.report .worths{columns:2;column-gap:7mm}.report .worths li{padding:1mm 0;font-size:6.8pt;line-height:1.2}.report .worths h3{font-size:7.6pt}.report .worths dl{display:block;margin-top:.4mm}.report .worths dt{display:inline;font-weight:600}.report .worths dd{display:inline}.report .worths dd::after{content:"";display:block}.report .worths .note{font-size:6.4pt}
.findings li{font-size:8.6pt;line-height:1.3;padding:.8mm 0}.findings .to{min-height:0;font-size:7.5pt}.report .second{break-before:auto}
}`;
