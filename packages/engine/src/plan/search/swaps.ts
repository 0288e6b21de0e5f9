import { type Bits, contains, insert, intersects, wordsFor } from '../../math/bits.ts';
import { type Move, type Problem, requirers } from '../problem.ts';

/**
 * The same problem with requirements added that some least-stake order meets anyway, so that far fewer sets of steps can
 * be reached. For searches that limit pulls only, without a constraint on edges.
 *
 * The rule. Let a and b be single steps, in no bundle and in no set, such that B grows by no more with a than with b for
 * any party, everything that a requires (through others too) is required by b, and everything that requires b requires
 * a. Then a may go before b.
 *
 * Proof. Take an order with b before a. Put a in b's place and b in a's. That is a road map: a can stand where b stood,
 * since all it requires stood before b; what stood between and requires b requires a as well, so there is no such step;
 * what requires a comes after a's old place, where b now stands. At every state between the two places B is now smaller
 * by shift(b) - shift(a), which is at least 0 for every party, and it is unchanged elsewhere: no pull has grown. Each
 * exchange moves the earlier of the pair, in a fixed order of all steps that agrees with the rule (ties by the file),
 * to an earlier place, so exchanges come to an end, in an order that meets all the added requirements at once. Only
 * requirements of the problem were used, never added ones.
 *
 * It does not survive a limit on exposure: there B must not become smaller.
 */
export function withSwaps(problem: Problem): Problem {
  const known = swapped.get(problem) ?? addSwaps(problem);
  swapped.set(problem, known);
  return known;
}

/** One problem is searched many times: for its stake, its frontier, what holds. */
const swapped = new WeakMap<Problem, Problem>();

function addSwaps(problem: Problem): Problem {
  const firsts = swapsOf(problem);
  const moves = problem.moves.map((move, b) => {
    const requires = move.requires.slice();
    for (const a of firsts[b] as readonly number[]) for (const k of problem.moves[a]?.steps ?? []) insert(requires, k);
    return { ...move, requires };
  });
  const requiredBy = problem.requiredBy.map((list) => new Set(list));
  for (const [b, list] of firsts.entries()) for (const a of list) requiredBy[a]?.add(b);
  return { ...problem, moves, requiredBy: requiredBy.map((set) => [...set]) };
}

/** By move b: every move a that may go before it by the rule, of those pairs that are `alike` (an equivalence). */
export function swapsOf(problem: Problem, alike: (a: Move, b: Move) => boolean = () => true): readonly number[][] {
  const count = problem.moves.length;
  const words = wordsFor(count);
  const before = closure(count, words, requirers(problem));
  const after = closure(count, words, problem.requiredBy);
  const plain = problem.moves.map((move) => isPlain(problem, move));
  const firsts: number[][] = problem.moves.map(() => []);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      const [first, second] = [problem.moves[a] as Move, problem.moves[b] as Move];
      if (a === b || !plain[a] || !plain[b] || !alike(first, second)) continue;
      const order = compare(first.shift, second.shift);
      if (order > 0) continue;
      if (!contains(before[b] as Bits, before[a] as Bits) || !contains(after[a] as Bits, after[b] as Bits)) continue;
      const isTie =
        order === 0 && contains(before[a] as Bits, before[b] as Bits) && contains(after[b] as Bits, after[a] as Bits);
      if (!isTie || a < b) firsts[b]?.push(a);
    }
  }
  return firsts;
}

/** By move: all that can be reached over `next`. */
function closure(count: number, words: number, next: readonly (readonly number[])[]): Bits[] {
  const reached: (Bits | undefined)[] = new Array(count).fill(undefined);
  const visit = (m: number): Bits => {
    const known = reached[m];
    if (known) return known;
    const set = new Int32Array(words);
    for (const n of next[m] as readonly number[]) {
      insert(set, n);
      const beyond = visit(n);
      for (let w = 0; w < words; w++) set[w] = (set[w] as number) | (beyond[w] as number);
    }
    reached[m] = set;
    return set;
  };
  return Array.from({ length: count }, (_, m) => visit(m));
}

function isPlain(problem: Problem, move: Move): boolean {
  return move.kind === 'step' && !problem.bundles.some((bundle) => intersects(bundle.steps, move.set));
}

/** -1 if B grows by no more with a for any party, and by less for one; 0 if alike; 1 otherwise. */
function compare(a: Float64Array, b: Float64Array): number {
  let order = 0;
  for (let i = 0; i < a.length; i++) {
    if ((a[i] as number) > (b[i] as number)) return 1;
    if ((a[i] as number) < (b[i] as number)) order = -1;
  }
  return order;
}
