import type { Agreement } from '../agreement/agreement.ts';
import { findNearest } from '../agreement/nearest.ts';
import type { Refusal, Scope } from '../agreement/scope.ts';
import type { WeighAnswer } from './answer.ts';

/** A trade of an (unrolled) agreement: ids of steps, each side in the file's order. */
export interface Trade {
  readonly give: readonly string[];
  readonly take: readonly string[];
  /** By name that was not a step's: the steps it was found to be. */
  readonly found: Readonly<Record<string, readonly string[]>>;
}

/** What is asked: names of steps, or of elements that steps deliver. */
export interface TradeAsked {
  readonly give?: readonly string[];
  readonly take?: readonly string[];
  /** Whose side it is looked at from. */
  readonly as?: string;
}

/** The steps that are meant; or why that is not clear. */
export function tradeOf(agreement: Agreement, asked: TradeAsked): Trade | Refusal {
  const found: Record<string, readonly string[]> = {};
  const sides: Record<string, string[]> = {};
  for (const side of ['give', 'take'] as const) {
    const ids = new Set<string>();
    for (const name of asked[side] ?? []) {
      const meant = stepsNamed(agreement, name, side);
      if ('code' in meant) return meant;
      if (!isStep(agreement, name)) found[name] = meant.steps;
      for (const id of meant.steps) ids.add(id);
    }
    sides[side] = agreement.steps.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  }
  const { give = [], take = [] } = sides;
  if (give.length + take.length === 0) return { code: 'trade-empty', facts: {} };
  const twice = give.find((id) => take.includes(id));
  return twice === undefined ? { give, take, found } : { code: 'trade-twice', facts: { step: twice } };
}

function isStep({ steps }: Agreement, name: string): boolean {
  return steps.some(({ id, part }) => id === name || part?.of === name);
}

/**
 * The steps of a name: a step, all parts of a repeated one, or the one step that delivers the element, with its term
 * before it or not. A step's own name comes before an element's.
 */
function stepsNamed(agreement: Agreement, name: string, option: string): { steps: readonly string[] } | Refusal {
  const own = agreement.steps.filter(({ id, part }) => id === name || part?.of === name);
  if (own.length > 0) return { steps: own.map(({ id }) => id) };
  const delivering = agreement.steps.filter(({ delivers }) =>
    delivers.some((element) => element === name || bare(element) === name),
  );
  const wholes = new Set(delivering.map(({ id, part }) => part?.of ?? id));
  if (wholes.size === 1) return { steps: delivering.map(({ id }) => id) };
  if (wholes.size > 1) return { code: 'ambiguous-name', facts: { name, option, steps: [...wholes] } };
  const known = agreement.steps.flatMap(({ id, part, delivers }) => [
    part?.of ?? id,
    ...delivers.map(bare),
    ...delivers,
  ]);
  const nearest = findNearest(name, [...new Set(known)]);
  return { code: 'unknown-name', facts: { name, option, ...(nearest !== undefined && { nearest }) } };
}

/** `coal` of `relief/coal`. */
function bare(element: string): string {
  return element.slice(element.indexOf('/') + 1);
}

/** Whose side the trade is looked at from: the one party that performs all that is given and alone nothing of what is taken. */
export function sideOf(
  agreement: Agreement,
  { give, take }: Trade,
  as: string | undefined,
): { readonly i: string; readonly is: WeighAnswer['i_is'] } | Refusal {
  const by = (id: string) => agreement.steps.find((step) => step.id === id)?.by ?? [];
  const strangerTo = (party: string) => give.find((id) => !by(id).includes(party));
  const takenFromItself = (party: string) => take.find((id) => by(id).every((performer) => performer === party));
  if (as !== undefined) {
    if (!agreement.parties.some(({ id }) => id === as)) {
      return { code: 'unknown-party', facts: { party: as, option: 'as' } };
    }
    const [foreign, own] = [strangerTo(as), takenFromItself(as)];
    if (foreign !== undefined) return { code: 'trade-not-own', facts: { step: foreign, party: as } };
    if (own !== undefined) return { code: 'trade-own-take', facts: { step: own, party: as } };
    return { i: as, is: 'asked' };
  }
  const may = agreement.parties
    .map(({ id }) => id)
    .filter((id) => strangerTo(id) === undefined && takenFromItself(id) === undefined);
  const [only, other] = may;
  if (only === undefined) return { code: 'trade-no-giver', facts: {} };
  if (other !== undefined) return { code: 'trade-who', facts: { parties: may } };
  return { i: only, is: give.length > 0 ? 'performs all that is given' : 'performs nothing that is taken' };
}

/** Why a trade cannot be made at a state: done, left out, or not ready. `i` is the side that gives. */
export function faultOf(agreement: Agreement, scope: Scope, { give, take }: Trade, i: string): Refusal | undefined {
  const index = new Map(agreement.steps.map(({ id }, s) => [id, s]));
  const trade = new Set([...give, ...take].map((id) => index.get(id) as number));
  for (const [option, ids] of [['give', give] as const, ['take', take] as const]) {
    for (const id of ids) {
      const s = index.get(id) as number;
      if (scope.done.includes(s)) return { code: 'trade-done', facts: { step: id, option } };
      if (!scope.steps.includes(s)) return { code: 'trade-left-out', facts: { step: id, option } };
      const needed = scope.requires[s]?.find((r) => !scope.done.includes(r) && !trade.has(r));
      if (needed === undefined) continue;
      const step = agreement.steps[needed] as Agreement['steps'][number];
      const where = step.by.includes(i) ? 'give' : 'take';
      return { code: 'trade-not-closed', facts: { step: id, option, needs: step.id, where } };
    }
  }
  const split = scope.moves.find(({ steps }) => steps.some((s) => trade.has(s)) && !steps.every((s) => trade.has(s)));
  if (!split) return undefined;
  const steps = split.steps.map((s) => agreement.steps[s]?.id as string);
  return { code: 'trade-splits-set', facts: { steps, kind: split.kind } };
}
