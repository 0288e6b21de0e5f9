import type { Agreement } from '@lockstep/engine/agreement';
import { figure, type Places, placesOf } from '@lockstep/engine/figure';
import type { NoTrade, Standing, WeighAnswer } from '@lockstep/engine/weigh/answer';
import { labelOf } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, headed, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';

/** The answer on one screen of 80 columns: who decides in a room has no time to scroll. */
export function describeWeigh(opened: OpenCase, { view, answer }: Answered<WeighAnswer | NoTrade>): string {
  const { agreement } = opened;
  const by = view.assessment.by ?? view.name ?? 'the file\u2019s own assessment';
  const context = colors.dim(clip(`${agreement.title} \u00b7 as of ${agreement.asOf} \u00b7 ${by}`, width));
  if (!answer.possible) {
    const parts = [...section('Why', answer.why), ...section('What would change it', answer.changes)];
    return [...headed(answer.headline, [], [context]), ...parts].join('\n');
  }
  return [
    ...wrap(answer.headline, width).map(colors.bold),
    ...answer.how_sure.flatMap((each) => wrap(each, width)),
    context,
    ...tableOf(agreement, answer),
    ...[...answer.why, ...answer.changes].flatMap((each) => wrap(each, width, '  ')),
    ...wrap(insteadOf(agreement, answer), width, '  '),
    ...(answer.proved ? [] : ['Not finished in the time given: what the rest would do is the best found.']),
  ].join('\n');
}

/** For each side now, halfway and after; each on its own scale. */
function tableOf(agreement: Agreement, answer: WeighAnswer): string[] {
  const { acts_first: first, halfway } = answer;
  const half = first === 'give' ? halfway.give_first : first === 'take' ? halfway.take_first : null;
  const columns: [string, Standing][] = [
    ['now', answer.before],
    ...(half ? [['half', half] as [string, Standing]] : []),
    ['after', answer.after],
  ];
  const label = 26;
  const cell = Math.min(8, Math.floor((width - label) / (agreement.parties.length * columns.length)));
  const places = placesOf(answer);
  const side = cell * columns.length;
  const names = agreement.parties.map(({ name }) => clip(labelOf(name), side - 1).padStart(side)).join('');
  const heads = agreement.parties.map(() => columns.map(([head]) => head.padStart(cell)).join('')).join('');
  const caption = half ? `half: what I ${first} is done` : '';
  return [
    colors.dim(`${caption.padEnd(label)}${names}`),
    colors.dim(`${clip(`I = ${answer.i}; own scales`, label - 1).padEnd(label)}${heads}`),
    ...rows.map(([text, key]) =>
      rowOf(
        agreement,
        text,
        columns.map(([, at]) => at[key]),
        { label, cell, places },
      ),
    ),
  ];
}

const rows: readonly (readonly [string, keyof Standing])[] = [
  ['has while it stands', 'holds'],
  ['has if it breaks down', 'breakdown'],
  ['out of pocket then', 'exposure'],
  ['gains by leaving (pull)', 'pull'],
  ['slack', 'slack'],
  ['pull if no more comes', 'standing_pull'],
];

function rowOf(
  agreement: Agreement,
  text: string,
  values: readonly Standing[keyof Standing][],
  { label, cell, places }: { readonly label: number; readonly cell: number; readonly places: Places },
): string {
  const cells = agreement.parties.map(({ id }) =>
    values.map((value) => figure(value[id] as number, places).padStart(cell)).join(''),
  );
  return `${text.padEnd(label)}${cells.join('')}`;
}

/** What else could be taken for the same, by ids; at most two that leave nobody worse off. */
function insteadOf(agreement: Agreement, { give, alternatives, ...answer }: WeighAnswer): string {
  const places = placesOf(answer);
  const signed = (value: number) => (value > 0 ? `+${figure(value, places)}` : figure(value, places));
  const better = alternatives.filter(({ better_for_all: all, is_asked: asked }) => all && !asked);
  const one = ({ take, gain }: (typeof better)[number]) =>
    `${take.join('+')} (${agreement.parties.map(({ id }) => `${id} ${signed(gain[id] as number)}`).join(', ')})`;
  const what = give.length > 0 ? 'Or' : 'Or for nothing';
  if (better.length === 0) return 'Nothing else could be taken that leaves nobody worse off by itself.';
  return `${what}, worth it to all: ${better.slice(0, 2).map(one).join('; ')}.`;
}
