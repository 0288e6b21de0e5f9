import { type Bits, union } from '../math/bits.ts';
import { available, type Problem } from './problem.ts';

/** How many road maps there are (orders of moves that meet every requirement); null beyond `most` states. */
export function countRoadMaps(problem: Problem, most = 50_000): number | null {
  type Layer = Map<number | string, { state: Bits; ways: bigint }>;
  const keyOf = (state: Bits) => (state.length === 1 ? (state[0] as number) : state.join());
  let layer: Layer = new Map([[keyOf(problem.start), { state: problem.start, ways: 1n }]]);
  let states = 1;
  for (let k = 0; k < problem.moves.length; k++) {
    const next: Layer = new Map();
    for (const { state, ways } of layer.values()) {
      for (const move of problem.moves) {
        if (!available(state, move)) continue;
        const after = union(state, move.set);
        const key = keyOf(after);
        const known = next.get(key);
        next.set(key, { state: after, ways: ways + (known?.ways ?? 0n) });
      }
      if (states + next.size > most) return null;
    }
    states += next.size;
    layer = next;
  }
  return Number([...layer.values()][0]?.ways ?? 0n);
}
