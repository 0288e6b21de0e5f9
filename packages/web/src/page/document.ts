import { chartStyle } from '@lockstep/charts/look';
import { escapeText } from '@lockstep/charts/write';
import { isJudged, type PageModel } from './model.ts';
import { style } from './style.ts';
import type { PageTexts } from './texts.ts';

/** What stands in the frame of a page. */
export interface PageParts {
  readonly title: string;
  /** Markup of the answer, between the bar and the footer. */
  readonly main: string;
  /** Classes of the body. */
  readonly size?: string;
  /** Rules of this page alone. */
  readonly style?: string;
  /** Data for the script, and the script. */
  readonly data?: object;
  readonly script?: string;
}

/**
 * A page as one file: complete without its script, in light and dark, narrow, and on paper. It loads nothing: its policy
 * forbids every request.
 */
export function renderDocument(model: PageModel, parts: PageParts, texts: PageTexts): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:";
  const { data, script = '' } = parts;
  return `<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeText(parts.title)}</title>
<style>${chartStyle()}${style}${parts.style ?? ''}</style>
</head>
<body class="${parts.size ?? ''}">
<a class="skip" href="#answer">${texts.skip}</a>
${renderBar(model, texts)}
<main class="page" id="answer">
${parts.main}
</main>
${data === undefined ? '' : `<script type="application/json" id="model">${embedJson(data)}</script>`}
${script === '' ? '' : `<script>${embedScript(script)}</script>`}
</body>
</html>
`;
}

function renderBar(model: PageModel, texts: PageTexts): string {
  const { agreement } = model;
  const name = isJudged(model) ? (model.assessment.by ?? model.assessmentName) : null;
  return `<header class="bar"><span class="brand"><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path fill="var(--a)" d="M1 2h5v7H1zM11 2h5v7h-5z"/><path fill="none" stroke="var(--b)" stroke-width="1.6" d="M6.8 11.8h4.4v6.4H6.8zM14.8 11.8h4.4v6.4h-4.4z"/></svg>${texts.product}</span>
<strong>${escapeText(agreement.title)}</strong><span>${texts.asOf(escapeText(agreement.asOf))}</span>${
    name ? `<span>${escapeText(texts.assessment(name))}</span>` : ''
  }</header>`;
}

/** Who made it, with what command, and what it never does. */
export function renderFooter({ version, command }: PageModel, texts: PageTexts): string {
  return `<footer><span>${escapeText(texts.footer(version))}</span><code>${escapeText(command)}</code><span>${texts.never}</span></footer>`;
}

/** The question, the computed headline, and what follows from it, before anything else. `level` 1 once a page. */
export function renderHeadline(
  { word, question }: { readonly word: string; readonly question: string },
  headline: string,
  then: readonly string[] = [],
  level: 1 | 2 = 1,
): string {
  const rest = then.map((text) => `<p class="then">${escapeText(text)}</p>`).join('');
  return `<p class="ask">${word} <span aria-hidden="true">\u00b7</span> ${question}</p>
<h${level} class="say">${escapeText(headline)}</h${level}>${rest}`;
}

/** Sentences as a list under a heading; nothing where there are none. */
export function renderSentences(title: string, sentences: readonly string[]): string {
  if (sentences.length === 0) return '';
  return `<h2>${escapeText(title)}</h2><ul class="plain">${sentences.map((each) => `<li>${escapeText(each)}</li>`).join('')}</ul>`;
}

/** JSON that can stand inside a script element whatever its texts hold. */
function embedJson(data: object): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function embedScript(script: string): string {
  return script.replace(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--');
}
