/** Rules of this page alone. */
export const style = `
.pair{display:grid;gap:32px;grid-template-columns:minmax(0,6fr) minmax(0,7fr);margin-top:10px}.pair thead th,.pair thead td{border:0;padding-block:1px}.pair thead tr:last-child th{border-bottom:1px solid var(--rule-2)}.pair td.n:last-child{padding-inline-end:0}.pair thead th.n{white-space:nowrap}
.pair td,.pair tbody th{padding-block:3px}.pair h3{margin-top:6px;font-size:.75rem;color:var(--ink-2)}
.pair .n small{display:inline;margin-inline-start:4px}
.dm{width:1.4em;text-align:center;font-weight:700;color:var(--ink);padding-inline-end:4px}
.eq td,.eq th{color:var(--ink-3)}.tx td{overflow-wrap:anywhere}.tx td:nth-child(2){width:42%}.pair .sec+.sec{margin-top:12px}.star{white-space:nowrap;width:1.4em}
.all table{table-layout:fixed}.all td,.all th{overflow-wrap:anywhere}.all .dm{width:1.8em}.all .w{width:30%}.all h3{margin:14px 0 2px}
.all small{white-space:normal}.all small.rng{display:inline;margin-inline-start:4px}.note.top{margin-bottom:4px}
@media(max-width:1000px){.pair{grid-template-columns:minmax(0,1fr);gap:12px}}
@media(max-width:760px){.pair>section{overflow-x:auto}.pair thead th.n{white-space:normal}.pair td.n,.pair th.n{padding-inline:2px}.pair td.n[colspan]{white-space:normal}.pair small.rng{display:block;margin:0}.all .w{width:34%}}
@media print{.pair thead th.n,.pair td.n[colspan]{white-space:normal}.pair small,.all small{font-size:6.2pt;line-height:1.15}.all h3{font-size:8.5pt}.pair{grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:5mm;margin-top:1mm}.pair td,.pair tbody th{padding-block:.35mm}.all h3{margin:2mm 0 .5mm}tr{break-inside:avoid}}
`;
