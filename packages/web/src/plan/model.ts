import type { OrderAnswer, PlanAnswer } from '@lockstep/engine/plan/answer';
import { likelyValue } from '@lockstep/engine/worth';
import type { CaseModel } from '../page/model.ts';

/** All that the page is made of: one case, one assessment, one answer. */
export interface PageModel extends CaseModel {
  readonly answer: PlanAnswer;
}

/** Which order is on the page. */
export type Shown = 'asked' | 'best' | 'own';

/** What the page shows at one moment. */
export interface View {
  readonly model: PageModel;
  readonly answer: OrderAnswer;
  readonly shown: Shown;
  /** The answer before the last change: its stairs stay dotted, its numbers struck through. */
  readonly before?: OrderAnswer | undefined;
  /** What the last move did, in one sentence. */
  readonly moved?: string | undefined;
  /** The place of the step that was moved last, from 1: never folded away. */
  readonly keep?: number | undefined;
  /** Stakes other than the assessment's. */
  readonly stakes: Readonly<Record<string, number>>;
  /** False in the page as written: nothing can be moved before the script has run. */
  readonly live: boolean;
}

/** The page as it is before anybody touches it. */
export function firstView(model: PageModel): View {
  const shown = model.answer.order_is === 'least' ? 'best' : 'asked';
  return { model, answer: model.answer, shown, stakes: {}, live: false };
}

/** A party's stake in the answer as asked, without its bond, on the scale of the file. */
export function givenStake({ agreement, assessment, answer }: PageModel, party: string): number {
  const written = likelyValue(assessment.stakes[party] ?? 0);
  if (answer.scale !== 'as-given') return written;
  const asked = (answer.at_stake[party] ?? written) - (agreement.bonds[party] ?? 0);
  return Math.round(asked * 1e9) / 1e9;
}

/** Stakes that were asked about instead of those in the assessment. */
export function askedStakes(model: PageModel): Readonly<Record<string, number>> {
  const parties = model.agreement.parties.map(({ id }): [string, number] => [id, givenStake(model, id)]);
  return Object.fromEntries(parties.filter(([id, stake]) => stake !== likelyValue(model.assessment.stakes[id] ?? 0)));
}
