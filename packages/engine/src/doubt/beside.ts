import type { Assessment } from '../agreement/assessment.ts';
import { samplerOf } from '../agreement/draws.ts';
import type { Refusal } from '../agreement/scope.ts';
import type { Worths } from '../agreement/worth.ts';
import { add, fraction, lcm, type Rational, subtract, toNumber, zero } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import { drawnOrder } from '../plan/drawn.ts';
import { roadMapOf } from '../plan/order.ts';
import { type Move, type Problem, problemOf } from '../plan/problem.ts';
import { holds, judge, walk } from '../plan/road-map.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import { vantagesOf } from '../plan/vantage.ts';
import type { Beside, Division, Moved, NumberName, Verdict } from './answer.ts';
import { type Candidate, smallestCover } from './cover.ts';
import { doubtfulNumbers } from './doubtful.ts';
import { tally } from './tally.ts';

/** An assessment of the same agreement under its name. */
export interface NamedView {
  readonly name: string | null;
  readonly assessment: Assessment;
}

/** Draws by which another assessment is judged. */
const drawsBeside = 10_000;

/** The exact verdict on an order at likely values. */
export function verdictAtLikely(problem: Problem, moves: readonly Move[]): Verdict {
  const figures = judge(problem, walk(problem, moves));
  const byParty = (value: (i: number) => number) =>
    Object.fromEntries(problem.parties.map((id, i) => [id, value(i) / problem.unit + 0]));
  return {
    worth_finishing: byParty((i) => figures.worth[i] as number),
    least_slack: byParty((i) => (problem.stakes[i] as number) - (figures.stakes[i] as number)),
    holds: holds(problem, figures),
  };
}

/** The same road map under another assessment: its verdict, what divides the two, and what would bring them together. */
export function* besideOf(
  here: Setting,
  name: string | null,
  ids: readonly string[],
  other: NamedView,
  seed: number,
): Search<Omit<Beside, 'sentences'> | Refusal> {
  const there = settingOf(here.agreement, other.assessment, here.asked);
  if ('code' in there) return there;
  if ('cycle' in there) throw new Error('rules do not depend on the assessment');
  const [own, theirs] = [roadMapOf(here.agreement, here.problem, ids), roadMapOf(there.agreement, there.problem, ids)];
  if ('code' in own) return own;
  if ('code' in theirs) return theirs;
  const drawn = yield* drawnVerdict(there, theirs.moves, seed);
  if ('code' in drawn) return drawn;
  const verdict = verdictAtLikely(there.problem, theirs.moves);
  const agree = verdict.holds === verdictAtLikely(here.problem, own.moves).holds;
  const [a, b] = aligned(here, there);
  return {
    assessment: other.name,
    by: other.assessment.by ?? null,
    likely: verdict,
    ...drawn,
    agree,
    divide: divisionsOf(a, b, ids),
    to_agree: agree ? [] : [...moveTo(a, b, name, ids), ...moveTo(b, a, other.name, ids)],
  };
}

function* drawnVerdict(
  setting: Setting,
  moves: readonly Move[],
  seed: number,
): Search<Pick<Beside, 'draws' | 'not_worth_finishing' | 'holds_given_worth_finishing' | 'holds'> | Refusal> {
  const sampler = samplerOf(setting.agreement, setting.assessment, setting.worths, seed);
  const counted = yield* tally(setting, drawnOrder(setting, moves), sampler, [], drawsBeside);
  if (!counted) return sampler?.refusal() as Refusal;
  const { draws, worthIt, holding } = counted;
  return {
    draws,
    not_worth_finishing: (draws - worthIt) / draws,
    holds_given_worth_finishing: worthIt > 0 ? holding / worthIt : null,
    holds: holding / draws,
  };
}

/** An assessment whose numbers stand in the same places as those of another: bundles of either, worth 0 where absent. */
interface View {
  readonly setting: Setting;
  readonly worths: Worths;
}

function aligned(here: Setting, there: Setting): [View, View] {
  const key = (steps: readonly number[]) => [...steps].sort((a, b) => a - b).join();
  const every = new Map([...here.worths.bundles, ...there.worths.bundles].map((bundle) => [key(bundle.steps), bundle]));
  const view = (setting: Setting): View => ({
    setting,
    worths: {
      ...setting.worths,
      bundles: [...every].map(([name, bundle]) => {
        const same = setting.worths.bundles.filter((own) => key(own.steps) === name);
        const none = setting.worths.stakes.map(() => zero);
        return {
          ...bundle,
          worth: same.reduce((sum, own) => sum.map((w, i) => add(w, own.worth[i] as Rational)), none),
        };
      }),
    },
  });
  return [view(here), view(there)];
}

/** A number that stands in both assessments, and how to take it over. */
interface Shared {
  readonly name: NumberName;
  readonly party: number;
  readonly read: (worths: Worths) => Rational;
  readonly take: (into: Worths, from: Worths) => Worths;
}

/** Every worth, bundle and stake that differs between two views, in the road map. */
function differing(a: View, b: View): Shared[] {
  return sharedNumbers(a).filter(({ read }) => {
    const [x, y] = [read(a.worths), read(b.worths)];
    return x.over !== y.over || x.under !== y.under;
  });
}

function sharedNumbers({ setting, worths }: View): Shared[] {
  const { agreement, scope, problem, asked } = setting;
  const inScope = new Set(scope.steps);
  const byId = new Map<string, number[]>();
  for (const s of scope.steps) {
    const step = agreement.steps[s] as Setting['agreement']['steps'][number];
    const id = step.part?.of ?? step.id;
    byId.set(id, [...(byId.get(id) ?? []), s]);
  }
  return problem.parties.flatMap((id, party): Shared[] => [
    ...[...byId].map(
      ([step, places]): Shared => ({
        name: { kind: 'worth', steps: [step], party: id },
        party,
        read: ({ steps }) => places.map((s) => steps[s]?.[party] as Rational).reduce(add, zero),
        take: (into, from) => ({
          ...into,
          steps: into.steps.map((row, s) =>
            places.includes(s) ? row.with(party, from.steps[s]?.[party] as Rational) : row,
          ),
        }),
      }),
    ),
    ...worths.bundles.flatMap(({ steps }, n): Shared[] =>
      steps.length > 0 && steps.every((s) => inScope.has(s))
        ? [
            {
              name: { kind: 'bundle', steps: namesOf(agreement, steps), party: id },
              party,
              read: ({ bundles }) => bundles[n]?.worth[party] as Rational,
              take: (into, from) => ({
                ...into,
                bundles: into.bundles.map((bundle, m) =>
                  m === n
                    ? { ...bundle, worth: bundle.worth.with(party, from.bundles[n]?.worth[party] as Rational) }
                    : bundle,
                ),
              }),
            },
          ]
        : [],
    ),
    ...(asked.stake?.[id] === undefined
      ? [
          {
            name: { kind: 'stake' as const, steps: [], party: id },
            party,
            read: ({ stakes }: Worths) => stakes[party] as Rational,
            take: (into: Worths, from: Worths) => ({
              ...into,
              stakes: into.stakes.with(party, from.stakes[party] as Rational),
            }),
          },
        ]
      : []),
  ]);
}

/** Ids of the file: of parts of a repeated step, the whole. */
function namesOf({ steps }: Setting['agreement'], places: readonly number[]): string[] {
  return [...new Set(places.map((s) => steps[s]?.part?.of ?? (steps[s]?.id as string)))];
}

/** One party's room: what finishing is worth, and the slack at each of its vantage points; it stays if none is below 0. */
function roomsOf({ setting }: View, worths: Worths, ids: readonly string[], party: number): Rational[] {
  const found = problemOf(setting.agreement, worths, setting.asked);
  if (!('problem' in found)) throw new Error('a mixed assessment has no problem');
  const { problem } = found;
  const named = roadMapOf(setting.agreement, problem, ids);
  if ('code' in named) throw new Error('an order fits every assessment');
  const own = vantagesOf(problem, named.moves).filter((point) => point.party === party);
  const exactly = (value: number) => fraction(BigInt(Math.round(value)), BigInt(problem.unit));
  return [exactly(own[0]?.seenThrough as number), ...own.map((point) => exactly(point.slack))];
}

function leastOf(rooms: readonly Rational[]): Rational {
  return rooms.reduce((a, b) => (a.over * b.under <= b.over * a.under ? a : b));
}

/** What divides two views: each number that differs, and what taking the other's would do to its party's least slack. */
function divisionsOf(a: View, b: View, ids: readonly string[]): Division[] {
  const [ours, theirs] = [a, b].map(({ setting }) => doubtfulNumbers(setting)) as [
    ReturnType<typeof doubtfulNumbers>,
    ReturnType<typeof doubtfulNumbers>,
  ];
  const before = a.setting.problem.parties.map((_, i) => leastOf(roomsOf(a, a.worths, ids, i).slice(1)));
  return differing(a, b)
    .map(({ name, party, read, take }): Division => {
      const after = leastOf(roomsOf(a, take(a.worths, b.worths), ids, party).slice(1));
      const [here, there] = [toNumber(read(a.worths)), toNumber(read(b.worths))];
      const [own, other] = [endsOf(ours, name, here), endsOf(theirs, name, there)];
      return {
        ...name,
        here,
        there,
        apart: own[1] < other[0] || other[1] < own[0],
        change: toNumber(subtract(after, before[party] as Rational)),
      };
    })
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
}

/** The ends of a number's range; a number that is not in doubt is both. */
function endsOf(
  doubtful: ReturnType<typeof doubtfulNumbers>,
  { kind, steps, party }: NumberName,
  value: number,
): [number, number] {
  const found = doubtful.find(
    (each) =>
      each.kind === kind &&
      each.party === party &&
      (kind === 'worth'
        ? each.steps.includes(steps[0] as string)
        : [...each.steps].sort().join() === [...steps].sort().join()),
  );
  return found ? [Math.min(found.low, found.high), Math.max(found.low, found.high)] : [value, value];
}

/**
 * The fewest numbers of one view that would have to take the other's values for it to come to the other's verdict; of those
 * the least change. A party's slacks depend on its own numbers alone, and each number adds to every slack apart from the
 * others, so parties are settled one by one: all that fail must be mended, but one that fails is enough to break. (Of
 * parties that could break with equally few numbers the first of the file counts.)
 */
function moveTo(from: View, to: View, name: string | null, ids: readonly string[]): Moved[] {
  const { parties } = from.setting.problem;
  const rooms = parties.map((_, i) => roomsOf(from, from.worths, ids, i));
  const isStaying = rooms.map((row) => row.every(({ over }) => over >= 0n));
  const isHolding = isStaying.every(Boolean);
  const parts = parties.flatMap((_, i) => {
    if (isHolding) return [breakOf(from, to, ids, i, rooms[i] as Rational[])];
    return isStaying[i] ? [] : [mendOf(from, to, ids, i, rooms[i] as Rational[])];
  });
  const possible = parts.filter((part) => part !== null);
  if (isHolding) {
    const [least] = [...possible].sort((a, b) => a.numbers.length - b.numbers.length);
    const proved = possible.every((part) => part.proved);
    return least ? [movedOf(from, to, name, [least], proved)] : [];
  }
  if (possible.length < parts.length) return [];
  return [
    movedOf(
      from,
      to,
      name,
      possible,
      possible.every((part) => part.proved),
    ),
  ];
}

interface Part {
  readonly party: number;
  readonly numbers: readonly Shared[];
  /** Sum of their changes. */
  readonly change: Rational;
  readonly proved: boolean;
}

/** One party's numbers that differ, each with what it alone would add to each room of the party. */
interface Step {
  readonly each: Shared;
  readonly change: Rational;
  readonly adds: readonly Rational[];
}

function stepsOf(from: View, to: View, ids: readonly string[], party: number, rooms: readonly Rational[]): Step[] {
  const own = differing(from, to).filter((each) => each.party === party);
  return own.map((each) => {
    const after = roomsOf(from, each.take(from.worths, to.worths), ids, party);
    const adds = after.map((room, v) => subtract(room, rooms[v] as Rational));
    return { each, change: subtract(each.read(to.worths), each.read(from.worths)), adds };
  });
}

/** All rooms below 0 are lifted to it. A number that rises lowers no room, so those at or above 0 stay there. */
function mendOf(from: View, to: View, ids: readonly string[], party: number, rooms: readonly Rational[]): Part | null {
  const rising = stepsOf(from, to, ids, party, rooms).filter(({ change }) => change.over > 0n);
  const needed = rooms.flatMap(({ over }, v) => (over < 0n ? [v] : []));
  return cover(party, rooms, needed, rising, 1);
}

/** Each room in turn is brought below 0; the fewest numbers, then the least change. */
function breakOf(from: View, to: View, ids: readonly string[], party: number, rooms: readonly Rational[]): Part | null {
  const falling = stepsOf(from, to, ids, party, rooms).filter(({ change }) => change.over < 0n);
  const parts = rooms.flatMap((_, v) => cover(party, rooms, [v], falling, -1) ?? []);
  const isLess = (a: Part, b: Part) =>
    a.numbers.length < b.numbers.length || (a.numbers.length === b.numbers.length && lengthOf(a) < lengthOf(b));
  return parts.reduce<Part | null>((a, b) => (a && !isLess(b, a) ? a : b), null);
}

function lengthOf({ change }: Part): number {
  return toNumber(change);
}

/**
 * The fewest of one party's numbers that lift the rooms needed to 0 (`way` 1), or bring one below 0 (-1). All in integers
 * over one denominator: exact, but for the rounding of pulls where there are rates.
 */
function cover(
  party: number,
  rooms: readonly Rational[],
  needed: readonly number[],
  steps: readonly Step[],
  way: 1 | -1,
): Part | null {
  const values = [
    ...steps.flatMap(({ change, adds }) => [change, ...needed.map((v) => adds[v] as Rational)]),
    ...needed.map((v) => rooms[v] as Rational),
  ];
  const unit = values.reduce((common, { under }) => lcm(common, under), 1n);
  const whole = ({ over, under }: Rational) => BigInt(way) * ((over * unit) / under);
  const needs = needed.map((v) => (way > 0 ? 0n : 1n) - whole(rooms[v] as Rational));
  const candidates = steps.map(
    ({ change, adds }): Candidate => ({
      adds: needed.map((v) => whole(adds[v] as Rational)),
      change: whole(change),
    }),
  );
  const found = smallestCover(needs, candidates);
  if (!found) return null;
  return {
    party,
    numbers: found.taken.map((at) => steps[at]?.each as Shared),
    change: fraction(found.change, unit),
    proved: found.proved,
  };
}

function movedOf(from: View, to: View, name: string | null, parts: readonly Part[], proved: boolean): Moved {
  const { parties } = from.setting.problem;
  return {
    from: name,
    numbers: parts.flatMap(({ numbers }) =>
      numbers.map((each) => ({
        ...each.name,
        here: toNumber(each.read(from.worths)),
        there: toNumber(each.read(to.worths)),
      })),
    ),
    change: Object.fromEntries(parts.map(({ party, change }) => [parties[party] as string, toNumber(change)])),
    proved,
  };
}
