import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { showAmount } from '../svg/number.ts';
import { nameOf, type PlanDrawing, statesOf } from './columns.ts';
import type { PlanWords } from './words.ts';

/** A state at which a party stands, and its slack there; or that of holding back its part of what is done next. */
export interface Moment {
  readonly after: number;
  readonly party: string;
  readonly slack: number;
}

/** Every moment at which somebody walks away, in order. */
export function breaksOf(answer: OrderAnswer): readonly Moment[] {
  return momentsOf(answer).filter((moment) => moment.slack < 0);
}

/** The moment with the least to spare, or the most missing; the earliest of several. */
export function tightestOf(answer: OrderAnswer): Moment | undefined {
  return momentsOf(answer).reduce<Moment | undefined>(
    (least, moment) => (least === undefined || moment.slack < least.slack ? moment : least),
    undefined,
  );
}

function momentsOf(answer: OrderAnswer): Moment[] {
  return statesOf(answer).flatMap((state) =>
    Object.entries(state.slack).map(([party, slack]) => {
      const inside = state.pull_inside?.[party];
      const heldBack = inside === undefined ? slack : (answer.at_stake[party] ?? 0) - inside;
      return { after: state.after, party, slack: Math.min(slack, heldBack) };
    }),
  );
}

/** The sentence over the staircases, from the data they show. */
export function headStaircases(drawing: PlanDrawing, words: PlanWords): string {
  const { agreement, answer } = drawing;
  const tightest = tightestOf(answer);
  if (!tightest) return words.staircaseTitle;
  const name = nameOf(agreement, tightest.party);
  const amount = showAmount(tightest.slack);
  const breaks = breaksOf(answer).length;
  if (breaks > 0) return words.headlineBreak(name, tightest.after, amount, breaks - 1);
  const unworthy = agreement.parties.filter((party) => (answer.completion[party.id] ?? 0) < 0).map((party) => party.name);
  const but = unworthy.length > 0 ? words.headlineUnworthy(words.list(unworthy)) : '';
  return words.headlineTight(name, tightest.after, amount) + but;
}

/** The slack of every state in words, for those who hear the drawing. */
export function describeStates(drawing: PlanDrawing, words: PlanWords): string {
  const { agreement, answer } = drawing;
  const rows = statesOf(answer).map((state) => {
    const sides = agreement.parties.map((party) => words.sideNow(party.name, signed(state.slack[party.id] ?? 0)));
    return `${state.after}: ${sides.join(', ')}`;
  });
  return words.description(answer.order.flat().length, `${rows.join('; ')}.`);
}

function signed(slack: number): string {
  return (slack < 0 ? '\u2212' : '') + showAmount(slack);
}
