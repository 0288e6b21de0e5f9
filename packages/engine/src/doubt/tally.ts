import type { Numbers, Sampler } from '../agreement/draws.ts';
import type { Search } from '../math/search.ts';
import { type DrawnOrder, hair, likelyOf } from '../plan/drawn.ts';
import type { Setting } from '../plan/setting.ts';
import type { DoubtfulNumber } from './doubtful.ts';

/** What many draws say of one order, counted. */
export interface Tally {
  readonly draws: number;
  /** Draws in which finishing is worth it to all. */
  readonly worthIt: number;
  readonly holding: number;
  /** By party: draws in which finishing is not worth it to it, and in which it is and the party never leaves. */
  readonly notWorthIt: Float64Array;
  readonly staying: Float64Array;
  /** Among draws worth finishing, by k < m: those that first break there; and by k, then party. */
  readonly breaks: Float64Array;
  readonly leavers: Float64Array;
  /** Sum of every worth by step, then party, over all draws; null where ranks filter no numbers. */
  readonly sums: Float64Array | null;
  /** Largest pull by party, and of all, in the draws worth finishing; sorted. */
  readonly pulls: readonly Float64Array[];
  /** By doubtful number, then party: squared correlation with the party's least slack, in draws worth finishing. */
  readonly shares: Float64Array | null;
}

/** Between two looks at the world outside. */
const stride = 2048;

/** Fewer draws worth finishing say nothing about what carries the doubt. */
const fewest = 100;

/**
 * Draws `count` times (fewer if stopped) and judges the order each time. Null if ranks beside numbers leave too few draws;
 * one draw where every number is a point.
 */
export function* tally(
  setting: Setting,
  order: DrawnOrder,
  sampler: Sampler | null,
  doubtful: readonly DoubtfulNumber[],
  count: number,
): Search<Tally | null> {
  const work = workFor(setting, order, doubtful, sampler ? count : 1);
  if (!sampler) {
    countDraw(work, likelyOf(setting));
    return closed(work);
  }
  while (work.draws < count) {
    const until = Math.min(count, work.draws + stride);
    while (work.draws < until) {
      if (!sampler.next()) return null;
      countDraw(work, sampler.numbers);
    }
    if (yield { stage: 'draws', states: work.draws, bound: null }) break;
  }
  return closed(work);
}

/** Everything that is counted, while it is. */
interface Work {
  readonly order: DrawnOrder;
  readonly parties: number;
  draws: number;
  worthIt: number;
  holding: number;
  readonly notWorthIt: Float64Array;
  readonly staying: Float64Array;
  readonly breaks: Float64Array;
  readonly leavers: Float64Array;
  readonly sums: Float64Array | null;
  /** By party, then all together: largest pulls in the draws worth finishing so far. */
  readonly pulls: readonly Float64Array[];
  /** Least slack by party, of this draw; and how far that is from the first draw's. */
  readonly least: Float64Array;
  readonly apart: Float64Array;
  readonly afters: Int32Array;
  readonly whose: Int32Array;
  readonly moments: Moments;
}

/** Sums for correlations of doubtful numbers with least slacks, taken about the first draw's values to keep digits. */
interface Moments {
  /** Numbers of one kind stand one after the other. */
  readonly groups: readonly { readonly kind: keyof Numbers; readonly from: number; readonly to: number }[];
  /** Where each number stands in a draw, which doubtful number it is, and whose slack it bears on; -1 for everybody's. */
  readonly at: Int32Array;
  readonly numbers: Int32Array;
  readonly whose: Int32Array;
  readonly origin: Float64Array;
  readonly slackOrigin: Float64Array;
  /** By number. */
  readonly x: Float64Array;
  readonly xx: Float64Array;
  /** By party. */
  readonly y: Float64Array;
  readonly yy: Float64Array;
  /** By number, then party. */
  readonly xy: Float64Array;
}

function workFor(setting: Setting, order: DrawnOrder, doubtful: readonly DoubtfulNumber[], most: number): Work {
  const parties = setting.problem.parties.length;
  const states = 1 + Math.max(...order.points.map((point) => point.after));
  return {
    order,
    parties,
    draws: 0,
    worthIt: 0,
    holding: 0,
    notWorthIt: new Float64Array(parties),
    staying: new Float64Array(parties),
    breaks: new Float64Array(states),
    leavers: new Float64Array(states * parties),
    sums: hasFilter(setting) ? new Float64Array(setting.agreement.steps.length * parties) : null,
    pulls: Array.from({ length: parties + 1 }, () => new Float64Array(most)),
    least: new Float64Array(parties),
    apart: new Float64Array(parties),
    afters: Int32Array.from(order.points, (point) => point.after),
    whose: Int32Array.from(order.points, (point) => point.party),
    moments: momentsFor(setting, doubtful),
  };
}

/** Do ranks stand beside numbers for some party, so that means are known from draws alone? */
function hasFilter({ assessment }: Setting): boolean {
  const numbered = new Set(Object.values(assessment.worth).flatMap((row) => Object.keys(row)));
  return Object.keys(assessment.ranks).some((party) => numbered.has(party));
}

/** Judges and counts one draw. */
function countDraw(work: Work, numbers: Numbers): void {
  const { order, parties, least, sums, pulls } = work;
  order.judge(numbers);
  if (sums) for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (numbers.worth[at] as number);
  leastSlacks(work);
  let isWorthIt = true;
  let isHolding = true;
  for (let i = 0; i < parties; i++) {
    const gains = (order.worth[i] as number) >= -hair;
    const stays = (least[i] as number) >= -hair;
    if (!gains) work.notWorthIt[i] = (work.notWorthIt[i] as number) + 1;
    if (gains && stays) work.staying[i] = (work.staying[i] as number) + 1;
    isWorthIt &&= gains;
    isHolding &&= stays;
  }
  work.draws++;
  if (!isWorthIt) return;
  if (isHolding) work.holding++;
  else countBreak(work);
  let common = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < parties; i++) {
    const pull = (order.stakes[i] as number) - (least[i] as number);
    (pulls[i] as Float64Array)[work.worthIt] = pull;
    if (pull > common) common = pull;
  }
  (pulls[parties] as Float64Array)[work.worthIt] = common;
  countMoments(work, numbers);
  work.worthIt++;
}

function leastSlacks({ order, least, whose }: Work): void {
  least.fill(Number.POSITIVE_INFINITY);
  for (let p = 0; p < whose.length; p++) {
    const slack = order.slack[p] as number;
    const i = whose[p] as number;
    if (slack < (least[i] as number)) least[i] = slack;
  }
}

/** The earliest state at which somebody leaves, and all who leave there (each once, from inside a together set too). */
function countBreak({ order, parties, afters, whose, breaks, leavers }: Work): void {
  let after = -1;
  let gone = 0;
  for (let p = 0; p < whose.length; p++) {
    if (after >= 0 && (afters[p] as number) > after) break;
    if ((order.slack[p] as number) >= -hair) continue;
    after = afters[p] as number;
    const who = 1 << (whose[p] as number);
    if (gone & who) continue;
    gone |= who;
    const at = after * parties + (whose[p] as number);
    leavers[at] = (leavers[at] as number) + 1;
  }
  breaks[after] = (breaks[after] as number) + 1;
}

function momentsFor(setting: Setting, doubtful: readonly DoubtfulNumber[]): Moments {
  const { parties } = setting.problem;
  const shown = doubtful.flatMap(({ shown: spot, party }, n) => (spot ? [{ ...spot, n, party }] : []));
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const sorted = kinds.flatMap((kind) => shown.filter((each) => each.kind === kind));
  const size = sorted.length;
  return {
    groups: kinds.map((kind) => ({
      kind,
      from: sorted.findIndex((each) => each.kind === kind),
      to: sorted.findLastIndex((each) => each.kind === kind) + 1,
    })),
    at: Int32Array.from(sorted, ({ at }) => at),
    numbers: Int32Array.from(sorted, ({ n }) => n),
    whose: Int32Array.from(sorted, ({ party }) => (party === null ? -1 : parties.indexOf(party))),
    origin: new Float64Array(size),
    slackOrigin: new Float64Array(parties.length),
    x: new Float64Array(size),
    xx: new Float64Array(size),
    y: new Float64Array(parties.length),
    yy: new Float64Array(parties.length),
    xy: new Float64Array(size * parties.length),
  };
}

function countMoments({ moments, parties, least, apart, worthIt }: Work, numbers: Numbers): void {
  const { groups, at, whose, origin, slackOrigin, x, xx, y, yy, xy } = moments;
  if (worthIt === 0) slackOrigin.set(least);
  for (let i = 0; i < parties; i++) {
    const value = (least[i] as number) - (slackOrigin[i] as number);
    apart[i] = value;
    y[i] = (y[i] as number) + value;
    yy[i] = (yy[i] as number) + value * value;
  }
  for (let g = 0; g < groups.length; g++) {
    const { kind, from, to } = groups[g] as Moments['groups'][number];
    const row = numbers[kind];
    for (let n = from; n < to; n++) {
      const drawn = row[at[n] as number] as number;
      if (worthIt === 0) origin[n] = drawn;
      const value = drawn - (origin[n] as number);
      x[n] = (x[n] as number) + value;
      xx[n] = (xx[n] as number) + value * value;
      const one = whose[n] as number;
      const last = one < 0 ? parties - 1 : one;
      for (let i = Math.max(0, one); i <= last; i++) {
        const cell = n * parties + i;
        xy[cell] = (xy[cell] as number) + value * (apart[i] as number);
      }
    }
  }
}

function closed(work: Work): Tally {
  const { draws, worthIt, holding, notWorthIt, staying, breaks, leavers, sums, pulls } = work;
  const sorted = pulls.map((row) => row.subarray(0, worthIt).sort());
  return {
    draws,
    worthIt,
    holding,
    notWorthIt,
    staying,
    breaks,
    leavers,
    sums,
    pulls: sorted,
    shares: worthIt < fewest ? null : sharesOf(work),
  };
}

/** Squared correlations, by doubtful number, then party; not a number for what draws do not show. */
function sharesOf({ moments, parties, worthIt: count }: Work): Float64Array {
  const { numbers, whose, x, xx, y, yy, xy } = moments;
  const shares = new Float64Array(parties * (1 + Math.max(-1, ...numbers))).fill(Number.NaN);
  for (let n = 0; n < numbers.length; n++) {
    const spread = (xx[n] as number) - (x[n] as number) ** 2 / count;
    for (let i = 0; i < parties; i++) {
      if ((whose[n] as number) >= 0 && whose[n] !== i) continue;
      const joint = (xy[n * parties + i] as number) - ((x[n] as number) * (y[i] as number)) / count;
      const slackSpread = (yy[i] as number) - (y[i] as number) ** 2 / count;
      const share = spread > 0 && slackSpread > 0 ? joint ** 2 / (spread * slackSpread) : 0;
      shares[(numbers[n] as number) * parties + i] = Math.min(1, share);
    }
  }
  return shares;
}
