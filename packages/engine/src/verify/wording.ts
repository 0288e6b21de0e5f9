import { figure, grouped, percentsApart } from '../agreement/figure.ts';
import { list, sentence } from '../agreement/words.ts';
import { members, without } from '../math/bits.ts';
import { compare, isPositive, larger, type Rational, subtract, toNumber, zero } from '../math/rational.ts';
import { type Names, namesOf } from '../plan/wording.ts';
import type { AccessRow, EscrowRow, Improvement, SampleRow, VerifyAnswer, WarningRow } from './answer.ts';
import type { DresherGame } from './dresher.ts';
import { type Need, needIfWaited, stakeEnough, stakeOf } from './needed.ts';
import type { Drawn } from './ranges.ts';
import type { Road } from './road.ts';
import { isEnough, type Point } from './rows.ts';

/** English sentences about the checking of one order. The only place in question 3 that knows a language. */

/** How many gaps, and how many waits, are told one by one; the table has them all. */
const [mostGaps, mostWaits] = [4, 3];

/** “Declare all sites” by North Korea. */
function actOf(road: Road, { act }: Point): string {
  const names = namesOf(road.setting);
  return `${names.title(act.step)} by ${names.party(act.party)}`;
}

/** The name of a party, another actor, or an audience such as the public. */
function whoOf({ setting: { agreement } }: Road, id: string): string {
  const known = [...agreement.parties, ...agreement.others].find((each) => each.id === id);
  return known?.name ?? (id === 'public' ? 'the public' : id);
}

function sizes(names: Names, ...values: readonly Rational[]): string[] {
  return values.map((value) => names.fine(Math.abs(toNumber(value))));
}

/** In the words of a headline: whether the checking is good enough, and where it is furthest from it. */
export function headlineOf(road: Road, points: readonly Point[]): string {
  const of = (verdict: Need['verdict']) => points.filter(({ need }) => need.verdict === verdict).sort(byGap);
  const [never, short, open] = [of('impossible'), of('short'), of('not-declared')];
  const names = namesOf(road.setting);
  const some = (few: readonly Point[]) =>
    `at ${few.length} of ${points.length} ${points.length === 1 ? 'act' : 'acts'}`;
  if (points.length === 0) return 'Nothing is left to check: all is exchanged in one stroke, or done.';
  const rest = [
    ...(short.length > 0 && never.length > 0 ? [`it falls short at ${short.length} more`] : []),
    ...(open.length > 0 && never.length + short.length > 0
      ? [`no detection is declared, and some is needed, at ${open.length} more`]
      : []),
  ];
  const more = rest.length > 0 ? ` ${sentence(list(rest))}.` : '';
  const [first] = [...never].sort((a, b) => a.act.after - b.act.after);
  if (first) {
    return `No checking is good enough ${some(never)} of this order: at the first, ${names.title(first.act.step)}, ${names.party(first.act.party)} would do better by faking even if that were found for certain.${more}`;
  }
  const [worst] = short;
  if (worst) {
    const [needed, declared] = percentsApart([shareOf(worst.need.needed), shareOf(worst.need.check?.detects)]);
    return `The checking declared falls short ${some(short)} of this order, most at ${actOf(road, worst)}: ${needed} of fakes must be found, and ${declared} are.${more}`;
  }
  const [widest] = open;
  if (widest) {
    const [needed] = percentsApart([shareOf(widest.need.needed)]);
    return `No detection is declared, and some is needed, ${some(open)} of this order: most at ${actOf(road, widest)}, where ${needed} of fakes must be found.`;
  }
  return 'As the checking is declared, nobody would do better by faking a step of this order.';
}

function shareOf(value: Rational | null | undefined): number {
  return value ? toNumber(value) : 0;
}

/** The widest gap first. */
function byGap(a: Point, b: Point): number {
  const gap = ({ need }: Point) => subtract(need.needed ?? zero, need.check?.detects ?? zero);
  return compare(gap(b), gap(a));
}

/** One act: what faking saves, what being found costs, how much must be found and how much is. */
export function pointSentence(road: Road, point: Point): string {
  const names = namesOf(road.setting);
  const { need, act } = point;
  const { saved, slack, needed } = need;
  const [title, who] = [names.title(act.step), names.party(act.party)];
  const [gain, loss] = sizes(names, saved, slack);
  if (!isPositive(saved)) {
    return saved.over === 0n
      ? `Faking ${title} would save ${who} nothing: any checking will do.`
      : `Faking ${title} would cost ${who} ${gain} of its own: any checking will do.`;
  }
  const start = `Faking ${title} would save ${who} ${gain}`;
  if (needed === null) {
    return `${start}, and even found for certain it would be ${loss} better off than by finishing: no checking is good enough.`;
  }
  const cost =
    slack.over === 0n
      ? 'being found would cost it nothing'
      : `being found would leave it ${loss} worse off than finishing`;
  const declared = need.check?.detects;
  const [must, found] = percentsApart([toNumber(needed), ...(declared ? [toNumber(declared)] : [])]);
  const range = need.check?.range;
  const ends = range ? ` (${percentsApart(range).join(' to ')})` : '';
  const tail = declared
    ? `${found}${ends} ${need.verdict === 'enough' ? 'is declared' : 'is declared, too little'}`
    : `none is declared${point.checks.length > 0 && !point.convinces ? ' to anybody who could walk away' : ''}`;
  return `${start}, and ${cost}: ${must} of fakes must be found; ${tail}.`;
}

/** The gaps: first those that no checking closes, in order, then the widest. */
export function gapSentences(road: Road, points: readonly Point[]): string[] {
  const open = points.filter((point) => !isEnough(point));
  const order = [
    ...open.filter(({ need }) => need.verdict === 'impossible'),
    ...open.filter(({ need }) => need.verdict === 'short').sort(byGap),
    ...open.filter(({ need }) => need.verdict === 'not-declared').sort(byGap),
  ];
  const told = order.length > mostGaps + 1 ? order.slice(0, mostGaps) : order;
  const rest = order.length - told.length;
  const most = points
    .filter(({ need }) => isPositive(need.saved))
    .sort((a, b) => toNumber(subtract(b.need.needed ?? zero, a.need.needed ?? zero)));
  const [widest] = most;
  return [
    ...(open.length === 0 && widest ? [`Most must be found here: ${pointSentence(road, widest)}`] : []),
    ...told.map((point) => pointSentence(road, point)),
    ...(rest > 0 ? [`The other ${rest} gaps stand in the table.`] : []),
  ];
}

/** What it costs that others go on before a check is in. */
export function hasteSentences(road: Road, points: readonly Point[]): string[] {
  const names = namesOf(road.setting);
  const unit = road.setting.agreement.timeUnit;
  const rushed = points.flatMap((point) => {
    const waited = needIfWaited(road, point.act, point.need);
    if (!waited || !isPositive(point.need.saved)) return [];
    const [now, then] = [point.need.needed, waited.needed];
    const isWorse = then !== null && (now === null || compare(now, then) > 0);
    return isWorse ? [{ point, now, then, waited, rise: (now ? toNumber(now) : 2) - toNumber(then) }] : [];
  });
  return rushed
    .sort((a, b) => b.rise - a.rise)
    .slice(0, mostWaits)
    .map(({ point, now, then, waited }) => {
      const ahead = [...members(without(point.need.splus, waited.splus))].map(names.title);
      const lag = figure(toNumber(point.need.lag), 'exact');
      const [must, enough] = percentsApart([now ? toNumber(now) : 1, toNumber(then)]);
      const what = now
        ? `${must} of fakes must be found; if the others waited, ${enough}`
        : `no checking is good enough; if the others waited, ${enough} would be`;
      return `Haste: the check of ${actOf(road, point)} is in after ${lag} ${unit}${lag === '1' ? '' : 's'}, and by then ${shortList(ahead)} ${ahead.length > 1 ? 'are' : 'is'} done. So ${what}.`;
    });
}

function shortList(items: readonly string[]): string {
  return items.length > 3 ? `${items.slice(0, 2).join(', ')} and ${items.length - 2} more` : list(items);
}

/** The last-step problem. */
export function lastStepSentences(road: Road, points: readonly Point[], last: VerifyAnswer['last_step']): string[] {
  const names = namesOf(road.setting);
  if (!last) return [];
  const point = points.find(({ act }) => act.after === road.moves.length - 1 && isNamed(road, act, last));
  if (!point) return [];
  const stake = stakeOf(road, point.act.party);
  const [gain, k, loss] = sizes(names, point.need.saved, stake, point.need.slack);
  const who = names.party(point.act.party);
  const begin = `The last step is ${actOf(road, point)}, and nothing is left then that the others could hold back. It would save ${who} ${gain} to fake it`;
  const [share] = percentsApart([last.q_needed ?? 1]);
  if (last.only_stake) {
    const rule = 'A last step that cannot be undone needs a stake as large as itself, the larger the less is found';
    return [
      last.q_needed === null
        ? `${begin}, and all that stands against that is the ${k} it has at stake: too little, however much is found. ${rule}.`
        : `${begin}, and all that stands against that is the ${k} it has at stake: ${gain} / ${k}, so ${share} of fakes must be found. ${rule}.`,
    ];
  }
  return [
    last.q_needed === null
      ? `${begin}, and if found it would still be ${loss} better off than by finishing.`
      : `${begin}; being found would cost it ${loss}, ${stake.over === 0n ? 'what a breakdown takes back, for it has nothing at stake' : `its stake of ${k} and what a breakdown takes back`}: ${share} of fakes must be found.`,
  ];
}

function isNamed({ setting: { problem } }: Road, act: Point['act'], last: { step: string; party: string }): boolean {
  return problem.steps[act.step] === last.step && problem.parties[act.party] === last.party;
}

/** What access steps buy. */
export function accessSentences(road: Road, rows: readonly AccessRow[]): string[] {
  const names = namesOf(road.setting);
  const title = (id: string) => names.title(road.setting.problem.steps.indexOf(id));
  return rows.flatMap(({ step, lifts, too_late_for }) => {
    const told = lifts.map(({ step: later, from, to, closes, shortfall_with }) => {
      const [high, low] = percentsApart([to, ...(from === null ? [] : [from])]);
      const what = closes ? 'which closes a gap' : shortfall_with ? 'still too little' : 'more than is needed already';
      return `${high} of fakes of ${title(later)} are found, not ${low ?? 'an undeclared share'} (${what})`;
    });
    return [
      ...(told.length > 0 ? [`${title(step)} gives access: with it ${list(told)}.`] : []),
      ...(too_late_for.length > 0
        ? [`${title(step)} gives access, but comes too late for ${list(too_late_for.map(title))}.`]
        : []),
    ];
  });
}

export function escrowSentences(road: Road, rows: readonly EscrowRow[]): string[] {
  const names = namesOf(road.setting);
  return rows.map(({ steps, guarantor }) => {
    const titles = list(steps.map((id) => names.title(road.setting.problem.steps.indexOf(id))));
    const who = guarantor ? whoOf(road, guarantor) : 'the guarantor';
    return `${titles} are exchanged in one stroke: ${who} checks them, so no detection is asked of the other side.`;
  });
}

/** Where a check convinces some and not others. */
export function audienceSentences(road: Road, points: readonly Point[]): string[] {
  const seen = new Set<number>();
  return points.flatMap((point) => {
    const named = point.audiences.filter(({ need }) => need.check?.detects);
    const apart = named.filter(
      ({ need }) => compare(need.check?.detects as Rational, point.need.check?.detects ?? zero) !== 0,
    );
    if (seen.has(point.act.step) || apart.length === 0 || !isPositive(point.need.saved)) return [];
    seen.add(point.act.step);
    const told = named.map(({ audience, need }) => {
      const [share] = percentsApart([shareOf(need.check?.detects)]);
      const covers = { declared: ' of what was declared', complete: ' of whether it is complete' };
      const what = need.check?.covers ? covers[need.check.covers] : '';
      return `${whoOf(road, audience)} by a check${what} that finds ${share}`;
    });
    const title = namesOf(road.setting).title(point.act.step);
    return [
      `Who is convinced of ${title}: ${list(told)}. Only a party can walk away, so what convinces a party counts.`,
    ];
  });
}

export function alarmSentence(survives: number, range: VerifyAnswer['survives_range']): string {
  if (survives === 1) return 'No false alarm is declared: an honest road map passes all its checks.';
  const [likely] = percentsApart([survives]);
  const ends = range ? ` (${percentsApart(range).join(' to ')})` : '';
  return `The chance that an honest road map passes all its checks, false alarms as declared: ${likely}${ends}.`;
}

/** What the numbers leave out. */
export function leftOutSentences({ setting: { problem } }: Road): string[] {
  return problem.rates ? ['Impatience and the hazard of outside breakdown are left out here.'] : [];
}

export function sureSentences(drawn: Drawn | null, points: readonly Point[]): string[] {
  if (!drawn) return ['Point values: how sure is not known.'];
  if (drawn.all === null || points.length === 0) return [];
  const share = drawn.all === 0 ? 'none' : percentsApart([drawn.all])[0];
  return [
    `In ${share} of ${grouped(drawn.draws)} draws from the ranges, what is declared is enough wherever a detection is declared.`,
  ];
}

/** One change of the checking, and what it closes. */
export function improvementSentence(
  road: Road,
  { kind, from, to, step }: Omit<Improvement, 'sentence'>,
  points: readonly Point[],
): string {
  const names = namesOf(road.setting);
  const title = names.title(road.setting.problem.steps.indexOf(step));
  const whose = list([...new Set(points.map(({ act }) => names.party(act.party)))]);
  const closes = `would be good enough for ${whose}`;
  if (kind === 'wait') return `The checking of ${title} ${closes} if nobody went on before it is in.`;
  if (kind === 'show') return `The checking of ${title} ${closes} if it also convinced ${whoOf(road, String(to))}.`;
  const [must, is] = percentsApart([to as number, ...(typeof from === 'number' ? [from] : [])]);
  return is === undefined
    ? `The checking of ${title} ${closes} if ${must} of fakes were found; no detection is declared.`
    : `The checking of ${title} ${closes} if ${must} of fakes were found, not ${is}.`;
}

/** With what at stake the checking as declared would be enough. */
export function stakeSentences(road: Road, points: readonly Point[]): string[] {
  const names = namesOf(road.setting);
  return road.setting.problem.parties.flatMap((_, party) => {
    const open = points.filter((point) => point.act.party === party && !isEnough(point));
    const stakes = open.flatMap((point) => stakeEnough(road, point.act, point.need) ?? []);
    if (stakes.length === 0) return [];
    const [most, now] = names.apart(toNumber(stakes.reduce(larger)), toNumber(stakeOf(road, party)));
    const where =
      stakes.length === open.length
        ? ''
        : ` at ${stakes.length} of ${open.length} gaps (the others have no declared detection)`;
    return [
      sentence(
        `${names.party(party)} would be kept honest by the checking as declared${where} if it had ${most} at stake, not ${now}.`,
      ),
    ];
  });
}

export function sampleSentence(road: Road, row: Omit<SampleRow, 'sentence'>): string {
  const names = namesOf(road.setting);
  const title = names.title(road.setting.problem.steps.indexOf(row.step));
  return `${title}: ${sampleWords(row)}${
    row.declared !== null && row.declared > row.finds
      ? ` That is less than the ${percentsApart([row.declared, row.finds])[0]} declared.`
      : ''
  }${
    row.exact_for_needed === null
      ? ''
      : ` To find as many fakes as must be found, ${grouped(row.exact_for_needed)} ${row.exact_for_needed === 1 ? 'item is' : 'items are'} enough.`
  }`;
}

/** A sample size in words. */
export function sampleWords({
  items,
  diversions,
  miss,
  exact,
  formula,
  finds,
}: Omit<
  SampleRow,
  'sentence' | 'step' | 'by' | 'declared' | 'exact_for_needed' | 'finds_with_one_fewer' | 'formula_finds'
>): string {
  const [chance, found] = percentsApart([miss, finds]);
  return `to miss all of ${grouped(diversions)} diversions among ${grouped(items)} items with a chance of at most ${chance}, inspect ${grouped(exact)}: that finds at least one with a chance of ${found}. The rule of thumb gives ${grouped(formula)}.`;
}

export function warningSentence(road: Road, row: Omit<WarningRow, 'sentence'>): string {
  const { agreement } = road.setting;
  const step = agreement.steps.find(({ id, part }) => id === row.step || part?.of === row.step);
  const title = `\u201c${step?.title.replace(/ \(\d+ of \d+\)$/, '')}\u201d`;
  const unit = `${agreement.timeUnit}s`;
  const span = ([low, middle, high]: readonly [number, number, number]) =>
    low === high
      ? figure(middle, 'exact')
      : `${figure(middle, 'exact')} (${figure(low, 'exact')} to ${figure(high, 'exact')})`;
  const left = row.warning[1];
  const end =
    left > 0 ? `a warning of ${span(row.warning)} ${unit} is left` : `no warning is left: ${span(row.warning)} ${unit}`;
  return `${title}: undone in ${span(row.undo)} ${unit}, found after ${span(row.detection_delay)}, answered after ${span(row.response)}; ${end}.`;
}

/** The inspection game in words. */
export function dresherSentences(game: DresherGame): string[] {
  const { periods, inspections, value, fraction: exactly, inspect_first: first, by_inspections: values } = game;
  const count = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`;
  const [chance] = percentsApart([first]);
  const next = values[inspections + 1];
  return [
    `With ${count(inspections, 'inspection')} in ${count(periods, 'period')} the inspector can be sure of ${exactly.replace('-', '\u2212')}${exactly.includes('/') ? `, about ${figure(value, 2)}` : ''}: on a scale from \u22121, one violation goes unseen for certain, to 0, none pays.`,
    ...(inspections > 0
      ? [`It does best to inspect in the first period with a chance of ${chance}, and so on with what is left.`]
      : []),
    ...(next === undefined ? [] : [`One more inspection would be worth ${figure(next - value, 2)} to it.`]),
  ];
}
