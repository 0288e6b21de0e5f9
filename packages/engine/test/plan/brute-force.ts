/**
 * Question 1 by trying every order, straight from its definition: the oracle for the search. It shares no code with the
 * engine. Worths must be integers and shares of reversibility quarters, so that doubles are exact here.
 */
import type { Agreement, Rule } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';

export type Move = { steps: string[]; kind: 'step' | 'together' | 'escrow'; cost: Record<string, number> };

export interface Tried {
  order: string[][];
  stakes: number[];
  trusts: number[];
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
  return { parties, leftOut, all, done, moves, by: (id) => file(id).by, r, w, B, C, needs };
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
  const weigh = (order: Move[]): Tried => {
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
        stakes[p] = Math.max(stakes[p] as number, B(state, i) - C(i));
        if (move.kind !== 'together' || !move.steps.some((id) => performers(id).includes(i))) continue;
        const others = move.steps.filter((id) => !performers(id).includes(i));
        const alone = move.steps.filter((id) => performers(id).length === 1 && performers(id)[0] === i);
        stakes[p] = Math.max(stakes[p] as number, B(new Set([...state, ...others]), i) - C(i));
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
  return a.stake - b.stake || a.trust - b.trust || a.total - b.total;
}

/** Vectors such that no other is at least as low everywhere and lower somewhere; the first coordinate rising. */
export function paretoOf(points: readonly (readonly number[])[]): number[][] {
  const kept = points.filter(
    (p) => !points.some((q) => q.every((x, i) => x <= (p[i] as number)) && q.some((x, i) => x < (p[i] as number))),
  );
  const once = new Map(kept.map((p) => [p.join(), [...p]]));
  return [...once.values()].sort((a, b) => (a[0] as number) - (b[0] as number));
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
