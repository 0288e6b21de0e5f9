/**
 * Question 1 by trying every order, straight from its definition: the oracle for the search. It shares no code with the
 * engine. Worths must be integers and shares of reversibility quarters, so that doubles are exact here (not with rates).
 */
import type { Agreement, Rule } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';

export type Move = { steps: string[]; kind: 'step' | 'together' | 'escrow'; cost: Record<string, number> };

export interface Tried {
  order: string[][];
  stakes: number[];
  trusts: number[];
  /** What the order is worth to each side before it begins. */
  worth: number[];
  total: number;
  stake: number;
  trust: number;
  opener: string[];
  committer: string | null | undefined;
}

export interface Brute {
  possible: boolean;
  leftOut: string[];
  completion: number[];
  standing: number[];
  tried: Tried[];
}

/** A case as its definitions read: who performs what, what is left to do, and what each side has in hand. */
export interface World {
  parties: string[];
  leftOut: string[];
  all: Set<string>;
  done: readonly string[];
  moves: Move[];
  by: (id: string) => readonly string[];
  r: (id: string) => number;
  w: (id: string, i: string) => number;
  W: (state: Set<string>, i: string) => number;
  B: (state: Set<string>, i: string) => number;
  C: (i: string) => number;
  /** What must be done before this move; null if it cannot be done in one go. */
  needs: (move: Move) => string[] | null;
}

export function worldOf(agreement: Agreement, assessment: Assessment, asked: Asked = {}): World {
  const parties = agreement.parties.map((party) => party.id);
  const rules = [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
  const requires = new Map(agreement.steps.map((s) => [s.id, s.requires.map((needed) => needed.step)]));
  for (const rule of rules) if (rule.kind === 'before') requires.get(rule.steps[1])?.push(rule.steps[0]);
  const sets = rules.filter((rule) => rule.kind === 'together' || rule.kind === 'escrow');
  const gone = leave(agreement, rules, requires, asked.drop ?? []);
  const inScope = agreement.steps.filter((s) => !gone.has(s.id));
  const done = asked.done ?? [];
  const moves = group(
    inScope.map((s) => s.id).filter((id) => !done.includes(id)),
    sets,
  );
  const paid = group(done, sets);

  const file = (id: string) => agreement.steps.find((s) => s.id === id) as Agreement['steps'][number];
  const r = (id: string) => file(id).reversible as number;
  const w = (id: string, i: string) => (assessment.worth[id]?.[i] as number | undefined) ?? 0;
  const bundles = assessment.bundles.filter((bundle) => bundle.steps.every((id) => !gone.has(id)));
  const costs = (state: Set<string>, i: string) =>
    [...moves, ...paid]
      .filter((move) => move.kind === 'escrow' && move.steps.every((id) => state.has(id)))
      .reduce((sum, move) => sum + (move.cost[i] ?? 0), 0);
  const W = (state: Set<string>, i: string) =>
    [...state].reduce((sum, id) => sum + w(id, i), 0) +
    bundles
      .filter((bundle) => bundle.steps.every((id) => state.has(id)))
      .reduce((sum, b) => sum + ((b.worth[i] as number | undefined) ?? 0), 0) -
    costs(state, i);
  const B = (state: Set<string>, i: string) =>
    [...state].reduce((sum, id) => sum + (1 - r(id)) * w(id, i), 0) +
    bundles
      .filter((bundle) => bundle.steps.every((id) => state.has(id)))
      .reduce((sum, b) => sum + (1 - Math.max(...b.steps.map(r))) * ((b.worth[i] as number | undefined) ?? 0), 0) -
    costs(state, i);
  const all = new Set(inScope.map((s) => s.id));
  const C = (i: string) =>
    [...all].reduce((sum, id) => sum + w(id, i), 0) +
    bundles.reduce((sum, b) => sum + ((b.worth[i] as number | undefined) ?? 0), 0) -
    costs(all, i);

  const needs = (move: Move) => {
    const inner = move.steps.some((id) => requires.get(id)?.some((n) => move.steps.includes(n)));
    if (move.kind === 'together' && inner) return null;
    return move.steps.flatMap((id) => (requires.get(id) ?? []).filter((n) => !move.steps.includes(n)));
  };
  const leftOut = agreement.steps.map((s) => s.id).filter((id) => gone.has(id));
  return { parties, leftOut, all, done, moves, by: (id) => file(id).by, r, w, W, B, C, needs };
}

export function tryAll(agreement: Agreement, assessment: Assessment, asked: Asked = {}): Brute {
  const {
    parties,
    leftOut,
    all,
    done,
    moves,
    by: performers,
    r,
    w,
    W,
    B,
    C,
    needs,
  } = worldOf(agreement, assessment, asked);
  const tried: Tried[] = [];
  const visit = (state: Set<string>, order: Move[]) => {
    if (order.length === moves.length) tried.push(weigh(order));
    for (const move of moves) {
      if (order.includes(move)) continue;
      if (needs(move)?.every((id) => state.has(id))) {
        visit(new Set([...state, ...move.steps]), [...order, move]);
      }
    }
  };
  const file = (id: string) => agreement.steps.find((s) => s.id === id) as Agreement['steps'][number];
  const isTimed = [assessment.hazard, ...Object.values(assessment.impatience)].some((rate) => rate !== 0);
  const checks = (id: string) => file(id).verification;
  const time = (move: Move) =>
    Math.max(
      ...move.steps.map(
        (id) => (file(id).duration as number) + Math.max(0, ...checks(id).map((check) => (check.lag as number) ?? 0)),
      ),
    );
  const alarm = (move: Move) =>
    1 - move.steps.flatMap(checks).reduce((passes, check) => passes * (1 - ((check.falseAlarm as number) ?? 0)), 1);
  /** U_i(k) as the model states it. */
  const U = (order: Move[], states: Set<string>[], k: number, i: string): number => {
    const move = order[k];
    if (!move) return 0;
    const t = time(move);
    const disc = Math.exp(-((assessment.impatience[i] as number) ?? 0) * t);
    const h = 1 - Math.exp(-(assessment.hazard as number) * t);
    const f = alarm(move);
    const [here, next] = [states[k], states[k + 1]] as [Set<string>, Set<string>];
    return (
      disc *
      ((1 - h) * (1 - f) * (W(next, i) - W(here, i) + U(order, states, k + 1, i)) +
        h * (B(here, i) - W(here, i)) +
        (1 - h) * f * (B(next, i) - W(here, i)))
    );
  };
  const weigh = (order: Move[]): Tried => {
    const states = [new Set(done)];
    for (const move of order) states.push(new Set([...(states.at(-1) as Set<string>), ...move.steps]));
    const finishing = (k: number, i: string) =>
      isTimed ? W(states[k] as Set<string>, i) + U(order, states, k, i) : C(i);
    const stakes = parties.map(() => Number.NEGATIVE_INFINITY);
    const trusts = parties.map(() => 0);
    let total = 0;
    let state = new Set(done);
    for (let k = 0; k <= order.length; k++) {
      const move = order[k];
      for (const [p, i] of parties.entries()) {
        const exposed = Math.max(0, -B(state, i));
        total += exposed;
        trusts[p] = Math.max(trusts[p] as number, exposed);
        if (!move) continue;
        stakes[p] = Math.max(stakes[p] as number, B(state, i) - finishing(k, i));
        if (move.kind !== 'together' || !move.steps.some((id) => performers(id).includes(i))) continue;
        const others = move.steps.filter((id) => !performers(id).includes(i));
        const alone = move.steps.filter((id) => performers(id).length === 1 && performers(id)[0] === i);
        stakes[p] = Math.max(stakes[p] as number, B(new Set([...state, ...others]), i) - finishing(k, i));
        trusts[p] = Math.max(trusts[p] as number, -B(new Set([...state, ...alone]), i));
      }
      if (move) state = new Set([...state, ...move.steps]);
    }
    const by = (move: Move) => [...new Set(move.steps.flatMap((id) => performers(id)))];
    const lost = (id: string) => performers(id).some((i) => (1 - r(id)) * w(id, i) < 0);
    const act = order.find((move) => move.steps.some(lost));
    const actors = act?.steps.filter(lost).map((id) => performers(id)) ?? [];
    const alone = actors.every((list) => list.length === 1 && list[0] === actors[0]?.[0]);
    return {
      order: order.map((move) => move.steps),
      stakes,
      trusts,
      worth: parties.map((i) => finishing(0, i)),
      total,
      stake: Math.max(...stakes),
      trust: Math.max(...trusts),
      opener: by(order[0] as Move),
      committer: act ? (alone ? (actors[0]?.[0] as string) : null) : undefined,
    };
  };
  visit(new Set(done), []);
  return {
    possible: tried.length > 0,
    leftOut,
    completion: parties.map(C),
    standing: parties.map((i) => B(all, i) - C(i)),
    tried,
  };
}

/** The best of some orders: least stake, trust, total exposure; the first tried of those. */
export function best(tried: readonly Tried[]): Tried | undefined {
  return tried.reduce<Tried | undefined>((a, b) => (a && compare(a, b) <= 0 ? a : b), undefined);
}

function compare(a: Tried, b: Tried): number {
  return apart(a.stake, b.stake) || apart(a.trust, b.trust) || apart(a.total, b.total);
}

/** Numbers that differ by less than any two of a case could, but for the rounding of doubles, are one. */
function apart(a: number, b: number): number {
  return Math.abs(a - b) < 1e-9 ? 0 : a - b;
}

/** Vectors such that no other is at least as low everywhere and lower somewhere; the first coordinate rising. */
export function paretoOf(points: readonly (readonly number[])[]): number[][] {
  const over = (q: readonly number[], p: readonly number[]) => q.map((x, i) => apart(x, p[i] as number));
  const kept = points.filter(
    (p) => !points.some((q) => over(q, p).every((x) => x <= 0) && over(q, p).some((x) => x < 0)),
  );
  const once = kept.filter((p, at) => kept.findIndex((q) => over(q, p).every((x) => x === 0)) === at);
  return once.map((p) => [...p]).sort((a, b) => (a[0] as number) - (b[0] as number));
}

function leave(
  agreement: Agreement,
  rules: readonly Rule[],
  requires: ReadonlyMap<string, string[]>,
  drop: readonly string[],
): Set<string> {
  const gone = new Set([...drop, ...rules.flatMap((rule) => (rule.kind === 'never' ? [rule.step] : []))]);
  for (let size = -1; size !== gone.size; ) {
    size = gone.size;
    for (const { id } of agreement.steps) if (requires.get(id)?.some((needed) => gone.has(needed))) gone.add(id);
    for (const rule of rules) {
      if (rule.kind !== 'together' && rule.kind !== 'escrow') continue;
      if (rule.steps.some((id) => gone.has(id))) for (const id of rule.steps) gone.add(id);
    }
  }
  return gone;
}

function group(ids: readonly string[], sets: readonly Rule[]): Move[] {
  const moves: Move[] = [];
  for (const id of ids) {
    if (moves.some((move) => move.steps.includes(id))) continue;
    const home = (kind: string) =>
      sets.find((rule) => rule.kind === kind && 'steps' in rule && rule.steps.includes(id));
    const set = home('escrow') ?? home('together');
    if (!set || !('steps' in set)) moves.push({ steps: [id], kind: 'step', cost: {} });
    else {
      const steps = ids.filter((each) => set.steps.includes(each));
      moves.push({ steps, kind: set.kind as Move['kind'], cost: set.kind === 'escrow' ? { ...set.cost } : {} });
    }
  }
  return moves;
}
