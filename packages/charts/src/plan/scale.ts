import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { statesOf } from './columns.ts';

/**
 * A party's own scale. Heights are what going on is worth over leaving (minus the pull), so that the stairs stay where
 * they are when only the stake changes: then the walk-away line moves.
 */
export interface Scale {
  readonly stake: number;
  readonly high: number;
  readonly low: number;
}

export function scaleOf(answers: readonly OrderAnswer[], party: string): Scale {
  const stake = answers[0]?.at_stake[party] ?? 0;
  const heights = answers.flatMap((answer) => {
    const own = answer.at_stake[party] ?? 0;
    return statesOf(answer).flatMap((state) => {
      const slack = state.slack[party] ?? 0;
      const inside = state.pull_inside?.[party];
      const heldBack = inside === undefined ? [] : [own - inside];
      return [slack, ...heldBack, ...(state.slack_range?.[party] ?? [])].map((value) => value - own);
    });
  });
  const high = Math.max(0, ...heights);
  const low = Math.min(0, -stake, ...heights);
  const room = high - low || 1;
  return { stake, high, low: low - room * 0.06 };
}

/** Where a slack stands between `top` and `bottom`. */
export function heightOf(scale: Scale, slack: number, top: number, bottom: number): number {
  const share = (scale.high - (slack - scale.stake)) / (scale.high - scale.low);
  return top + share * (bottom - top);
}
