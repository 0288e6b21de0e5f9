import { exact, subtract, toNumber } from '../math/rational.ts';
import type { ByParty, OrderAnswer } from '../plan/answer.ts';
import type { LeastSlack } from './answer.ts';

/** Slack of each side at a state, holding back its part of the together set that comes next counted too. */
export function slackAt({ states, at_stake }: OrderAnswer, after: number): ByParty<number> {
  const { slack, pull_inside: inside } = states[after] as OrderAnswer['states'][number];
  return Object.fromEntries(
    Object.entries(slack).map(([id, value]) => {
      const held = inside?.[id];
      return [id, held === undefined ? value : Math.min(value, apart(at_stake[id] as number, held))];
    }),
  );
}

/** By state before the last: slacks. */
export function slacksOf(answer: OrderAnswer): readonly ByParty<number>[] {
  return answer.states.slice(0, -1).map((_, k) => slackAt(answer, k));
}

/** The least slack of each side, and after which move; so many moves were done before. */
export function leastSlacks(answer: OrderAnswer, done: number): ByParty<LeastSlack> {
  const rows = slacksOf(answer);
  return Object.fromEntries(
    Object.keys(answer.at_stake).map((id) => {
      const slack = Math.min(...rows.map((row) => row[id] as number));
      return [id, { slack, after: done + rows.findIndex((row) => row[id] === slack) }];
    }),
  );
}

/** What each side would lose by breaking the completed agreement. */
export function standingSlack({ at_stake, standing_pull }: OrderAnswer): ByParty<number> {
  return Object.fromEntries(
    Object.entries(at_stake).map(([id, stake]) => [id, apart(stake, standing_pull[id] as number)]),
  );
}

/** The difference of two decimals, as the decimal that it is. */
function apart(a: number, b: number): number {
  return toNumber(subtract(exact(a), exact(b)));
}

/** Does a side gain by leaving somewhere along the way? */
export function hasBreak(answer: OrderAnswer): boolean {
  return slacksOf(answer).some((row) => Object.values(row).some((slack) => slack < 0));
}
