import type { Numbers } from '@lockstep/charts/numbers';
import { type PageParts, renderDocument, renderFooter, renderHeadline } from './document.ts';
import { linkTitles } from './link-titles.ts';
import { type CaseModel, isJudged, type PageModel } from './model.ts';
import { renderRests, renderSources } from './rests.ts';
import type { PageTexts } from './texts.ts';

/** One answer as markup: its own page is made of it, and a report of several. */
export interface AnswerPart {
  readonly word: string;
  readonly question: string;
  /** The computed sentence, and what follows from it. */
  readonly headline: string;
  readonly lead: readonly string[];
  /** Everything below. */
  readonly body: string;
  /** Rules for this body alone. */
  readonly style: string;
  /** How its numbers are shown where the worths behind them are listed. */
  readonly show: Numbers;
  readonly scope: { readonly done?: readonly string[]; readonly left_out?: readonly string[] };
}

/**
 * The page of one answer as a file: the answer, then what it rests on. Under an assessment every step it names leads to its
 * worths and why.
 */
export function renderAnswerPage(
  model: PageModel,
  part: AnswerPart,
  frame: Pick<PageParts, 'title' | 'size'>,
  texts: PageTexts,
): string {
  const linked = (markup: string) => (isJudged(model) ? linkTitles(markup, model.agreement) : markup);
  const ground = isJudged(model) ? renderGround(model, part, texts) : renderSourcesAlone(model, texts);
  const main = `<section id="say">${linked(renderHeadline(part, part.headline, part.lead))}</section>
${linked(part.body)}
<div class="second">${ground}
${renderFooter(model, texts)}</div>`;
  return renderDocument(model, { ...frame, main, style: part.style }, texts);
}

/** What every answer rests on: the assessment with every worth and why, and the sources. */
export function renderGround(
  model: CaseModel,
  { show, scope }: Pick<AnswerPart, 'show' | 'scope'>,
  texts: PageTexts,
): string {
  return `<section class="sec" id="rests" style="margin-top:24px">${renderRests(model, show, scope, texts)}</section>
${renderSourcesAlone(model, texts)}`;
}

function renderSourcesAlone(model: PageModel, texts: PageTexts): string {
  return `<section class="sec" id="sources" style="margin-top:24px">${renderSources(model, texts)}</section>`;
}

/** Begins every id in a piece of markup with a word of its own, so that several pieces can stand in one document. */
export function withOwnIds(markup: string, word: string): string {
  const ids = new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] as string));
  const own = (id: string) => (ids.has(id) ? `${word}-${id}` : id);
  return markup
    .replace(/(\s(?:id|for)=")([^"]+)"/g, (_, open: string, id: string) => `${open}${own(id)}"`)
    .replace(
      /(\saria-(?:labelledby|describedby|controls)=")([^"]+)"/g,
      (_, open: string, list: string) => `${open}${list.split(' ').map(own).join(' ')}"`,
    )
    .replace(/(\s(?:xlink:)?href="#)([^"]+)"/g, (_, open: string, id: string) => `${open}${own(id)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${own(id)})`)
    .replace(/(<style[^>]*>)([\s\S]*?)(<\/style>)/g, (_, open: string, rules: string, close: string) => {
      const renamed = rules.replace(/#([\w-]+)/g, (whole, id: string) => (ids.has(id) ? `#${own(id)}` : whole));
      return `${open}${renamed}${close}`;
    });
}
