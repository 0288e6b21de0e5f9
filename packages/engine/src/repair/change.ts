import type { Agreement, Rule } from '../agreement/agreement.ts';
import type { Setting } from '../plan/setting.ts';

/**
 * One change of an agreement, from the list that question 5 tries. Steps are ids of the file; a repeated step is changed
 * in all of its parts that are still to come. `1` is one unit of the scale in which the party's numbers are printed.
 */
export type Change =
  /** The share of the step's effect that a breakdown undoes becomes 0, or 1 (a snapback). */
  | { readonly kind: 'reversibility'; readonly step: string; readonly to: 0 | 1 }
  /** Two halves: worths and duration halved, all else kept; bundles and rules pass to the second. */
  | { readonly kind: 'split'; readonly step: string }
  /** Two steps of different parties are exchanged in one stroke, at no cost; sets that they are in come along whole. */
  | { readonly kind: 'escrow'; readonly steps: readonly [string, string] }
  /** A rule is dropped: the one of that number in the agreement, or in a reading of it. */
  | { readonly kind: 'rule'; readonly reading: string | null; readonly number: number; readonly rule: Rule }
  /** A step is dropped with all that requires it. */
  | { readonly kind: 'drop'; readonly step: string }
  /** A party forfeits 1 more if it is the one who breaks the agreement. */
  | { readonly kind: 'bond'; readonly party: string }
  /** The last step of the best road map is worth 1 more to a party that does not perform it. */
  | { readonly kind: 'worth'; readonly step: string; readonly party: string }
  /** A new step of the party, all of it undone on a breakdown, requiring nothing: costs it 1, worth 1 to every other. */
  | { readonly kind: 'new-step'; readonly party: string };

/** What can be changed: the agreement as in the file, and as it is asked about. */
export interface Changeable {
  readonly file: Agreement;
  /** Written out; with `done`, `deal`, `drop`. */
  readonly setting: Pick<Setting, 'agreement' | 'scope' | 'worths'>;
  /** The step that ends the best road map; null if there is no road map. */
  readonly last: string | null;
}

/** Every change of the list, in the order of the model and then of the file. What is done already stays as it is. */
export function changesTried({ file, setting, last }: Changeable): Change[] {
  const { agreement, scope, worths } = setting;
  const open = scope.moves.flatMap((move) => move.steps).sort((a, b) => a - b);
  const parts = new Map<string, number[]>();
  for (const s of open) {
    const id = wholeOf(agreement, s);
    parts.set(id, [...(parts.get(id) ?? []), s]);
  }
  const steps = [...parts.keys()];
  const isAll = (step: string, to: bigint) =>
    parts.get(step)?.every((s) => worths.reversible[s]?.over === to && worths.reversible[s]?.under === 1n);
  const rules = [
    ...file.rules.map((rule, number): Change => ({ kind: 'rule', reading: null, number, rule })),
    ...Object.entries(file.readings).flatMap(([reading, { rules: read }]) =>
      read.map((rule, number): Change => ({ kind: 'rule', reading, number, rule })),
    ),
  ];
  return [
    ...steps.flatMap((step) =>
      ([0, 1] as const)
        .filter((to) => !isAll(step, BigInt(to)))
        .map((to): Change => ({ kind: 'reversibility', step, to })),
    ),
    ...steps.map((step): Change => ({ kind: 'split', step })),
    ...exchanges(agreement, scope.moves, steps),
    ...rules,
    ...steps.map((step): Change => ({ kind: 'drop', step })),
    ...agreement.parties.map(({ id }): Change => ({ kind: 'bond', party: id })),
    ...(last === null
      ? []
      : othersThan(agreement, last).map((party): Change => ({ kind: 'worth', step: last, party }))),
    ...agreement.parties.map(({ id }): Change => ({ kind: 'new-step', party: id })),
  ];
}

/** The file's id of a step of the written-out agreement. */
export function wholeOf(agreement: Agreement, s: number): string {
  const step = agreement.steps[s] as Agreement['steps'][number];
  return step.part?.of ?? step.id;
}

/** Pairs of steps that no party performs both of, and that no set does in one go already. */
function exchanges(agreement: Agreement, moves: Setting['scope']['moves'], steps: readonly string[]): Change[] {
  const isTogether = (a: string, b: string) =>
    moves.some((move) => [a, b].every((id) => move.steps.some((s) => wholeOf(agreement, s) === id)));
  return steps.flatMap((a, k) =>
    steps
      .slice(k + 1)
      .filter((b) => !performers(agreement, a).some((party) => performers(agreement, b).includes(party)))
      .filter((b) => !isTogether(a, b))
      .map((b): Change => ({ kind: 'escrow', steps: [a, b] })),
  );
}

function performers(agreement: Agreement, step: string): readonly string[] {
  return agreement.steps.find((each, s) => each.id === step || wholeOf(agreement, s) === step)?.by ?? [];
}

function othersThan(agreement: Agreement, step: string): string[] {
  const own = performers(agreement, step);
  return agreement.parties.flatMap(({ id }) => (own.includes(id) ? [] : [id]));
}
