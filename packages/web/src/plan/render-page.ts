import { chartStyle } from '@lockstep/charts/look';
import { escapeText } from '@lockstep/charts/write';
import { firstView, type PageModel, type View } from './model.ts';
import { movingParts, renderControls } from './parts.ts';
import { renderPhases } from './phases.ts';
import { renderRests, renderSources } from './rests.ts';
import { style } from './style.ts';
import { texts as english, type Texts } from './texts.ts';

/**
 * The page of question `plan` as one file: complete without its script, and printed on two sheets. `script` is the
 * bundled text of `page.ts`. The page loads nothing: its policy forbids every request.
 */
export function renderPage(model: PageModel, script = '', texts: Texts = english): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:";
  return `<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeText(texts.pageTitle(model.agreement.title))}</title>
<style>${chartStyle()}${style}</style>
</head>
<body class="${sizeOf(model)}">
${renderBody(firstView(model), texts)}
<script type="application/json" id="model">${embedJson(model)}</script>
${script === '' ? '' : `<script>${embedScript(script)}</script>`}
</body>
</html>
`;
}

function renderBody(view: View, texts: Texts): string {
  const part = (id: string) => movingParts[id]?.(view, texts) ?? '';
  const { model } = view;
  const button = (id: string, text: string) => `<button type="button" class="btn" id="${id}">${text}</button>`;
  return `<a class="skip" href="#answer">${texts.skip}</a>
${renderBar(model, texts)}
<main class="page" id="answer">
<section id="say">${part('say')}</section>
<div class="only-live" id="controls">${renderControls(view, texts)}</div>
<section id="numbers" aria-label="${texts.numbers}">${part('numbers')}</section>
<section class="fig" aria-label="${texts.chart.staircaseTitle}">
<div id="figure">${part('figure')}</div>
<div class="only-live" id="mover">${part('mover')}</div>
<p class="status" id="status" role="status" aria-live="polite"></p>
<noscript><p class="cap">${texts.noScript}</p></noscript>
<div class="acts only-live">${button('copy', texts.copyLink)} ${button('svg', texts.downloadSvg)} ${button('print', texts.print)}</div>
<details class="data" open><summary>${texts.table}</summary><div class="scroll" id="table" tabindex="0" role="region" aria-label="${texts.table}">${part('table')}</div></details>
</section>
<div class="second">
<div class="grid">
<section class="sec" id="why">${part('why')}</section>
<section class="sec" id="first">${part('first')}</section>
<section class="sec" id="changes">${part('changes')}</section>
</div>
${renderPhases(model, texts)}
<section class="sec" id="rests" style="margin-top:24px">${renderRests(model, texts)}</section>
<section class="sec" id="sources" style="margin-top:24px">${renderSources(model, texts)}</section>
<footer><span>${escapeText(texts.footer(model.version))}</span><code>${escapeText(model.command)}</code><span>${texts.never}</span></footer>
</div>
</main>`;
}

function renderBar({ agreement, assessment, assessmentName }: PageModel, texts: Texts): string {
  const name = assessment.by ?? assessmentName;
  return `<header class="bar"><span class="brand"><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path fill="var(--a)" d="M1 2h5v7H1zM11 2h5v7h-5z"/><path fill="none" stroke="var(--b)" stroke-width="1.6" d="M6.8 11.8h4.4v6.4H6.8zM14.8 11.8h4.4v6.4h-4.4z"/></svg>${texts.product}</span>
<strong>${escapeText(agreement.title)}</strong><span>${texts.asOf(escapeText(agreement.asOf))}</span>${
    name ? `<span>${escapeText(texts.assessment(name))}</span>` : ''
  }</header>`;
}

/** How much there is to say: two sheets of paper need smaller print for long deals, another layout for many parties. */
function sizeOf({ agreement, answer }: PageModel): string {
  const letters = [...answer.why, ...answer.changes].join('').length;
  const many = agreement.parties.length > 2;
  const dense = many || agreement.steps.length > 12 || letters > 3200 || answer.changes.length > 9;
  return [dense ? 'dense' : '', many ? 'many' : ''].join(' ').trim();
}

/** JSON that can stand inside a script element whatever its texts hold. */
function embedJson(model: PageModel): string {
  return JSON.stringify(model)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function embedScript(script: string): string {
  return script.replace(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--');
}
