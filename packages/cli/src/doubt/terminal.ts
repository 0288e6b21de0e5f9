import type { Agreement } from '@lockstep/engine/agreement';
import type { DoubtAnswer } from '@lockstep/engine/doubt';
import { numberLabel, placesOf, viewName } from '@lockstep/engine/doubt/wording';
import { figure, figuresApart, grouped, percent } from '@lockstep/engine/figure';
import { titleOf } from '@lockstep/engine/names';
import { labelOf } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';
import type { Doubted } from './command.ts';

/** The answer in 80 columns: how often it is worth it and holds, where it breaks, what carries the doubt, who differs. */
export function describeDoubt(opened: OpenCase, { view, answer }: Answered<Doubted>): string {
  const context = contextOf(opened, view);
  if (!answer.possible) {
    return [
      ...headed(answer.headline, [], context),
      ...section('Why', answer.why),
      ...section('What would change it', answer.changes),
    ].join('\n');
  }
  return [
    ...headed(answer.headline, [], context),
    rule,
    ...alongTable(opened.agreement, answer),
    ...stakeTable(opened.agreement, answer),
    ...carriersTable(opened.agreement, answer),
    ...besideTable(opened.agreement, answer),
    ...section('Why', answer.why),
    ...section('What would change it', answer.changes),
    ...section(
      'What divides the assessments',
      answer.beside.flatMap(({ sentences }) => sentences),
    ),
    '',
    ...wrap(howOf(answer), width),
    rule,
    ...wrap(restsOn(opened.agreement, view.assessment), width).map(colors.dim),
  ].join('\n');
}

/** Along the order: in what share of the draws worth finishing it first breaks there, and private stakes. */
function alongTable(agreement: Agreement, answer: DoubtAnswer): string[] {
  const { first_break_after: breaks, private: hidden } = answer;
  const worth = 1 - answer.not_worth_finishing;
  const column = 11;
  const head = `${'breaks'.padStart(column)}${'left first'.padStart(column)}${'left best'.padStart(column)}`;
  const rows = ['Before the first step', ...answer.order].slice(0, -1).map((step, k) => {
    const name =
      k === 0
        ? 'before the first step'
        : `after ${[step]
            .flat()
            .map((id) => titleOf(agreement, id))
            .join(' + ')}`;
    const share = worth > 0 ? percent((breaks[k] as number) / worth) : '\u2013';
    const gone = [hidden.survive[k], hidden.best_chance.survive[k]].map((stays) => percent(1 - (stays as number)));
    return `  ${String(k).padStart(2)} ${clip(name, width - 6 - 3 * column).padEnd(width - 5 - 3 * column)}${[share, ...gone].map((each) => each.padStart(column)).join('')}`;
  });
  return [
    colors.dim(`${''.padEnd(width - 3 * column)}${head}`),
    ...rows,
    colors.dim('  breaks: first breaks there, of the draws in which finishing is worth it to all'),
    colors.dim('  left first, left best: chance that somebody has left by then, if each side\u2019s'),
    colors.dim('  stake is known to the others only by its range, and it leaves at the first'),
    colors.dim('  chance, or at its best; all else at likely values'),
  ];
}

function stakeTable(agreement: Agreement, answer: DoubtAnswer): string[] {
  const { stake_needed: levels } = answer;
  if (!levels || answer.draws === 1) return [];
  const places = placesOf(answer);
  const column = 10;
  const head = [...levels.map(({ share }) => `in ${percent(share)}`), 'has']
    .map((each) => each.padStart(column))
    .join('');
  return [
    '',
    `${colors.bold('Stake needed to stay'.padEnd(width - head.length))}${colors.dim(head)}`,
    ...agreement.parties.map(({ id, name }) => {
      const needs = levels.map(({ by_party: by }) => figure(Math.max(0, by[id] as number), places));
      const all = [...needs, figure(answer.at_stake[id] as number, places)];
      return `  ${clip(labelOf(name), 36).padEnd(width - 2 - head.length)}${all.map((each) => each.padStart(column)).join('')}`;
    }),
    colors.dim('  of the draws in which finishing is worth it to all; each on its own scale'),
  ];
}

/** The five doubtful numbers that do most to each side's least slack. */
function carriersTable(agreement: Agreement, answer: DoubtAnswer): string[] {
  if (answer.contributions.length === 0) return [];
  const places = placesOf(answer);
  const head = `${'from'.padStart(8)}${'to'.padStart(8)}${'slack from'.padStart(12)}${'to'.padStart(8)}`;
  const cells = (values: readonly string[]) => values.map((each, at) => each.padStart(at === 2 ? 12 : 8)).join('');
  return [
    '',
    `${colors.bold('What carries the doubt'.padEnd(width - head.length - 2))}${colors.dim(head)}`,
    ...agreement.parties.flatMap(({ id, name }) => {
      const own = answer.contributions.filter(({ whose }) => whose === id).slice(0, 5);
      if (own.length === 0) return [];
      return [
        colors.dim(`  ${labelOf(name)}`),
        ...own.map((each) => {
          const [low, high] = figuresApart([each.low, each.high], places);
          const [from, to] = figuresApart([each.slack_at_low, each.slack_at_high], places);
          const label = clip(numberLabel(agreement, each, id), width - head.length - 6);
          const mark = each.zero_at === null ? ' ' : '\u2715';
          return `    ${label.padEnd(width - head.length - 6)}${cells([low, high, from, to] as string[])} ${mark}`;
        }),
      ];
    }),
    colors.dim('  the number from its low to its high end, the others at likely values, and the'),
    colors.dim('  least slack of that side; \u2715 it passes zero in between: the side would leave'),
  ];
}

/** The same road map under the other assessments. */
function besideTable(agreement: Agreement, answer: DoubtAnswer): string[] {
  if (answer.beside.length === 0) return [];
  const places = placesOf(answer);
  const column = Math.max(9, Math.floor(22 / agreement.parties.length));
  const head = `${agreement.parties.map(({ id }) => `${id} slack`.padStart(column)).join('')}${'worth it'.padStart(11)}${'then holds'.padStart(12)}`;
  const rows = [
    { name: 'This view', ...answer },
    ...answer.beside.map((other) => ({ name: viewName(other), ...other })),
  ];
  return [
    '',
    `${colors.bold('The same road map, side by side'.padEnd(width - head.length))}${colors.dim(head)}`,
    ...rows.map(({ name, likely, draws, not_worth_finishing: lost, holds_given_worth_finishing: given }) => {
      const slacks = agreement.parties.map(({ id }) =>
        figure(likely.least_slack[id] as number, places).padStart(column),
      );
      const shares =
        draws === 1 ? ['\u2013', '\u2013'] : [percent(1 - lost), given === null ? '\u2013' : percent(given)];
      const mark = likely.holds ? '\u2713' : '\u2715';
      return `  ${mark} ${clip(name, width - head.length - 6).padEnd(width - head.length - 4)}${slacks.join('')}${(shares[0] as string).padStart(11)}${(shares[1] as string).padStart(12)}`;
    }),
    colors.dim('  slack: the least at likely values; \u2713 the order holds at them'),
  ];
}

function howOf(answer: DoubtAnswer): string {
  const rest = answer.unfinished.length > 0 ? ` Not settled in the time given: ${answer.unfinished.join(', ')}.` : '';
  const order = {
    least: answer.proved ? 'The order is the one that asks least of good faith.' : 'The order is the best found.',
    shared: 'The order is the one that asks least of good faith under the first assessment.',
    given: 'The order is the one that was asked about.',
  }[answer.order_is];
  if (answer.draws === 1) return `${order} No number of the assessment is a range.${rest}`;
  return `${order} ${grouped(answer.draws)} draws, seed ${answer.seed}; each number drawn apart from the others.${rest}`;
}
