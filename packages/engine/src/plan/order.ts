import type { Agreement } from '../agreement/agreement.ts';
import { namedSteps, type Refusal } from '../agreement/scope.ts';
import { bitsOf, has, insert, members, without } from '../math/bits.ts';
import type { Move, Problem } from './problem.ts';

/** An order as people write it: ids of steps, a move of several steps as a list. */
export type Order = readonly (string | readonly string[])[];

export function orderOf(problem: Problem, moves: readonly Move[]): Order {
  return moves.map((move) => {
    const ids = move.steps.map((k) => problem.steps[k] as string);
    return ids.length === 1 ? (ids[0] as string) : ids;
  });
}

/** The road map that ids name: every open step once, requirements met, the steps of a set side by side. */
export function roadMapOf(
  agreement: Agreement,
  problem: Problem,
  ids: readonly string[],
): { moves: readonly Move[] } | Refusal {
  const named = namedSteps(agreement, ids, 'order');
  if ('code' in named) return named;
  const order = named.steps.map((s) => problem.steps.indexOf(agreement.steps[s]?.id as string));
  return faultOfMembers(agreement, problem, named.steps, order) ?? movesOf(problem, order);
}

function faultOfMembers(
  agreement: Agreement,
  problem: Problem,
  named: readonly number[],
  order: readonly number[],
): Refusal | undefined {
  const open = [...members(without(problem.end, problem.start))];
  const extra = order.findIndex((k) => !open.includes(k));
  if (extra >= 0)
    return { code: 'order-extra', facts: { step: agreement.steps[named[extra] as number]?.id as string } };
  const twice = order.find((k, at) => order.indexOf(k) !== at);
  if (twice !== undefined) return { code: 'order-twice', facts: { step: problem.steps[twice] as string } };
  const missing = open.filter((k) => !order.includes(k)).map((k) => problem.steps[k] as string);
  return missing.length > 0 ? { code: 'order-missing', facts: { steps: missing } } : undefined;
}

function movesOf(problem: Problem, order: readonly number[]): { moves: readonly Move[] } | Refusal {
  const home = new Map(problem.moves.flatMap((move) => move.steps.map((k): [number, Move] => [k, move])));
  const state = problem.start.slice();
  const moves: Move[] = [];
  for (let at = 0; at < order.length; at += (moves.at(-1) as Move).steps.length) {
    const move = home.get(order[at] as number) as Move;
    const name = (k: number) => problem.steps[k] as string;
    const run = bitsOf(problem.words, order.slice(at, at + move.steps.length));
    if (!move.steps.every((k) => has(run, k))) {
      return { code: 'order-splits-set', facts: { steps: move.steps.map(name), kind: move.kind } };
    }
    const [early] = members(without(move.requires, state));
    if (early !== undefined) {
      return { code: 'order-too-early', facts: { step: name(order[at] as number), needs: name(early) } };
    }
    for (const k of move.steps) insert(state, k);
    moves.push(move);
  }
  return { moves };
}
