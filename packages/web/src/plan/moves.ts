import type { Agreement, Rule } from '@lockstep/engine/agreement';
import type { OrderAnswer } from '@lockstep/engine/plan/answer';
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

/** Why a move is refused, in one sentence that names what it would break. */
export function explainRefusal(agreement: Agreement, refusal: Refusal, texts: Texts): string {
  const { code, facts } = refusal;
  const title = (id: unknown) => agreement.steps.find((step) => step.id === id)?.title ?? String(id);
  if (code === 'order-splits-set' && Array.isArray(facts['steps'])) return texts.splits(facts['steps'].map(title));
  if (code !== 'order-too-early') return texts.refused(code);
  const [step, needs] = [String(facts['step']), String(facts['needs'])];
  const rule = rulesOf(agreement).find(
    (each) => each.kind === 'before' && each.steps[0] === needs && each.steps[1] === step,
  );
  const required = agreement.steps.find((each) => each.id === step)?.requires.some((each) => each.step === needs);
  if (!rule || required) return texts.tooEarly(title(step), title(needs));
  const whose = agreement.parties.find((party) => party.id === rule.of)?.name;
  return whose ? texts.redLine(title(step), title(needs), whose) : texts.rule(title(step), title(needs));
}

function rulesOf(agreement: Agreement): readonly Rule[] {
  return [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
}
