import type { Agreement } from '@lockstep/engine/agreement';
import type { DealPoint, DealsAnswer, ProposalAnswer, Solutions } from '@lockstep/engine/deals/answer';
import { countsOfDeals, dealText, formulaWords, placesOfDeals } from '@lockstep/engine/deals/wording';
import { figure, grouped, type Places } from '@lockstep/engine/figure';
import { titleOf } from '@lockstep/engine/names';
import { labelOf } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';

/** The answer in 80 columns: a sentence, what the formulas pick, the proposals, the frontier, why, what would change it. */
export function describeDeals(opened: OpenCase, { view, answer }: Answered<DealsAnswer>): string {
  const { agreement } = opened;
  const layout = layoutOf(agreement, answer);
  const counts = countsOfDeals({ ...answer, agreement });
  return [
    ...headed(answer.headline, counts, contextOf(opened, view)),
    ...(answer.frontier.length > 0
      ? [rule, ...pickedTable(layout), ...proposalTable(layout), ...frontierTable(layout)]
      : []),
    ...stepTable(layout),
    ...section(
      'Why',
      answer.why.filter((each) => !counts.includes(each)),
    ),
    ...section('What would change it', answer.changes),
    '',
    ...wrap(proofOf(answer), width),
    rule,
    ...wrap(restsOn(agreement, view.assessment), width).map(colors.dim),
  ].join('\n');
}

/** Columns: a mark, what it is, worth by party, steps, and what each side needs at stake where there is room. */
interface Layout {
  readonly agreement: Agreement;
  readonly answer: DealsAnswer;
  readonly places: Places;
  readonly column: number;
  readonly needs: boolean;
  readonly name: number;
}

function layoutOf(agreement: Agreement, answer: DealsAnswer): Layout {
  const count = agreement.parties.length;
  const column = count <= 2 ? 9 : count === 3 ? 8 : Math.max(7, Math.floor(40 / count));
  const needs = count <= 3;
  const name = width - 4 - column * count * (needs ? 2 : 1) - 6;
  return { agreement, answer, places: placesOfDeals(answer), column, needs, name };
}

function headOf({ agreement, column, needs, name }: Layout, title: string): string[] {
  const labels = (text: (label: string) => string) =>
    agreement.parties.map(({ id }) => clip(text(id), column - 1).padStart(column)).join('');
  const caption = `${' '.repeat(name + 4)}${'worth'.padStart(column * agreement.parties.length)}${needs ? `      ${'needs at stake'.padStart(column * agreement.parties.length)}` : ''}`;
  return [
    '',
    colors.dim(caption),
    `${colors.bold(title.padEnd(name + 4))}${colors.dim(`${labels(String)}${' steps'}${needs ? labels(String) : ''}`)}`,
  ];
}

/** One deal: ✓ holds, ✕ does not, ? not settled, – cannot be carried out (then with its number of steps). */
function rowOf(
  layout: Layout,
  name: string,
  u: Readonly<Record<string, number>>,
  deal: DealPoint['deals'][number] | undefined,
  count = deal?.steps.length,
): string {
  const { agreement, column, needs, places } = layout;
  const cells = (values: Readonly<Record<string, number>> | null | undefined) =>
    agreement.parties.map(({ id }) => (values ? figure(values[id] as number, places) : '').padStart(column)).join('');
  const mark = deal ? (deal.holds ? '\u2713' : deal.proved ? '\u2715' : '?') : '\u2013';
  const steps = String(count ?? '');
  return `  ${mark} ${clip(name, layout.name - 1).padEnd(layout.name)}${cells(u)}${steps.padStart(6)}${needs ? cells(deal?.stakes) : ''}`.trimEnd();
}

const solutionKeys = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const;

/** What the formulas pick, of all deals and of those that hold. */
function pickedTable(layout: Layout): string[] {
  const { answer, agreement, places } = layout;
  const rows = solutionKeys.flatMap((key) => {
    const name = answer.formulas[key].name;
    const held = answer.with_stakes[key];
    const isOther = JSON.stringify(held) !== JSON.stringify(answer[key]);
    return [
      ...pickedRows(layout, name, answer[key], answer.frontier),
      ...(isOther ? pickedRows(layout, '  of those that hold', held, answer.holding) : []),
    ];
  });
  const stakes = agreement.parties.map(
    ({ name, id }) => `${labelOf(name)} ${figure(answer.at_stake[id] as number, places)}`,
  );
  return [
    ...headOf(layout, 'What the formulas pick').slice(1),
    ...rows,
    ...solutionKeys.flatMap((key) =>
      wrap(`${answer.formulas[key].name}: ${formulaWords[key]}.`, width - 4, '  ').map((line) =>
        colors.dim(`    ${line}`),
      ),
    ),
    ...wrap(
      `Worth of the finished deal on each side\u2019s own scale (${answer.scale}), nothing done being 0 to each. At stake: ${stakes.join(', ')}. \u2713 some order holds, \u2715 none does.`,
      width - 4,
    ).map((line) => colors.dim(`    ${line}`)),
  ];
}

function pickedRows(
  layout: Layout,
  name: string,
  vectors: Solutions['nash'] | null,
  points: readonly DealPoint[],
): string[] {
  if (vectors === null) return [`    ${name}: not defined`];
  if (vectors.length === 0) return [`    ${name}: none`];
  const rows = vectors.slice(0, 3).map((vector, k) => {
    const u = Object.fromEntries(layout.agreement.parties.map(({ id }, i) => [id, vector[i] as number]));
    const point = points.find((each) => Object.keys(u).every((id) => each.u[id] === u[id]));
    return rowOf(layout, k === 0 ? name : '  or', u, point?.deals.find(({ holds }) => holds) ?? point?.deals[0]);
  });
  return vectors.length > 3 ? [...rows, colors.dim(`      and ${vectors.length - 3} more that tie`)] : rows;
}

function proposalTable(layout: Layout): string[] {
  const { proposals } = layout.answer;
  if (proposals.length === 0) return [];
  const rows = proposals.map(({ title, u, steps, road_map, without_rules }, k) => {
    const name = `${k + 1} ${title}${without_rules ? ' *' : ''}`;
    return road_map ? rowOf(layout, name, u, road_map) : rowOf(layout, name, u, undefined, steps.length);
  });
  return [
    ...headOf(layout, 'Proposals'),
    ...rows,
    ...(proposals.some((each) => each.without_rules)
      ? [colors.dim('    * breaks a rule: judged with it dropped (see Why)')]
      : []),
    ...(proposals.some(({ road_map }) => !road_map)
      ? [colors.dim('    \u2013 cannot be carried out as it stands (see Why)')]
      : []),
  ];
}

/** Rows of a frontier at most; beyond, evenly spaced ones with both ends. */
const mostRows = 16;

/** The frontier where nobody is worse off than with nothing done. */
function frontierTable(layout: Layout): string[] {
  const { answer, agreement } = layout;
  const zone = answer.frontier.filter(({ u }) => Object.values(u).every((value) => value >= 0));
  if (zone.length === 0) return [];
  const shown = spaced(zone);
  const name = (point: DealPoint) => {
    const first = point.deals[0];
    return first ? dealText({ agreement, left_out: answer.left_out }, first.steps) : '';
  };
  const rest =
    shown.length < zone.length
      ? [colors.dim(`    ${shown.length} of ${grouped(zone.length)} shown, evenly spaced; all of them with --json`)]
      : [];
  return [
    ...headOf(layout, 'No deal beats these'),
    ...shown.map((point) =>
      rowOf(layout, name(point), point.u, point.deals.find(({ holds }) => holds) ?? point.deals[0]),
    ),
    ...rest,
  ];
}

function spaced<Item>(items: readonly Item[]): Item[] {
  if (items.length <= mostRows) return [...items];
  return Array.from(
    { length: mostRows },
    (_, k) => items[Math.round((k * (items.length - 1)) / (mostRows - 1))] as Item,
  );
}

/** Which step is in which proposal. */
function stepTable({ agreement, answer: { proposals } }: Layout): string[] {
  if (proposals.length < 2 || proposals.length > 9) return [];
  const steps = agreement.steps.filter(({ id }) => proposals.some((each) => holdsStep(each, id)));
  const column = 4;
  const name = width - 12 - column * proposals.length;
  const heads = proposals.map((_, k) => String(k + 1).padStart(column)).join('');
  return [
    '',
    `${colors.bold('Step by step'.padEnd(name + 12))}${colors.dim(heads)}`,
    ...steps.map(({ id, by }) => {
      const marks = proposals.map((each) => (holdsStep(each, id) ? '\u25cf' : '\u00b7').padStart(column)).join('');
      return `    ${clip(by.length > 1 ? 'both' : by.join(), 6).padEnd(7)}${clip(titleOf(agreement, id), name).padEnd(name + 1)}${marks}`;
    }),
  ];
}

/** Does a proposal hold a step of the file, or a part of it? */
function holdsStep({ steps }: ProposalAnswer, id: string): boolean {
  return steps.some((each) => each === id || each.replace(/\.\d+$/, '') === id);
}

function proofOf(answer: DealsAnswer): string {
  if (!answer.possible) return 'Proved: there is no deal.';
  if (answer.proved) {
    return 'Proved: no deal beats those of the frontier, none that holds beats those shown to hold, and no order of a deal shown asks less good faith.';
  }
  return `Not settled in the time given: ${answer.unfinished.map((each) => openWords[each] ?? each).join('; ')}.`;
}

const openWords: Readonly<Record<string, string>> = {
  frontier: 'which deals no other beats',
  frontier_that_holds: 'whether further deals hold that none of those shown beats',
  'road maps': 'the road maps of some deals (marked ?)',
};
