import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { figure, figuresApart, grouped, type Places, placesOf } from '@lockstep/engine/figure';
import { stepOf, titleOf } from '@lockstep/engine/names';
import type { Planned } from '@lockstep/engine/plan';
import type { Judged, NoRoadMap, PlanAnswer, StateRow } from '@lockstep/engine/plan/answer';
import { labelOf } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';

/** The answer in 80 columns: a sentence about people and acts, the table, why, what would change it, who opens. */
export function describePlan(
  opened: OpenCase,
  { view, answer }: Answered<Planned>,
  start: readonly string[] = [],
): string {
  const context = contextOf(opened, view);
  const lines = answer.possible
    ? roadMapLines(opened, view.assessment, answer, context, start)
    : [...noRoadMapLines(answer, context), ...section('From the record', start)];
  return lines.join('\n');
}

function noRoadMapLines(answer: NoRoadMap, context: readonly string[]): string[] {
  return [
    ...headed(answer.headline, [], context),
    ...section('Why', answer.why),
    ...section('What would change it', answer.changes),
  ];
}

function roadMapLines(
  opened: OpenCase,
  assessment: Assessment,
  answer: PlanAnswer,
  context: readonly string[],
  start: readonly string[],
): string[] {
  return [
    ...headed(answer.headline, answer.how_sure, context),
    rule,
    ...tableOf(opened.agreement, answer),
    ...leftOutLines(answer),
    ...section('From the record', start),
    ...section('Why', answer.why),
    ...section('Waiting', waitingLines(opened.agreement, answer)),
    ...section('What would change it', answer.changes),
    '',
    ...openingTable(opened.agreement, answer),
    ...phaseLines(opened.agreement, answer),
    '',
    ...wrap(proofOf(answer), width),
    rule,
    ...wrap(restsOn(opened.agreement, assessment), width).map(colors.dim),
  ];
}

/** Columns of the table: a mark, the number, who, what, who checks, then a value and a bar for each side. */
function tableOf(agreement: Agreement, answer: PlanAnswer): string[] {
  const parties = agreement.parties;
  const each = parties.length <= 2 ? 16 : Math.max(7, Math.floor(36 / parties.length));
  const layout: Layout = {
    each,
    bar: parties.length <= 2 ? 9 : 0,
    title: width - 21 - each * parties.length,
    places: placesOf(answer),
  };
  const head = `  #  ${'who'.padEnd(5)}${'step'.padEnd(layout.title)}${'checks'.padEnd(10)}`;
  const names = parties
    .map(
      (party) =>
        ` ${labelOf(party.name)
          .slice(0, each - 2)
          .padEnd(each - 1)}`,
    )
    .join('');
  const caption = 'slack after the step, each side\u2019s own scale';
  const largest = parties.map(({ id }) =>
    Math.max(1e-12, ...answer.states.slice(0, -1).map((row) => Math.abs(row.slack[id] as number))),
  );
  return [
    colors.dim(caption.padStart(width)),
    colors.dim(`${head}${names}`.trimEnd()),
    ...answer.states.map((row) => rowOf(agreement, answer, row, layout, largest)),
    colors.dim('  \u25b8 strongest pull to leave   \u2715 would walk away'),
    colors.dim('  slack: what a side would lose by leaving, plus what it has at stake'),
  ];
}

interface Layout {
  readonly each: number;
  readonly bar: number;
  readonly title: number;
  readonly places: Places;
}

function rowOf(
  agreement: Agreement,
  answer: PlanAnswer,
  row: StateRow,
  layout: Layout,
  largest: readonly number[],
): string {
  const isLast = row.after === answer.states.length - 1;
  const slack = (id: string) => Math.min(row.slack[id] as number, insideSlack(answer, row, id));
  const breaks = !isLast && agreement.parties.some(({ id }) => slack(id) < 0);
  const mark = row.after === answer.binding.after ? '\u25b8' : breaks ? '\u2715' : ' ';
  const steps = [row.step ?? []].flat().map((id) => stepOf(agreement, id));
  const who = row.step === null ? '' : whoActs(agreement, steps);
  const title =
    row.step === null
      ? answer.done.length > 0
        ? 'today, with what is done'
        : 'today'
      : [row.step]
          .flat()
          .map((id) => titleOf(agreement, id))
          .join(' + ');
  const checks = [...new Set(steps.flatMap((step) => step.verification.flatMap((check) => check.by ?? [])))].join(', ');
  const cells = agreement.parties.map(({ id }, i) =>
    isLast ? gains(answer.completion[id] as number, layout) : cell(slack(id), largest[i] as number, layout),
  );
  const number = row.after === 0 ? '  ' : String(row.after).padStart(2);
  const [titles, checkers] = [wrap(title, layout.title - 1), wrap(checks, 9)];
  const lines = Array.from({ length: Math.max(titles.length, checkers.length) }, (_, l) => {
    const start = l === 0 ? `${mark} ${number} ${clip(who, 4).padEnd(5)}` : ' '.repeat(10);
    const text = `${start}${(titles[l] ?? '').padEnd(layout.title)}${clip(checkers[l] ?? '', 9).padEnd(10)}`;
    return `${text}${l === 0 ? cells.join('') : ''}`.trimEnd();
  });
  return (mark === ' ' ? lines : lines.map(colors.bold)).join('\n');
}

/** The slack of holding back one's part of the together set that comes next; Infinity if none does. */
function insideSlack(answer: PlanAnswer, row: StateRow, party: string): number {
  const pull = row.pull_inside?.[party];
  return pull === undefined ? Number.POSITIVE_INFINITY : (answer.at_stake[party] as number) - pull;
}

type Step = Agreement['steps'][number];

function whoActs(agreement: Agreement, steps: readonly Step[]): string {
  const by = [...new Set(steps.flatMap((step) => step.by))];
  const all = agreement.parties.filter((party) => agreement.steps.some((step) => step.by.includes(party.id)));
  return by.length > 1 && by.length === all.length ? (by.length === 2 ? 'both' : 'all') : by.join('+');
}

function cell(slack: number, largest: number, layout: Layout): string {
  const value = figure(slack, layout.places).padStart(6);
  if (slack < 0) return `${value} ${(layout.bar > 0 ? '\u2715 leaves' : '\u2715').padEnd(layout.each - 7)}`;
  const full = Math.round((layout.bar * slack * 2) / largest);
  const bar = '\u2588'.repeat(full >> 1) + (full % 2 === 1 ? '\u258c' : '');
  return `${value} ${bar.padEnd(layout.each - 7)}`;
}

/** What finishing is worth, in the last row. */
function gains(value: number, layout: Layout): string {
  const size = figure(Math.abs(value), layout.places);
  const text = layout.bar > 0 ? `${value < 0 ? 'loses' : 'gains'} ${size}` : `${value < 0 ? '\u2212' : '+'}${size}`;
  return ` ${text.padStart(layout.bar > 0 ? 0 : 5)}`.padEnd(layout.each);
}

function leftOutLines({ left_out: out }: PlanAnswer): string[] {
  return out.length === 0 ? [] : ['', ...wrap(`Left out: ${out.join(', ')}.`, width)];
}

/** What a time unit of waiting is worth to each side at each state; states in which it is the same are joined. */
function waitingLines(agreement: Agreement, answer: PlanAnswer): string[] {
  const lines: { from: number; to: number; text: string }[] = [];
  for (const { after, holding_pay: pay } of answer.states) {
    if (!pay) continue;
    const text = agreement.parties.map(({ id, name }) => `${labelOf(name)} ${signed(pay[id] as number)}`).join(', ');
    const last = lines.at(-1);
    if (last?.text === text) last.to = after;
    else lines.push({ from: after, to: after, text });
  }
  return lines.map(({ from, to, text }) => {
    const when = from === to ? `after step ${from}` : `after steps ${from} to ${to}`;
    return `${from === 0 ? when.replace(/after steps? 0/, 'today') : when}: ${text} a ${agreement.timeUnit}`;
  });
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${figure(value, 'exact')}`;
}

/** Who acts first: the orders that people argue about, each side's need in its own units. */
function openingTable(agreement: Agreement, answer: PlanAnswer): string[] {
  const parties = agreement.parties;
  const places = placesOf(answer);
  const rows: [string, Pick<Judged, 'stakes' | 'holds'> & { proved?: boolean }][] = [
    ...(answer.order_is === 'least'
      ? []
      : [['This order', { ...answer, holds: answer.order_holds }] as [string, Judged]]),
    ['Best found', answer.best],
    ...parties.flatMap(({ id, name }): [string, Judged][] => {
      const mover = answer.first_mover[id];
      return mover ? [[`Best if ${labelOf(name)} opens`, mover]] : [];
    }),
    ...parties.flatMap(({ id, name }): [string, Judged][] => {
      const first = answer.reference_orders[`${id}-first-best`];
      return first && 'order' in first ? [[`${labelOf(name)} does all it can first`, first]] : [];
    }),
    ...(answer.reference_orders['alternating']
      ? [['Alternating, as in the file', answer.reference_orders['alternating']] as [string, Judged]]
      : []),
    ...(answer.reference_orders['all-at-once']
      ? [['All at once', answer.reference_orders['all-at-once']] as [string, Judged]]
      : []),
  ];
  const column = Math.max(9, Math.floor(40 / parties.length));
  const heads = parties.map(({ id }) => `${id} needs`.padStart(column)).join('');
  const stakes = parties.map(({ id }) => figure(answer.at_stake[id] as number, places).padStart(column)).join('');
  const needsNoMore = ({ stakes: needed }: Pick<Judged, 'stakes'>) =>
    parties.every(({ id }) => (needed[id] as number) <= (answer.at_stake[id] as number));
  return [
    `${colors.bold('Who acts first'.padEnd(width - column * parties.length))}${colors.dim(heads)}`,
    ...rows.map(([label, each]) => {
      const needs = parties.map(({ id }) => {
        const [need] = figuresApart([each.stakes[id] as number, answer.at_stake[id] as number], places);
        return (need as string).padStart(column);
      });
      const mark = each.holds ? '\u2713' : each.proved === false ? '?' : '\u2715';
      return `  ${mark} ${clip(label, 36).padEnd(width - 4 - column * parties.length)}${needs.join('')}`;
    }),
    colors.dim(`    ${'at stake'.padEnd(width - 4 - column * parties.length)}${stakes}`),
    colors.dim('    A need below zero: that much is lost by leaving even with nothing at stake.'),
    ...(rows.some(([, each]) => each.proved !== false && !each.holds && needsNoMore(each))
      ? [colors.dim('    \u2715 where no need exceeds what is at stake: not worth it to every side.')]
      : []),
    ...(rows.some(([, each]) => each.proved === false && !each.holds)
      ? [colors.dim('    ? not settled in the time given: the best found')]
      : []),
  ];
}

/** Steps side by side: each point of the frontier with its phases, named by the steps of the file. */
function phaseLines(agreement: Agreement, answer: PlanAnswer): string[] {
  if (!answer.phases) return [];
  const places = placesOf(answer);
  const { frontier } = answer.phases;
  const times = figuresApart([...frontier.map(({ time }) => time), 0], 'exact');
  const rows = [
    ['time', 'stake', 'trust'],
    ...frontier.map(({ stake, least_trust }, p) => [
      times[p] as string,
      figure(stake, places),
      figure(least_trust, places),
    ]),
  ];
  const columns = [0, 1, 2].map((c) => Math.max(10, ...rows.map((row) => (row[c] as string).length + 2)));
  const [head, ...numbers] = rows.map((row) => row.map((text, c) => text.padStart(columns[c] as number)).join('')) as [
    string,
    ...string[],
  ];
  return [
    '',
    `${colors.bold(`Side by side (time in ${agreement.timeUnit}s)`.padEnd(width - head.length))}${colors.dim(head)}`,
    ...frontier.flatMap(({ holds, phases }, p) => {
      const count = `${phases.length} ${phases.length === 1 ? 'phase' : 'phases'}`;
      const text = phases.map((phase) => phase.join(' + ')).join(' \u2192 ');
      return [
        `  ${holds ? '\u2713' : '\u2715'} ${count.padEnd(width - 4 - head.length)}${numbers[p]}`,
        ...wrap(text, width - 6).map((line) => colors.dim(`      ${line}`)),
      ];
    }),
    ...(answer.along ? [colors.dim('    Judged without impatience, hazard and false alarms.')] : []),
    ...(answer.phases.proved ? [] : [colors.dim('    Not settled in the time given: the best found.')]),
  ];
}

function proofOf(answer: PlanAnswer): string {
  const count = answer.road_maps;
  const orders =
    count === null
      ? 'more possible orders than can be counted'
      : `${grouped(count)} possible ${count === 1 ? 'order' : 'orders'}`;
  const rest = answer.unfinished.length > 0 ? ` Not settled in the time given: ${answer.unfinished.join(', ')}.` : '';
  const { best, bound } = answer;
  if (best.proved) return `Proved over ${orders}: none asks less good faith than the best found.${rest}`;
  if (bound === best.stake) {
    return `Proved over ${orders}: none asks less good faith than the best found. Whether another asks as little, and less trust, was not settled.${rest}`;
  }
  const least = bound === undefined ? '' : `; proved: none asks less than ${figure(bound, placesOf(answer))}`;
  return `Not proved in the time given (${orders}): this is the best found${least}.${rest}`;
}
