import { numbersWith } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { Beside, DoubtAnswer, Verdict } from '@lockstep/engine/doubt/answer';
import { placesOf, viewName } from '@lockstep/engine/doubt/wording';
import { figuresApart } from '@lockstep/engine/figure';
import { nameOf } from '@lockstep/engine/names';
import { scroll, table, th } from '../page/table.ts';
import type { DoubtModel } from './model.ts';
import type { Texts } from './texts.ts';

/** A view in the table: this page's, or another. */
type Row = Pick<DoubtAnswer, 'likely' | 'draws' | 'not_worth_finishing' | 'holds_given_worth_finishing'> & {
  readonly name: string;
  readonly isHere: boolean;
};

/** Numbers that differ are listed up to here; the rest move the slack less. */
const mostListed = 6;

/** The same road map under each assessment: what each says of it, what divides them, and what would bring them together. */
export function renderBeside(model: DoubtModel, texts: Texts): string {
  const { answer, assessment, assessmentName } = model;
  if (answer.beside.length === 0) return '';
  const own = assessment.by ?? assessmentName ?? model.agreement.id;
  const rows: Row[] = [
    { ...answer, name: texts.thisView(own), isHere: true },
    ...answer.beside.map((other) => ({ ...other, name: viewName(other), isHere: false })),
  ];
  return `<section class="sec" id="beside" style="margin-top:24px"><h2>${texts.beside}</h2><p class="lead">${texts.besideNote}</p>
${renderViews(model, rows, texts)}
<div class="pair">${answer.beside.map((other) => renderDivision(model, other, texts)).join('')}</div></section>`;
}

function renderViews(model: DoubtModel, rows: readonly Row[], texts: Texts): string {
  const { parties } = model.agreement;
  const show = numbersWith(placesOf(model.answer));
  const heads = [
    texts.view,
    texts.verdict,
    ...parties.map(({ name }) => texts.worthOf(name)),
    ...parties.map(({ name }) => texts.slackOf(name)),
    texts.inDraws,
    texts.thenHolds,
  ];
  const cell = (value: number) => `<td class="n${value < 0 ? ' brk' : ''}">${show.number(value)}</td>`;
  const body = rows.map(
    ({ name, isHere, likely, draws, not_worth_finishing: lost, holds_given_worth_finishing: given }) => {
      const drawn =
        draws === 1 ? ['\u2013', '\u2013'] : [show.share(1 - lost), given === null ? '\u2013' : show.share(given)];
      const mark = likely.holds ? '\u2713' : '\u2715';
      return `<tr${isHere ? ' class="here"' : ''}><th scope="row">${escapeText(name)}</th><td${likely.holds ? '' : ' class="brk"'}>${mark} ${escapeText(verdictText(model, likely, texts))}</td>${parties
        .map(({ id }) => cell(likely.worth_finishing[id] as number))
        .join(
          '',
        )}${parties.map(({ id }) => cell(likely.least_slack[id] as number)).join('')}${drawn.map((each) => `<td class="n">${each}</td>`).join('')}</tr>`;
    },
  );
  const columns = heads.map((head, at) => `<th scope="col"${at > 1 ? ' class="n"' : ''}>${escapeText(head)}</th>`);
  return `<div class="scroll views" tabindex="0" role="region" aria-label="${texts.beside}">${table(columns, body)}</div>`;
}

function verdictText({ agreement }: DoubtModel, likely: Verdict, texts: Texts): string {
  if (likely.holds) return texts.verdictHolds;
  const below = (values: Readonly<Record<string, number>>) =>
    agreement.parties.filter(({ id }) => (values[id] as number) < 0).map(({ name }) => name);
  const losers = below(likely.worth_finishing);
  return losers.length > 0 ? texts.verdictUnworthy(losers) : texts.verdictLeaves(below(likely.least_slack));
}

function renderDivision(model: DoubtModel, other: Beside, texts: Texts): string {
  const { agreement, answer } = model;
  const places = placesOf(answer);
  const show = numbersWith(places);
  const listed = other.divide.slice(0, mostListed);
  const rows = listed.map((each) => {
    const [here, there] = figuresApart([each.here, each.there], places);
    const name = texts.chart.number(agreement, each, each.party ?? '');
    const whose = each.party === null ? '' : texts.chart.label(nameOf(agreement, each.party));
    const mark = each.apart ? `<span class="mark" title="${texts.isApart}">${texts.apart}</span>` : '';
    return `<tr><th scope="row">${escapeText(name)} ${mark}</th><td>${escapeText(whose)}</td><td class="n">${here}</td><td class="n">${there}</td><td class="n${each.change < 0 ? ' brk' : ''}">${show.gain(each.change)}</td></tr>`;
  });
  const more = other.divide.length - listed.length;
  const { columns } = texts;
  const numbers =
    rows.length === 0
      ? `<p>${texts.none}</p>`
      : scroll(
          texts.divide(viewName(other)),
          table(
            [th(columns.number), th(columns.whose), th(texts.here, 'n'), th(texts.there, 'n'), th(texts.moves, 'n')],
            rows,
          ),
        );
  const note = more > 0 ? `<p class="note">${texts.fewer(more)}</p>` : '';
  const said = other.sentences.map((sentence) => `<li>${escapeText(sentence)}</li>`);
  return `<div><h3>${escapeText(texts.divide(viewName(other)))}</h3><p class="lead">${texts.divideNote}</p>${numbers}${note}<ul class="plain">${said.join('')}</ul></div>`;
}
