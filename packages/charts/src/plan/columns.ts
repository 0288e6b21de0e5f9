import type { Agreement, Step } from '@lockstep/engine/agreement';
import { nameOf, stepOf } from '@lockstep/engine/names';
import type { OrderAnswer, StateRow } from '@lockstep/engine/plan/answer';
import { likelyValue } from '@lockstep/engine/worth';

/** What is drawn: one order of an agreement, and the order before the last change, if there was one. */
export interface PlanDrawing {
  readonly agreement: Agreement;
  readonly answer: OrderAnswer;
  readonly before?: OrderAnswer | undefined;
}

/** One step as a card. */
export interface Card {
  readonly id: string;
  /** Its place in the order: `7`, or `7a` within a move of several steps. */
  readonly place: string;
  readonly title: string;
  /** Indices of the parties that perform it. */
  readonly by: readonly number[];
  /** Who checks it: the name, and the shorter id for where the name has no room. */
  readonly checks: readonly { readonly name: string; readonly id: string }[];
  /** Likely share of failures that the best declared check finds; undefined if none is declared. */
  readonly finds: number | undefined;
  readonly barred: boolean;
  readonly requires: readonly string[];
}

/** One move, or a run of folded ones; its state is the one after it. */
export interface Column {
  /** Number of moves done after it; for folded moves, after the last of them. */
  readonly after: number;
  readonly from: number;
  readonly kind: 'step' | 'together' | 'escrow' | 'fold';
  readonly cards: readonly Card[];
}

/** More moves than this are folded around the moment that matters. */
const mostColumns = 25;

/**
 * The moves of an order as columns, long maps folded around the moment that matters. `keep` is a move that must stay in
 * sight; the last move always does.
 */
export function columnsOf(drawing: PlanDrawing, keep?: number): readonly Column[] {
  const moves = drawing.answer.order.map((move, k) => columnOf(drawing.agreement, move, k + 1));
  if (moves.length <= mostColumns) return moves;
  const room = mostColumns - 3;
  const inner = moves.slice(0, -1);
  const focus = keep ?? drawing.answer.binding.after;
  const first = Math.max(0, Math.min(inner.length - room, focus - Math.ceil(room / 2)));
  const last = first + room;
  return [...fold(inner.slice(0, first)), ...inner.slice(first, last), ...fold(inner.slice(last)), ...moves.slice(-1)];
}

function fold(moves: readonly Column[]): Column[] {
  const last = moves.at(-1);
  if (!last || !moves[0]) return [];
  return [{ after: last.after, from: moves[0].after, kind: 'fold', cards: moves.flatMap((move) => move.cards) }];
}

function columnOf(agreement: Agreement, move: string | readonly string[], after: number): Column {
  const ids = typeof move === 'string' ? [move] : move;
  const place = (k: number) => (ids.length === 1 ? `${after}` : `${after}${String.fromCharCode(97 + k)}`);
  return {
    after,
    from: after,
    kind: ids.length === 1 ? 'step' : kindOf(agreement, ids),
    cards: ids.map((id, k) => cardOf(agreement, id, place(k))),
  };
}

function kindOf(agreement: Agreement, ids: readonly string[]): 'together' | 'escrow' {
  const rules = [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
  const escrow = rules.some((rule) => rule.kind === 'escrow' && rule.steps.some((id) => ids.includes(id)));
  return escrow ? 'escrow' : 'together';
}

function cardOf(agreement: Agreement, id: string, place: string): Card {
  const step = stepOf(agreement, id);
  const finds = step.verification.flatMap((check) => (check.detects === undefined ? [] : [likelyValue(check.detects)]));
  const checkers = [...new Set(step.verification.flatMap((check) => (check.by ? [check.by] : [])))];
  return {
    id,
    place,
    title: step.title,
    by: agreement.parties.flatMap((party, i) => (step.by.includes(party.id) ? [i] : [])),
    checks: checkers.map((who) => ({ name: nameOf(agreement, who), id: who })),
    finds: finds.length > 0 ? Math.max(...finds) : undefined,
    barred: isBarred(agreement, step),
    requires: requirementsOf(agreement, id),
  };
}

/** Ids that must be done before a step, by its requirements and by the rules of all readings. */
export function requirementsOf(agreement: Agreement, id: string): readonly string[] {
  const rules = [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
  const before = rules.flatMap((rule) => (rule.kind === 'before' && rule.steps[1] === id ? [rule.steps[0]] : []));
  return [...new Set([...stepOf(agreement, id).requires.map((needed) => needed.step), ...before])];
}

function isBarred(agreement: Agreement, step: Step): boolean {
  const activity = agreement.barriers?.activities.find((each) => each.id === step.activity);
  const inForce = agreement.barriers?.provisions.filter(
    (each) => (each.from ?? '') <= agreement.asOf && (each.until ?? '9999') >= agreement.asOf,
  );
  return activity !== undefined && (inForce ?? []).some((each) => each.bars.some((tag) => activity.tags.includes(tag)));
}

/** The states before the last move: those at which somebody could still leave the deal unfinished. */
export function statesOf(answer: OrderAnswer): readonly StateRow[] {
  return answer.states.filter((state) => state.after < answer.order.length);
}
