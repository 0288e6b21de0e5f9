/** Question 12 straight from its definition, day by day, in doubles: the oracle. It shares no code with the engine. */
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment, Effect } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { worldOf } from '../plan/brute-force.ts';

export interface Row {
  after: number;
  from: string;
  slack: Record<string, number>;
}

const day = 86_400_000;
const month = 365.25 / 12;

/** Slack of each side at each state of an order, once for each set of numbers in force while it is the last reached. */
export function brokenDates(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked,
  order: readonly (string | readonly string[])[],
): { rows: Row[]; holds: boolean } {
  const { parties, W, B, by, moves } = worldOf(agreement, assessment, asked);
  const file = (id: string) => agreement.steps.find((s) => s.id === id) as Agreement['steps'][number];
  const path = order.map((move) => [move].flat() as string[]);
  const lasts = (move: string[]) =>
    Math.max(
      ...move.map((id) => {
        const lags = file(id).verification.map((check) => (check.lag as number) ?? 0);
        return (file(id).duration as number) + Math.max(0, ...lags);
      }),
    );
  const states = [new Set(asked.done ?? [])];
  const times = [0];
  for (const move of path) {
    states.push(new Set([...(states.at(-1) as Set<string>), ...move]));
    times.push((times.at(-1) as number) + lasts(move));
  }
  const start = Date.parse(agreement.asOf);
  const events = [...(agreement.events ?? [])]
    .map((event) => ({ at: (Date.parse(event.date) - start) / day / month, effect: assessment.events?.[event.id] }))
    .sort((a, b) => a.at - b.at);
  /** The numbers in force at a moment: what the last events up to it have set. */
  const numbersAt = (moment: number) => {
    const past = events.flatMap(({ at, effect }) => (at <= moment && effect ? [effect] : []));
    const last = (pick: (effect: Effect) => unknown, base: unknown) =>
      past.map(pick).findLast((value) => value !== undefined) ?? base ?? 0;
    const of = (key: 'stakes' | 'outside' | 'impatience', id: string) =>
      last((effect) => effect[key][id], key === 'outside' ? 0 : assessment[key][id]) as number;
    return {
      stake: (id: string) => of('stakes', id) + (agreement.bonds[id] ?? 0),
      outside: (id: string) => of('outside', id),
      impatience: (id: string) => of('impatience', id),
      hazard: last((effect) => effect.hazard, assessment.hazard) as number,
    };
  };
  const alarm = (move: string[]) =>
    1 -
    move.flatMap((id) => file(id).verification).reduce((p, check) => p * (1 - ((check.falseAlarm as number) ?? 0)), 1);
  type Numbers = ReturnType<typeof numbersAt>;
  /** What a breakdown leaves, the outside option counted. */
  const left = (state: Set<string>, id: string, numbers: Numbers) => B(state, id) + numbers.outside(id);
  const isTimed = (numbers: Numbers) => numbers.hazard > 0 || parties.some((id) => numbers.impatience(id) > 0);
  const ahead = (k: number, id: string, numbers: Numbers): number => {
    const move = path[k];
    if (!move) return 0;
    const [here, next] = [states[k], states[k + 1]] as [Set<string>, Set<string>];
    const rest = ahead(k + 1, id, numbers);
    if (!isTimed(numbers)) return W(next, id) - W(here, id) + rest;
    const t = lasts(move);
    const [h, f] = [1 - Math.exp(-numbers.hazard * t), alarm(move)];
    return (
      Math.exp(-numbers.impatience(id) * t) *
      ((1 - h) * (1 - f) * (W(next, id) - W(here, id) + rest) +
        h * (left(here, id, numbers) - W(here, id)) +
        (1 - h) * f * (left(next, id, numbers) - W(here, id)))
    );
  };
  const slackAt = (k: number, id: string, numbers: Numbers) => {
    const [here, move] = [states[k], path[k]] as [Set<string>, string[]];
    const together = moves.find((each) => each.kind === 'together' && each.steps.includes(move[0] as string));
    const inHand = [left(here, id, numbers)];
    if (together && move.some((step) => by(step).includes(id))) {
      inHand.push(left(new Set([...here, ...move.filter((step) => !by(step).includes(id))]), id, numbers));
    }
    return numbers.stake(id) - (Math.max(...inHand) - W(here, id) - ahead(k, id, numbers));
  };
  const rows: Row[] = [];
  for (const k of path.keys()) {
    const [begins, ends] = [times[k], times[k + 1]] as [number, number];
    const within = events.filter(({ at, effect }) => effect && at > begins && at < ends).map(({ at }) => at);
    for (const moment of [begins, ...new Set(within)]) {
      const numbers = numbersAt(moment);
      rows.push({
        after: k,
        from: new Date(start + Math.floor(moment * month + 1e-9) * day).toISOString().slice(0, 10),
        slack: Object.fromEntries(parties.map((id) => [id, slackAt(k, id, numbers)])),
      });
    }
  }
  const today = numbersAt(0);
  const starts = parties.every(
    (id) => W(states[0] as Set<string>, id) + ahead(0, id, today) >= today.outside(id) - 1e-9,
  );
  return { rows, holds: starts && rows.every((row) => Object.values(row.slack).every((slack) => slack >= -1e-9)) };
}
