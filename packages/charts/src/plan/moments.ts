import { nameOf } from '@lockstep/engine/names';
import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { numbersOf } from '../svg/numbers.ts';
import { type PlanDrawing, statesOf } from './columns.ts';
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

/**
 * The moment that the answer is about: the first at which somebody walks away, there whoever is shortest; else the
 * binding one, at which the pull to leave is strongest.
 */
export function momentOf(answer: OrderAnswer): Moment | undefined {
  const breaks = breaksOf(answer);
  const first = breaks.filter((moment) => moment.after === breaks[0]?.after);
  const { after, party } = answer.binding;
  return (
    first.reduce<Moment | undefined>((least, each) => (least && least.slack <= each.slack ? least : each), undefined) ??
    momentsOf(answer).find((moment) => moment.after === after && moment.party === party)
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

/** With rates what is weighed before the first step is starting, which need not be worth it where finishing is. */
export function isWeighedAtStart({ along, done }: Pick<OrderAnswer, 'along' | 'done'>): boolean {
  return along !== undefined && done.length === 0;
}

/** The sentence over the staircases, from the data they show. */
export function headStaircases(drawing: PlanDrawing, words: PlanWords): string {
  const { agreement, answer } = drawing;
  const moment = momentOf(answer);
  if (!moment) return words.staircaseTitle;
  const name = nameOf(agreement, moment.party);
  const amount = numbersOf(answer).amount(moment.slack);
  const breaks = breaksOf(answer).length;
  if (breaks > 0) return words.headlineBreak(name, moment.after, amount, breaks - 1);
  const unworthy = agreement.parties
    .filter((party) => (answer.worth_finishing[party.id] ?? 0) < 0)
    .map((party) => party.name);
  const but = unworthy.length > 0 ? words.headlineUnworthy(words.list(unworthy), isWeighedAtStart(answer)) : '';
  return words.headlineTight(name, moment.after, amount) + but;
}

/** The sentence over the binding moment. */
export function headMoment(drawing: PlanDrawing, words: PlanWords): string {
  const moment = momentOf(drawing.answer);
  if (!moment) return words.staircaseTitle;
  const say = moment.slack < 0 ? words.momentBreaks : words.momentTight;
  return say(nameOf(drawing.agreement, moment.party), moment.after);
}

/** The slack of every state in words, for those who hear the drawing. */
export function describeStates(drawing: PlanDrawing, words: PlanWords): string {
  const { agreement, answer } = drawing;
  const { number } = numbersOf(answer);
  const rows = statesOf(answer).map((state) => {
    const sides = agreement.parties.map((party) => words.sideNow(party.name, number(state.slack[party.id] ?? 0)));
    return `${state.after}: ${sides.join(', ')}`;
  });
  return words.description(answer.order.flat().length, `${rows.join('; ')}.`);
}
