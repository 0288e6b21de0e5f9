import type { Agreement, Rule } from '@lockstep/engine/agreement';
import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { sayRefusal } from '@lockstep/engine/refusal-wording';
import type { Refusal } from '@lockstep/engine/scope';
import type { Texts } from './texts.ts';

type Moves = OrderAnswer['order'];

/** The place of the move that a step belongs to; -1 if it is not in this order. */
export function placeOf(moves: Moves, step: string): number {
  return moves.findIndex((move) => move === step || (typeof move !== 'string' && move.includes(step)));
}

/** The same moves with the one at `from` put at `to`, as flat ids. */
export function reorder(moves: Moves, from: number, to: number): readonly string[] {
  const rest = [...moves];
  const taken = rest.splice(from, 1);
  rest.splice(to, 0, ...taken);
  return rest.flat();
}

/** Why a change is refused: in the engine's words, with titles for ids, and whose red line it would cross. */
export function explainRefusal(agreement: Agreement, { code, facts }: Refusal, texts: Texts): string {
  const title = (id: unknown) => agreement.steps.find((step) => step.id === id)?.title ?? id;
  const named = Object.entries(facts).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(title) : title(value),
  ]);
  const why = sayRefusal({ code, facts: Object.fromEntries(named) });
  const rule = code === 'order-too-early' ? ruleBetween(agreement, facts['needs'], facts['step']) : undefined;
  if (!rule) return texts.refused(why);
  const whose = agreement.parties.find((party) => party.id === rule.of)?.name;
  return `${texts.refused(why)} ${whose ? texts.redLine(whose) : texts.rule}`;
}

/** The rule that puts one step before another, where the later one does not require it anyway. */
function ruleBetween(agreement: Agreement, sooner: unknown, later: unknown): Rule | undefined {
  const step = agreement.steps.find((each) => each.id === later);
  if (step?.requires.some((each) => each.step === sooner)) return undefined;
  return rulesOf(agreement).find(
    (rule) => rule.kind === 'before' && rule.steps[0] === sooner && rule.steps[1] === later,
  );
}

function rulesOf(agreement: Agreement): readonly Rule[] {
  return [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
}
