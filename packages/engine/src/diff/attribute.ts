import type { Agreement } from '../agreement/agreement.ts';
import { unroll } from '../agreement/unroll.ts';
import { worthsOf } from '../agreement/worth.ts';
import type { Search } from '../math/search.ts';
import { someOrderHolds } from '../plan/best.ts';
import { orderOf, roadMapOf } from '../plan/order.ts';
import { type Asked, type Problem, problemOf } from '../plan/problem.ts';
import { holds, isWorthIt, judge, standingPulls, walk } from '../plan/road-map.ts';
import type { Attribution, Verdict } from './answer.ts';
import type { Compared } from './compare.ts';
import type { Content } from './content.ts';
import type { Edit, Lean } from './edit.ts';
import { closuresOf, hybridOf } from './hybrid.ts';
import { type Smallest, smallestByTrying, smallestOfMonotone, type Trial } from './smallest.ts';

/** Yes/no answers of question 1 that can be asked of a text between A and B. */
export type Asking = 'worth_finishing' | 'holds' | 'lasts';

/**
 * Which differences turn a yes/no answer of A into that of B. Each that bears on the answer is put into A alone; then the
 * smallest set is looked for. Differences that can only help never take part in a smallest set that turns a yes into a no,
 * and the reverse: without them the set would do as well.
 */
export function* attribute(
  { before, edits }: Compared,
  { verdict, before: was, after: is }: Verdict,
  asked: Asked,
): Search<Attribution & { readonly states: number }> {
  const trier = new Trier(before, edits, asked);
  const bearing = [...edits.keys()].filter((k) => (edits[k] as Edit).lean !== 'neither');
  const closures = closuresOf(edits).map((set) => set.filter((k) => (edits[k] as Edit).lean !== 'neither'));
  const vain: Lean = is ? 'down' : 'up';
  const candidates = bearing.filter((k) => (edits[k] as Edit).lean !== vain);
  const trial: Trial = (chosen) => trier.gives(verdict as Asking, is as boolean, chosen);
  const alone: { difference: number; with: number[] }[] = [];
  let isSettled = true;
  /** Where one difference is enough, what every set holds is that one, if anything. */
  function* neededBeside(one: number, singles: number): Search<Smallest['needed']> {
    if (singles > 1) return [];
    if (!candidates.every((k) => (edits[k] as Edit).lean !== 'open')) return null;
    const rest = yield* trial(candidates.filter((k) => k !== one));
    return rest === null ? null : rest ? [] : [one];
  }
  for (const k of candidates) {
    const closure = closures[k] as readonly number[];
    const gives = yield* trial(closure);
    if (gives) alone.push({ difference: k, with: closure.filter((other) => other !== k) });
    if (gives === null) isSettled = false;
  }
  const isMonotone = candidates.every((k) => (edits[k] as Edit).lean !== 'open');
  const single = alone.find((one) => one.with.length === 0);
  const smallest = single
    ? { set: [single.difference], proved: true, needed: yield* neededBeside(single.difference, alone.length) }
    : isMonotone
      ? yield* smallestOfMonotone(candidates, trial)
      : yield* smallestByTrying(candidates, closures, trial);
  return {
    question: 'plan',
    verdict,
    before: was as boolean,
    after: is as boolean,
    alone,
    needed: smallest.needed,
    smallest: smallest.set,
    proved: smallest.proved && (isSettled || single !== undefined),
    tried: candidates.length,
    states: trier.states,
  };
}

type Found = 'yes' | 'no' | 'no text' | 'not known';

/** Answers a yes/no question for A with any differences put in, each text once. */
class Trier {
  states = 0;
  readonly #before: Content;
  readonly #edits: readonly Edit[];
  readonly #asked: Asked;
  readonly #known = new Map<string, Found>();
  /** Orders that held in some text: often one of them holds in the next, and to see that takes no search. */
  readonly #held: (readonly string[])[] = [];
  #isStopped = false;

  constructor(before: Content, edits: readonly Edit[], asked: Asked) {
    this.#before = before;
    this.#edits = edits;
    this.#asked = asked;
  }

  /** Is this the answer? Null if it was not settled. What cannot be a text, or cannot be asked, has no answer: false. */
  *gives(verdict: Asking, wanted: boolean, chosen: readonly number[]): Search<boolean | null> {
    const key = `${verdict}:${[...chosen].sort((a, b) => a - b).join()}`;
    let answer = this.#known.get(key);
    if (answer === undefined) {
      if (yield { stage: 'attribution', states: this.states, bound: null }) this.#isStopped = true;
      if (this.#isStopped) return null;
      answer = yield* this.#find(verdict, chosen);
      this.#known.set(key, answer);
    }
    return answer === 'not known' ? null : answer === (wanted ? 'yes' : 'no');
  }

  *#find(verdict: Asking, chosen: readonly number[]): Search<Found> {
    const content = hybridOf(
      this.#before,
      chosen.map((k) => this.#edits[k] as Edit),
    );
    if (!content?.assessment) return 'no text';
    const whole = unroll(content.agreement);
    const found = problemOf(whole, worthsOf(whole, content.assessment), this.#asked);
    if ('code' in found) return 'no text';
    if ('cycle' in found) return 'no';
    const { problem } = found;
    if (verdict === 'worth_finishing') return isWorthIt(problem.completion) ? 'yes' : 'no';
    if (verdict === 'lasts' && !lastsAtEnd(problem)) return 'no';
    return yield* this.#holds(whole, problem);
  }

  *#holds(agreement: Agreement, problem: Problem): Search<Found> {
    for (const ids of this.#held) {
      const named = roadMapOf(agreement, problem, ids);
      if (!('code' in named) && holds(problem, judge(problem, walk(problem, named.moves)))) return 'yes';
    }
    const found = yield* someOrderHolds({ problem });
    this.states += found.states;
    if (found.moves) this.#held.unshift(orderOf(problem, found.moves).flat());
    return found.holds === null ? 'not known' : found.holds ? 'yes' : 'no';
  }
}

/** Would nobody break the agreement once it is complete? */
export function lastsAtEnd(problem: Problem): boolean {
  return standingPulls(problem).every((pull, i) => pull <= (problem.stakes[i] as number));
}
