/** Rules of the report alone: a first page, then one answer after another, each on a sheet of its own on paper. */
export const reportStyle = `
.report .answer{border-top:3px solid var(--ink);margin-top:56px;padding-top:16px}.report .ground{margin-top:56px}
.report .answer .say{font-size:1.375rem}.report .answer .grid{margin-top:16px}
.findings{list-style:none;counter-reset:finding}.findings li{counter-increment:finding;display:grid;grid-template-columns:1.6em 1fr;padding:7px 0;border-bottom:1px solid var(--rule);font-size:.875rem;line-height:1.45}
.findings li::before{content:counter(finding);font-weight:650;color:var(--ink-3)}.findings .to{white-space:nowrap;display:inline-block;min-height:24px;font-size:.75rem;color:var(--ink-3)}
.first .sec ul+h2{margin-top:16px}
@media print{.report .first{break-after:page}.report .answer{border:0;margin:0;padding:0;break-before:page}.report .first+.answer{break-before:auto}.report .ground{break-before:page;margin:0}.report .answer .say{font-size:13pt}.report #worths{display:block!important}.report #worths>summary{display:none}.report #worths::details-content{content-visibility:visible;display:block}.report .worths{columns:2}.findings li{font-size:9pt;padding:1mm 0}.findings .to{min-height:0}.report .second{break-before:auto}.report .data{display:none}}`;
