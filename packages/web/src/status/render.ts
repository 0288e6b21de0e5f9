import { numbersWith } from '@lockstep/charts/numbers';
import { drawGantt, drawStatus } from '@lockstep/charts/status';
import { escapeText } from '@lockstep/charts/write';
import type { Agreement } from '@lockstep/engine/agreement';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { PowerStatus, StatusAnswer } from '@lockstep/engine/status/answer';
import type { Entry } from '@lockstep/engine/status/entry';
import { labelOf, list } from '@lockstep/engine/words';
import { renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import type { PageModel } from '../page/model.ts';
import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import { scroll } from '../page/table.ts';
import { renderRecord } from './record.ts';
import { renderDifferences, renderSteps } from './table.ts';
import { statusTexts as english, type StatusTexts } from './texts.ts';

/** All that the page is made of. */
export type StatusModel = PageModel & {
  readonly answer: StatusAnswer;
  /** The record, by number. */
  readonly entries: readonly Entry[];
  /** What each party's own account makes of it; empty where one account was asked for. */
  readonly accounts: Readonly<Record<string, StatusAnswer>>;
};

/** The page of question `status` as one file, without a script. */
export function renderStatusPage(model: StatusModel, texts: StatusTexts = english): string {
  const title = texts.pageTitle(model.agreement.title);
  return renderAnswerPage(model, statusPart(model, texts), { title, size: 'dense' }, texts);
}

export function statusPart(model: StatusModel, texts: StatusTexts = english): AnswerPart {
  const { agreement, answer } = model;
  const told = answer.told_by === null ? null : nameOf(agreement, answer.told_by);
  return {
    word: texts.word,
    question: texts.question,
    headline: answer.headline,
    lead: [texts.lead(answer.as_of, answer.known_on, told)],
    body: renderStatus(model, texts),
    style,
    show: numbersWith('exact'),
    scope: {},
  };
}

/** Wide tables scroll on a narrow screen; an entry that a mark led to is marked. */
const style = `.sec ul+h2,.sec p+h2{margin-top:16px}.rows td,.rows th{font-size:.75rem}.rows td.d,.rows th.d{white-space:nowrap}.rows tr:target td,.rows tr:target th{background:var(--sunken);box-shadow:inset 0 2px var(--focus),inset 0 -2px var(--focus)}.rows .stand{font-weight:600}.rows td small{white-space:normal;font-size:inherit}.rows .lsp{display:inline-block;vertical-align:-4px;margin-inline-end:4px}
.powers{display:grid;gap:20px 28px;grid-template-columns:repeat(auto-fit,minmax(260px,1fr))}.powers p{font-size:.8125rem}
.rows .src1{display:inline-block;min-height:24px}.lsp a:focus-visible .hit{stroke:var(--l-focus);stroke-width:2}.lsp a{cursor:pointer}
@media screen and (max-width:760px){.scroll .rows{min-width:720px}.scroll .rows.few{min-width:0}}
@media print{.rows td,.rows th{font-size:6.8pt;line-height:1.2}.rows .src1{display:inline;min-height:0}.powers{display:block;columns:2}}`;

function renderStatus(model: StatusModel, texts: StatusTexts): string {
  const { agreement, answer } = model;
  const title = (id: string) => titleOf(agreement, id);
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(agreement, id));
  const notices = answer.notices.map((notice) =>
    texts.notice(
      notice,
      nameOf(agreement, notice.by),
      names(notice.whom),
      notice.step === null ? null : title(notice.step),
      notice.answered ? nameOf(agreement, notice.answered.by) : '',
    ),
  );
  const terms = termsOf(model, texts);
  const gone = answer.sources_gone.map(({ entry, now, since }) => texts.gone(entry, now, since));
  const numbered = (each: StatusAnswer['misfits'][number]) => texts.numbered(each.entry, each.sentence);
  const next = answer.deadlines.map(({ sentence }) => sentence);
  return `<section class="fig" aria-label="${escapeText(texts.figureTitle)}">${renderLedger(model, texts)}
<details class="data"><summary>${texts.table}</summary>${scroll(texts.tableTitle, renderSteps(model, texts))}</details></section>
${renderDifferences(model, texts)}
${renderPowers(model, texts)}
<section class="fig" style="margin-top:24px" aria-label="${escapeText(texts.ganttTitle)}">${renderCalendar(model, texts)}</section>
<div class="grid two"><section class="sec" id="next">${
    next.length > 0
      ? renderSentences(texts.deadlinesTitle, next)
      : `<h2>${texts.deadlinesTitle}</h2><p>${texts.noDeadlines}</p>`
  }${renderSentences(texts.noticesTitle, notices)}${renderSentences(texts.termsTitle, terms)}</section>
<section class="sec" id="why">${renderSentences(texts.why, answer.why)}${renderSentences(
    texts.changes,
    answer.changes.filter((each) => !next.includes(each)),
  )}${renderSentences(texts.goneTitle, gone)}${renderSentences(texts.misfitsTitle, answer.misfits.map(numbered))}${renderSentences(
    texts.atOddsTitle,
    answer.at_odds.map(numbered),
  )}</section></div>
<section class="sec more" id="record" style="margin-top:24px">${renderRecord(model, texts)}</section>`;
}

/** What was changed on one day by the same parties stands in one sentence. */
function termsOf({ agreement, answer }: StatusModel, texts: StatusTexts): string[] {
  const changes = new Map<string, string[]>();
  for (const { at, step, what, agreed_by, by_all } of answer.changed_terms) {
    const who = agreed_by.map((id) => nameOf(agreement, id));
    const head = texts.terms(at, what, who, by_all);
    changes.set(head, [...(changes.get(head) ?? []), `\u201c${titleOf(agreement, step)}\u201d`]);
  }
  return [...changes].map(([head, titles]) => `${head} ${list(titles)}.`);
}

type Draw = typeof drawStatus;

function drawInEachRoom(draw: Draw, { agreement, answer }: StatusModel, texts: StatusTexts, mark: string): string {
  const look = {
    words: texts.chart,
    dir: texts.dir,
    style: false,
    ...(draw === drawStatus && { entryAt: (entry: number) => `#entry-${entry}` }),
  };
  return inEachRoom(
    ({ width, prefix }) => draw({ agreement, answer }, { ...look, width, prefix: `${mark}${prefix}` }),
    {
      paper: 760,
    },
  );
}

function renderLedger(model: StatusModel, texts: StatusTexts): string {
  const { counted, all, corrected } = model.answer.entries;
  const unread = model.entries.filter(({ basis }) => basis !== 'seen').length;
  return `<h2>${escapeText(texts.figureTitle)}</h2>
${drawInEachRoom(drawStatus, model, texts, '')}
<p class="cap">${escapeText(texts.figureNote(counted, all, corrected, unread))}</p>`;
}

function renderCalendar(model: StatusModel, texts: StatusTexts): string {
  return `<h2>${escapeText(texts.ganttTitle)}</h2>
${drawInEachRoom(drawGantt, model, texts, 'g')}
<p class="cap">${escapeText(texts.ganttNote)}</p>`;
}

/** What happens with each power, and what could stop it. */
function renderPowers(model: StatusModel, texts: StatusTexts): string {
  const { powers } = model.answer;
  if (powers.length === 0) return '';
  const each = powers.map((power) => renderPower(model.agreement, power, texts));
  return `<section class="sec" id="powers" style="margin-top:24px"><h2>${texts.powersTitle}</h2><div class="powers">${each.join('')}</div></section>`;
}

function renderPower(agreement: Agreement, power: PowerStatus, { power: texts, chart }: StatusTexts): string {
  const names = (ids: readonly string[]) => list(ids.map((id) => nameOf(agreement, id)));
  const title = agreement.powers?.find(({ id }) => id === power.power)?.title ?? power.power;
  const { blocking_act: block, on_silence: silence, sunset, contested_by: contested } = power;
  const facts: (readonly [string, string])[] = [
    [texts.holders, names(power.holders)],
    ...(block ? [[texts.blocks, texts.blocked(names(block.holders), block.act)] as const] : []),
    ...(silence ? [[texts.silence, texts.silences[silence]] as const] : []),
    ...(sunset ? [[texts.sunset, sunset] as const] : []),
    [texts.contested, contested.length > 0 ? names(contested) : texts.nobody],
  ];
  const rows = facts.map(([term, fact]) => `<dt>${escapeText(term)}</dt><dd>${escapeText(fact)}</dd>`).join('');
  return `<div><h3>${escapeText(labelOf(title))} <span class="mark">${chart.states[power.state]}</span></h3><p>${escapeText(power.sentence)}</p><dl class="facts">${rows}</dl></div>`;
}
