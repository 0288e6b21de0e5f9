import type { Agreement } from '@lockstep/engine/agreement';
import { figure, figuresApart, grouped, type Places, placesFor } from '@lockstep/engine/figure';
import { nameOf } from '@lockstep/engine/names';
import type { Combination, Figures, Impossible, Repair, RepairAnswer } from '@lockstep/engine/repair/answer';
import { labelOf, list, sentence } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';
import type { RepairOptions } from './command.ts';

/** So many changes are listed unless all are asked for. */
const shown = 6;

/** The answer in 80 columns: is one change enough, the most helpful changes, who must agree and who leaves then. */
export function describeRepair(
  opened: OpenCase,
  { view, answer }: Answered<RepairAnswer>,
  { all = false }: RepairOptions,
): string {
  const { agreement } = opened;
  const possible = answer.repairs.filter((each): each is Repair => each.possible);
  const listed = all ? possible : possible.slice(0, shown);
  return [
    ...headed(answer.headline, [], contextOf(opened, view)),
    rule,
    ...tableOf(agreement, answer, listed),
    ...restLines(possible.length - listed.length),
    ...(all ? impossibleLines(answer.repairs) : []),
    ...section('Several at once', severalSentences(agreement, answer)),
    ...section(
      'Why they help',
      listed.slice(0, 3).map((each, k) => `${k + 1}. ${each.mechanism}`),
    ),
    ...section('Why', answer.why),
    ...section('What would change it', answer.changes),
    '',
    ...wrap(proofOf(answer), width),
    rule,
    ...wrap(restsOn(agreement, view.assessment), width).map(colors.dim),
  ].join('\n');
}

/** How numbers are shown: as the sentences show them. */
function placesIn({ base, ranged, repairs }: RepairAnswer): Places {
  const figures = base ?? repairs.find((each): each is Repair => each.possible)?.figures;
  return placesFor(!ranged, figures ? [...Object.values(figures.completion), ...Object.values(figures.at_stake)] : []);
}

/** Columns: a mark, the rank, the change, and each side's least slack. */
function tableOf(agreement: Agreement, answer: RepairAnswer, listed: readonly Repair[]): string[] {
  const { parties } = agreement;
  const places = placesIn(answer);
  const each = parties.length <= 2 ? 9 : Math.max(7, Math.floor(30 / parties.length));
  const room = width - 7 - each * parties.length;
  const isShort = parties.every(({ name }) => labelOf(name).length < each);
  const heads = parties.map(({ id, name }) => clip(isShort ? labelOf(name) : id, each - 1).padStart(each)).join('');
  const cells = ({ slacks }: Figures) =>
    parties.map(({ id }) => figure(slacks[id] as number, places).padStart(each)).join('');
  const row = (mark: string, number: string, text: string, figures: Figures, notes: readonly string[]) => {
    const [first = '', ...rest] = wrap(text, room - 1);
    return [
      `${mark} ${number.padStart(3)}  ${first.padEnd(room)}${cells(figures)}`,
      ...rest.map((line) => `       ${line}`),
      ...notes.flatMap((note) => wrap(note, width - 9).map((line) => colors.dim(`       ${line}`))),
    ].map((line) => line.trimEnd());
  };
  return [
    colors.dim('each side\u2019s least slack, own scale'.padStart(width)),
    colors.dim(`       ${'one change'.padEnd(room)}${heads}`),
    ...(answer.base ? row(markOf(answer.base), '', 'as it stands', answer.base, []) : []),
    ...listed.flatMap((repair, k) =>
      row(markOf(repair.figures), `${k + 1}`, repair.sentence, repair.figures, [notesOf(agreement, repair, places)]),
    ),
    colors.dim('  \u2713 an order holds   \u2715 none does   below zero: it would walk away'),
  ];
}

function markOf({ holds }: Figures): string {
  return holds ? '\u2713' : '\u2715';
}

/** Who must agree, what it asks of whom, and who leaves then. */
function notesOf(
  agreement: Agreement,
  { agree, price, afterwards }: Pick<Repair, 'agree' | 'price' | 'afterwards'>,
  places: Places,
): string {
  const names = agree.map((id) => nameOf(agreement, id));
  const paid = Object.entries(price).map(([id, value]) => `${labelOf(nameOf(agreement, id))} ${figure(value, places)}`);
  const who =
    names.length === agreement.parties.length ? 'Every side must agree' : `${sentence(list(names))} must agree`;
  return `${who}${paid.length > 0 ? `; price: ${list(paid)}` : ''}. ${afterwards}`;
}

function restLines(more: number): string[] {
  return more > 0 ? [colors.dim(`  ${more} more change less, or for the worse; --all lists them.`)] : [];
}

function impossibleLines(repairs: readonly (Repair | Impossible)[]): string[] {
  const impossible = repairs.filter((each): each is Impossible => !each.possible);
  return section(
    'Impossible',
    impossible.map((each) => `${each.sentence}: ${each.why_not}`),
  );
}

function severalSentences(agreement: Agreement, answer: RepairAnswer): string[] {
  const places = placesIn(answer);
  const base = answer.base?.least_slack ?? null;
  const one = (name: string, each: Combination | null) => {
    if (!each) return [];
    const slack = each.figures.least_slack as number;
    const [text, from] = figuresApart([slack, base ?? slack].map(Math.abs), places);
    const now = slack < 0 ? `${text} too little` : `${text} to spare`;
    const was =
      base === null || base === slack ? '' : `, where it is ${from} ${base < 0 ? 'too little' : 'to spare'} now`;
    return [
      `${name}: ${each.sentence.charAt(0).toLowerCase()}${each.sentence.slice(1)}. At the tightest moment ${now}${was}. ${notesOf(agreement, each, places)} ${each.proof}`,
    ];
  };
  return [...one('Two', answer.best_pair), ...one('Three', answer.best_triple)];
}

function proofOf({ repairs, search, unfinished }: RepairAnswer): string {
  const open = unfinished.length > 0 ? ` Not settled: ${unfinished.join(', ')}.` : '';
  return `${grouped(repairs.length)} changes tried alone, each re-solved exactly; ${grouped(search.solved)} re-solved in all. The ranking takes one unit of each side\u2019s scale as equal.${open}`;
}
