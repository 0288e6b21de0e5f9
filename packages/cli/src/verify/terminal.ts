import type { Agreement } from '@lockstep/engine/agreement';
import { figure, figuresApart, type Places, percentsApart, placesFor } from '@lockstep/engine/figure';
import { titleOf } from '@lockstep/engine/names';
import type { Verified } from '@lockstep/engine/verify';
import type { Verdict, VerifyAnswer, VerifyRow } from '@lockstep/engine/verify/answer';
import type { DresherGame } from '@lockstep/engine/verify/dresher';
import type { SampleSize } from '@lockstep/engine/verify/sample';
import { dresherSentences, sampleWords } from '@lockstep/engine/verify/wording';
import { sentence } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';

/** The answer in 80 columns: a sentence, one line for each act, why, what would change it. */
export function describeVerify(opened: OpenCase, { view, answer }: Answered<Verified>): string {
  const context = contextOf(opened, view);
  const reasons = [...section('Why', answer.why), ...section('What would change it', answer.changes)];
  if (!answer.possible) return [...headed(answer.headline, [], context), ...reasons].join('\n');
  return [
    ...headed(answer.headline, answer.how_sure, context),
    rule,
    ...tableOf(opened.agreement, answer),
    ...leftOutLines(answer),
    ...reasons,
    ...section(
      'Samples',
      answer.samples.map(({ sentence: text }) => text),
    ),
    ...section(
      'Warning, from the sources that the file names',
      answer.warnings.map(({ sentence: text }) => text),
    ),
    '',
    ...wrap(orderLine(answer), width),
    rule,
    ...wrap(restsOn(opened.agreement, view.assessment), width).map(colors.dim),
  ].join('\n');
}

const marks: Readonly<Record<Verdict, string>> = {
  enough: '\u2713',
  short: '\u2715',
  'not-declared': '?',
  impossible: '!',
};

/** Columns: a mark, the number, who, what, what faking saves and being found costs, how much must be found and how much is. */
function tableOf(agreement: Agreement, answer: VerifyAnswer): string[] {
  const places = placesFor(answer.sure === null, [
    ...Object.values(answer.completion),
    ...Object.values(answer.at_stake),
  ]);
  const head = `   # who  ${'step'.padEnd(titles)}${'saves'.padStart(7)}${'loses'.padStart(7)}${'must find'.padStart(11)}${'finds'.padStart(9)}`;
  return [
    colors.dim('each side\u2019s own scale; share of fakes'.padStart(width)),
    colors.dim(head),
    ...answer.steps.flatMap((row) => linesOf(agreement, row, places)),
    colors.dim('  \u2713 enough   \u2715 too little   ? none declared   ! none is good enough'),
    colors.dim('  saves: by faking the step, or not doing it. loses: by being found, against'),
    colors.dim('  finishing; below zero it gains.'),
  ];
}

const titles = width - 44;

function linesOf(agreement: Agreement, row: VerifyRow, places: Places): string[] {
  const isFree = row.saved <= 0;
  const [needed, declared] = sharesOf(row);
  const numbers = [
    figure(row.saved, places).padStart(7),
    (isFree ? '' : figure(row.slack, places)).padStart(7),
    (isFree ? 'any' : needed).padStart(11),
    declared.padStart(9),
  ].join('');
  const text = wrap(titleOf(agreement, row.step), titles - 1);
  const lines = text.map((line, l) => {
    const start = `${marks[row.verdict]}${String(row.after + 1).padStart(3)} ${clip(row.party, 4).padEnd(5)}`;
    return `${l === 0 ? start : ' '.repeat(10)}${line.padEnd(titles)}${l === 0 ? numbers : ''}`.trimEnd();
  });
  return row.verdict === 'enough' ? lines : lines.map(colors.bold);
}

/** What must be found and what is, told apart. */
function sharesOf({ q_needed: needed, declared }: VerifyRow): [string, string] {
  const known = [needed, declared].filter((share) => share !== null);
  const texts = percentsApart(known);
  return [needed === null ? 'none' : (texts[0] as string), declared === null ? '\u2013' : (texts.at(-1) as string)];
}

function leftOutLines({ left_out: out, escrow }: VerifyAnswer): string[] {
  const stroke = escrow.flatMap(({ steps }) => steps);
  return [
    ...(stroke.length > 0 ? ['', ...wrap(`In escrow, so checked by a guarantor: ${stroke.join(', ')}.`, width)] : []),
    ...(out.length > 0 ? ['', ...wrap(`Left out: ${out.join(', ')}.`, width)] : []),
  ];
}

function orderLine({ order_is, proved }: VerifyAnswer): string {
  if (order_is === 'given') return 'The order is the one that was given.';
  return proved
    ? 'The order is the one that asks least good faith (`lockstep plan`), proved.'
    : 'The order is the best found in the time given; another may ask less good faith.';
}

/** A sample size in 80 columns. */
export function describeSample(size: SampleSize): string {
  const [found, fewer] = percentsApart([size.finds, size.finds_with_one_fewer, 1 - size.miss]);
  return [
    ...wrap(sentence(sampleWords(size)), width).map(colors.bold),
    ...wrap(
      `${size.exact > 0 ? `One item fewer would find one with a chance of ${fewer}, not ${found}. ` : ''}Counted exactly: every sample of that size is as likely as any other, none is drawn twice, and an inspected diversion is recognised. The rule of thumb is N (1 \u2212 b^(1/d)), rounded up.`,
      width,
    ),
  ].join('\n');
}

/** The inspection game in 80 columns: its value, and what each further inspection buys. */
export function describeDresher(game: DresherGame): string {
  const [first, ...rest] = dresherSentences(game);
  const most = Math.min(game.periods, Math.max(game.inspections + 3, 8));
  const shown = game.by_inspections.slice(0, most + 1);
  const values = figuresApart(shown, 2);
  const rows = shown.map((_, m) => {
    const line = `${m === game.inspections ? '\u25b8' : ' '} ${String(m).padStart(4)} ${(values[m] as string).padStart(10)}`;
    return m === game.inspections ? colors.bold(line) : line;
  });
  return [
    ...wrap(first as string, width).map(colors.bold),
    ...rest.flatMap((each) => wrap(each, width)),
    '',
    colors.dim('  inspections and what they are worth'),
    ...rows,
    ...wrap(
      'A teaching case: M. Dresher, RAND Memorandum RM-2972, 1962. The other side may violate once or not at all; both know how many inspections are left.',
      width,
    ).map(colors.dim),
  ].join('\n');
}
