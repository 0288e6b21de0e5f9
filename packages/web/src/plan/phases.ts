import { numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import { figuresApart } from '@lockstep/engine/figure';
import { stepOf } from '@lockstep/engine/names';
import type { PhasePoint } from '@lockstep/engine/plan/answer';
import { scroll, table } from '../page/table.ts';
import type { PageModel } from './model.ts';
import type { Texts } from './texts.ts';

/** Steps side by side, where they were asked for: each point of time against stake, with its phases. */
export function renderPhases({ agreement, answer }: PageModel, texts: Texts): string {
  if (!answer.phases) return '';
  const { parties } = agreement;
  const { phasesColumns: columns, firstColumns } = texts;
  const { frontier, proved } = answer.phases;
  const show = numbersOf(answer);
  const times = figuresApart([...frontier.map(({ time }) => time), 0], 'exact');
  const number = (value: number, isBroken = false) =>
    `<td class="${isBroken ? 'n brk' : 'n'}">${show.number(value)}</td>`;
  const heads = [
    `<th scope="col">${firstColumns.holds}</th><th scope="col">${columns.phases}</th>`,
    `<th scope="col" class="n">${escapeText(columns.time(agreement.timeUnit))}</th>`,
    ...parties.map((party) => `<th scope="col" class="n">${escapeText(firstColumns.stake(party.name))}</th>`),
    `<th scope="col" class="n">${columns.trust}</th>`,
  ];
  const rows = frontier.map((point, p) => {
    const mark = point.holds
      ? `\u2713 <span class="vh">${texts.yes}</span>`
      : `\u2715 <span class="vh">${texts.no}</span>`;
    const stakes = parties.map(({ id }) => {
      const stake = point.stakes[id] ?? 0;
      return number(stake, stake > (answer.at_stake[id] ?? 0));
    });
    return `<tr><td>${mark}</td><th scope="row">${phasesOf(agreement, point)}</th><td class="n">${times[p]}</td>${stakes.join('')}${number(point.least_trust)}</tr>`;
  });
  const notes = [texts.phasesNote(answer.along !== undefined), ...(proved ? [] : [texts.phasesUnproved])];
  return `<section class="sec" id="phases" style="margin-top:24px"><h2>${texts.phases}</h2><p class="lead">${notes.map(escapeText).join(' ')}</p>
${scroll(texts.phases, table(heads, rows))}</section>`;
}

function phasesOf(agreement: PageModel['agreement'], { phases }: PhasePoint): string {
  const titles = phases.map((phase) => phase.map((id) => stepOf(agreement, id).title).join(' + '));
  return `<ol>${titles.map((title) => `<li>${escapeText(title)}</li>`).join('')}</ol>`;
}
