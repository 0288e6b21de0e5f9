import type { Agreement } from '@lockstep/engine/agreement';
import type { DealPoint, DealsAnswer } from '@lockstep/engine/deals/answer';
import type { Mark } from '@lockstep/engine/deals/marks';

/** What is drawn: an answer, and every deal as a mark where they are few enough. */
export interface DealsDrawing {
  readonly agreement: Agreement;
  readonly answer: DealsAnswer;
  readonly marks: readonly Mark[] | null;
}

/** Vectors that a formula picks, under the shape that stands for it. */
export interface Picked {
  readonly key: 'nash' | 'kalai_smorodinsky' | 'egalitarian' | 'utilitarian';
  readonly name: string;
  readonly vectors: readonly (readonly number[])[];
}

export const formulaKeys = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const;

/** A formula with many ties picks nothing that could be pointed at. */
const mostTies = 4;

export function pickedOf({ answer }: DealsDrawing): Picked[] {
  return formulaKeys.flatMap((key) => {
    const vectors = answer[key] ?? [];
    return vectors.length > 0 && vectors.length <= mostTies ? [{ key, name: answer.formulas[key].name, vectors }] : [];
  });
}

/** u in the file's order of parties. */
export function vectorOf({ agreement }: DealsDrawing, u: DealPoint['u']): number[] {
  return agreement.parties.map(({ id }) => u[id] as number);
}

/**
 * Vectors that bound the drawing: nothing done, the unbeaten deals that leave nobody worse off, and those that hold; where
 * no deal leaves nobody worse off, the whole frontier. Proposals widen it, up to as far again as these reach: one that lies
 * farther stands at the edge.
 */
export function boundsOf(drawing: DealsDrawing, party: number): number[] {
  const { answer } = drawing;
  const zone = [...answer.zone, ...answer.frontier_that_holds];
  const held = [
    0,
    ...(zone.length > 0 ? zone : answer.frontier.map(({ u }) => u)).map((u) => vectorOf(drawing, u)[party] as number),
  ];
  const [low, high] = [Math.min(...held), Math.max(...held)];
  const reach = high - low || 1;
  const near = answer.proposals.map(({ u }) => vectorOf(drawing, u)[party] as number);
  return [...held, ...near.map((value) => Math.max(low - reach, Math.min(high + reach, value)))];
}

/** Does one of its deals hold? Null where that was not settled. */
export function holdsOf({ deals }: DealPoint): boolean | null {
  if (deals.some(({ holds }) => holds)) return true;
  return deals.every(({ proved }) => proved) ? false : null;
}

export function stepsOf({ deals }: DealPoint): number {
  return Math.min(...deals.map(({ steps }) => steps.length));
}
