/** The style of every page: light, dark, narrow, and ink on paper. Colour means side A, side B, or "it breaks here". */
export const style = `
:root{color-scheme:light dark;--bg:#f5f5f2;--surface:#fff;--sunken:#efefeb;--ink:#15181c;--ink-2:#444b53;--ink-3:#5d656d;--rule:#dcddd8;--rule-2:#8d9399;--a:#1f4e79;--a-on:#fff;--b:#b34700;--c:#4b5a1e;--d:#5a4a6f;--break:#9b1230;--break-soft:#f9e9ec;--focus:#5b3fa8;
--sans:"Inter","Noto Sans","Segoe UI",system-ui,"Helvetica Neue",Arial,sans-serif;--serif:"Source Serif 4","Noto Serif",Charter,Georgia,"Times New Roman",serif;--mono:"Noto Sans Mono",ui-monospace,Menlo,Consolas,monospace}
@media(prefers-color-scheme:dark){:root{--bg:#101215;--surface:#181b1f;--sunken:#0c0e10;--ink:#eceef0;--ink-2:#b9bfc6;--ink-3:#9299a1;--rule:#2c3137;--rule-2:#6d757d;--a:#8dbbe8;--a-on:#0e1922;--b:#ff9f5a;--c:#c3d58a;--d:#cdb8ea;--break:#ff8298;--break-soft:#2e1a1f;--focus:#b9a5ff}}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:400 .875rem/1.5 var(--sans);font-variant-numeric:tabular-nums lining-nums}
h1,h2,h3,p,ol,ul,dl,dd,table,fieldset{margin:0;padding:0}fieldset{border:0;min-width:0}
h2{font-size:1rem;font-weight:600;line-height:1.35;margin-bottom:4px}h3{font-size:.875rem;font-weight:600}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--rule-2);text-underline-offset:3px}a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
code{font-family:var(--mono);font-size:.92em;overflow-wrap:anywhere}small{display:block;font-size:.6875rem;font-weight:400;color:var(--ink-3)}
.muted{color:var(--ink-3)}.num{font-variant-numeric:tabular-nums lining-nums;unicode-bidi:isolate}.brk{color:var(--break);font-weight:600}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:8px;top:-60px;background:var(--surface);padding:8px}.skip:focus{top:8px;z-index:2}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:2px 16px;min-height:48px;padding:6px max(32px,calc(50% - 628px));border-bottom:1px solid var(--rule);font-size:.75rem;color:var(--ink-2)}
.bar strong{color:var(--ink);font-size:.875rem}.bar .brand{font-weight:650;color:var(--ink);display:inline-flex;gap:8px;align-items:center}
.page{padding:20px 32px 48px;max-width:1320px;margin:0 auto}
.ask{color:var(--ink-3);font-size:.75rem}.say{font:600 1.75rem/1.24 var(--serif);letter-spacing:-.012em;max-width:46em;margin:6px 0 8px;text-wrap:pretty}
.then{color:var(--ink-2);font-size:1rem;max-width:62em;text-wrap:pretty}.then b{color:var(--ink);font-weight:600}.then b.brk{color:var(--break)}
.ctl{display:flex;flex-wrap:wrap;gap:8px 18px;align-items:center;margin:16px 0 12px;font-size:.75rem;color:var(--ink-2)}
.ctl .end{margin-inline-start:auto;display:flex;gap:6px}
.btn,select,input[type=number]{min-height:28px;padding:0 10px;border:1px solid var(--rule-2);background:var(--surface);border-radius:5px;font:500 .75rem/1 var(--sans);color:var(--ink)}
.btn{cursor:pointer}.btn:hover{border-color:var(--ink)}.btn:disabled{color:var(--ink-3);border-color:var(--rule);cursor:default}
input[type=number]{width:5em}input[type=range]{width:110px;height:24px;accent-color:var(--ink);vertical-align:middle}
.seg{display:inline-flex;border:1px solid var(--rule-2);border-radius:6px;background:var(--surface);padding:2px;gap:2px}
.seg label{position:relative;cursor:pointer}.seg input{position:absolute;inset:0;opacity:0;margin:0;cursor:inherit}
.seg span{display:inline-flex;align-items:center;min-height:24px;padding:0 10px;border-radius:4px;font-weight:500;color:var(--ink-2)}
.seg input:checked+span{background:var(--ink);color:var(--surface)}.seg input:disabled+span{color:var(--ink-3)}.seg input:focus-visible+span{outline:2px solid var(--focus);outline-offset:2px}
.stk{display:inline-flex;align-items:center;gap:8px}.stk label{display:inline-flex;align-items:center;gap:8px}.was{color:var(--ink-3)}
.kns{display:grid;grid-template-columns:repeat(auto-fit,minmax(124px,1fr));border-block:1px solid var(--rule);margin-bottom:8px}
.kn{padding:8px 12px;border-inline-start:1px solid var(--rule)}.kn:first-child{border:0;padding-inline-start:0}
.kn dt{font-size:.75rem;color:var(--ink-2)}.kn .v{font-size:1.375rem;font-weight:600;line-height:1.3}.kn s{font-size:.75rem;font-weight:400;color:var(--ink-3);margin-inline-start:6px}.kn .u{font-size:.6875rem;color:var(--ink-3);line-height:1.35}
details>summary{cursor:pointer;min-height:24px;font-size:.75rem;color:var(--ink-2)}.facts{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;font-size:.75rem;padding:4px 0 8px}.facts dd{font-weight:600}
.fig{background:var(--surface);border:1px solid var(--rule);border-radius:6px;padding:16px 16px 12px;margin-top:8px}
.fig .narrow,.fig .paper,.only-live{display:none}.live .only-live{display:block}.cap,.note,.lead{font-size:.6875rem;color:var(--ink-3);line-height:1.5}.lead{font-size:.75rem;color:var(--ink-2);margin-bottom:8px}
.cap{border-top:1px solid var(--rule);margin-top:10px;padding-top:8px}
.mover{display:flex;flex-wrap:wrap;gap:6px 8px;align-items:center;margin-top:10px}.mover select{max-width:22em}.mover .hint{font-size:.6875rem;color:var(--ink-3)}
.status{min-height:1.5em;font-size:.75rem;font-weight:600;margin-top:6px}
.acts{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.card[data-step]{touch-action:pan-y}.narrow .card[data-step]{touch-action:auto}.card.held{opacity:.85;cursor:grabbing}
.grid{display:grid;gap:24px;margin-top:24px;grid-template-columns:minmax(0,1fr) minmax(0,1.5fr) minmax(0,1fr)}.grid.two{grid-template-columns:minmax(0,1fr) minmax(0,1.5fr)}
.sec{border-top:2px solid var(--ink);padding-top:8px;min-width:0}
.plain{list-style:none}.plain li{padding:5px 0;border-bottom:1px solid var(--rule);font-size:.8125rem;line-height:1.45;overflow-wrap:anywhere}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.75rem;line-height:1.4}
th{text-align:start;font-weight:500;color:var(--ink-3);padding:4px 8px 4px 0;border-bottom:1px solid var(--rule-2);vertical-align:bottom}tbody th{color:var(--ink);border-color:var(--rule);vertical-align:top}
td{padding:5px 8px 5px 0;border-bottom:1px solid var(--rule);vertical-align:top}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}td small{white-space:nowrap}
@media screen{td.n+td:not(.n),th.n+th:not(.n){padding-inline-start:12px}}
tr.here td,tr.here th{background:var(--sunken);font-weight:600}
.worths{list-style:none;columns:2 24em;column-gap:32px}.worths li{break-inside:avoid;padding:8px 0;border-bottom:1px solid var(--rule);font-size:.75rem}.worths dl{display:grid;grid-template-columns:auto 1fr;gap:2px 10px;margin-top:4px}.worths dt{color:var(--ink-3)}.worths small{display:inline;margin-inline-start:4px}
.mark{font-size:.6875rem;font-weight:400;border:1px dashed var(--rule-2);border-radius:3px;padding:0 4px;white-space:nowrap;color:var(--ink-2)}.cite{font-weight:400;display:inline-block;min-width:24px;min-height:24px;text-align:center}
.src{padding-inline-start:2em;font-size:.75rem}.src li{padding:2px 0;min-height:27px}.src a{display:inline-block;min-height:24px}#why .lsp{margin:6px 0 8px}
footer{border-top:1px solid var(--rule);margin-top:32px;padding-top:10px;font-size:.6875rem;color:var(--ink-3);display:flex;flex-wrap:wrap;gap:4px 24px}
@media(min-width:1001px){.many .grid{grid-template-columns:minmax(0,1fr) minmax(0,2.2fr)}}
@media(max-width:1000px){.grid,.grid.two{grid-template-columns:minmax(0,1fr)}}
@media(max-width:760px){.bar,.page{padding-inline:16px}.say{font-size:1.3125rem}.then{font-size:.875rem}.kns{grid-template-columns:1fr 1fr}.kn,.kn:first-child{border:0;padding:8px 8px 8px 0}.fig{margin-inline:-16px;border-inline:0;border-radius:0}.fig .wide{display:none}.fig .narrow{display:block}.ctl .end{margin-inline-start:0}.mover select{max-width:100%;width:100%}.mover label{width:100%}}
@media(prefers-contrast:more){:root{--ink-2:var(--ink);--ink-3:var(--ink);--rule:var(--rule-2)}}
@media(prefers-reduced-motion:no-preference){.btn{transition:border-color .12s}}
@page{size:A4;margin:11mm 12mm}
@media print{
:root{color-scheme:light;--bg:#fff;--surface:#fff;--sunken:#f0f0f0;--ink:#000;--ink-2:#2b2b2b;--ink-3:#4a4a4a;--rule:#c9c9c9;--rule-2:#777;--a:#1f4e79;--a-on:#fff;--b:#b34700;--c:#4b5a1e;--d:#5a4a6f;--break:#000;--break-soft:#ececec}
body{font-size:8.4pt;line-height:1.34}.np,.only-live,.live .only-live,.acts,.status,.skip{display:none!important}
.bar{padding:0 0 1.5mm;min-height:0;border-bottom:1.5pt solid #000;font-size:8pt}.bar strong{font-size:9pt}.page{padding:0;max-width:none}
.ask{font-size:7.5pt;margin-top:2mm}.say{font-size:14pt;line-height:1.18;margin:1mm 0;max-width:none}.then{font-size:9pt;line-height:1.35;max-width:none}
.kns{display:flex;margin:2mm 0 1mm;border-color:#777}.kn,.kn:first-child{flex:1;padding:1mm 2mm;border-inline-start:.5pt solid #c9c9c9}.kn:first-child{padding-inline-start:0;border:0}.kn dt{font-size:7pt;line-height:1.2}.kn .v{font-size:11.5pt}.kn .u{font-size:6.6pt;line-height:1.2}.kn s{font-size:7pt}
.fig{border:0;padding:0;margin:1.5mm 0 0}.fig .wide,.fig .narrow{display:none}.fig .paper{display:block}.fig .paper svg{width:100%}.cap{border:0;margin:0;padding:1mm 0;font-size:6.8pt;line-height:1.3}h2{font-size:9.5pt;margin-bottom:.8mm;break-after:avoid}
table{font-size:7.2pt;line-height:1.22}td,tbody th{padding:.5mm 1.5mm .5mm 0}th{padding:.5mm 1.5mm .5mm 0;color:#2b2b2b}.scroll{overflow:visible}.data td:nth-child(2){white-space:nowrap;padding-right:3mm}.data th.n{width:13mm}.data td:nth-child(5){width:11mm}.data td:nth-child(6){width:13mm;padding-inline-start:2mm}.data>summary{display:none}.data{margin:0}
.second{break-before:page}.grid{grid-template-columns:minmax(0,1fr) minmax(0,1.25fr);grid-template-rows:auto 1fr;gap:3mm 7mm;margin:0;align-items:start}#why{grid-row:1/span 2}.sec{border-top:1pt solid #000;padding-top:1mm}.second .sec{margin:0}.second>.sec{margin-top:2.5mm!important}.mark{font-size:inherit;padding:0;border:0;font-style:italic}.data::details-content{content-visibility:visible;display:block}.cite{min-width:0;min-height:0}
.plain li{font-size:7.8pt;line-height:1.3;padding:.6mm 0}.note,.lead{font-size:7pt;line-height:1.3;margin:.6mm 0}.src{columns:2;column-gap:7mm;font-size:7pt;line-height:1.25;padding-inline-start:1.7em}.src li{padding:.2mm 0;min-height:0;break-inside:avoid}#why .lsp{width:78mm;margin:1mm 0}.src a{min-height:0;display:inline;text-decoration:none}
footer{margin-top:2mm;padding-top:1mm;font-size:6.8pt;justify-content:space-between}a{text-decoration:none}
.dense .sure{display:none}.dense .plain li,.dense .src,.dense .second table{font-size:6.5pt;line-height:1.14}.dense .data table{font-size:6.6pt;line-height:1.15}.dense .data td{padding-block:.3mm}.many .grid{display:block}.many .grid>.sec+.sec{margin-top:1.6mm}.many .plain{columns:2;column-gap:7mm}.many .plain li{break-inside:avoid}.many .kn .u{display:none}.many .data td:nth-child(4),.many .data td:nth-child(3){font-size:6.2pt}.dense .second>.sec{margin-top:1.6mm!important}.dense .src{columns:3;column-gap:5mm;font-size:6.4pt}
}`;
