import type { MoveSet, Scope } from '../agreement/scope.ts';

/**
 * Moves that wait for one another, so that no road map is possible: steps, each required by the next (or bound to it in
 * one set), the first again at the end. Undefined if every move can be reached.
 */
export function cycleOf(scope: Scope): readonly number[] | undefined {
  const home = new Map(scope.moves.flatMap((move) => move.steps.map((s): [number, MoveSet] => [s, move])));
  const waiting = new Set(scope.moves);
  const needs = (move: MoveSet): [number, number][] =>
    move.steps.flatMap((s) =>
      (scope.requires[s] ?? []).filter((r) => blocks(home.get(r), move)).map((r): [number, number] => [s, r]),
    );
  const blocks = (other: MoveSet | undefined, move: MoveSet) =>
    other !== undefined && waiting.has(other) && (other !== move || move.kind === 'together');
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const move of waiting) if (needs(move).length === 0) waiting.delete(move);
  }
  const [stuck] = waiting;
  return stuck && walkBack(stuck, needs, home);
}

/** From need to need until a move comes again; then read forwards. */
function walkBack(
  from: MoveSet,
  needs: (move: MoveSet) => [number, number][],
  home: ReadonlyMap<number, MoveSet>,
): number[] {
  const path: number[] = [];
  const seen: MoveSet[] = [];
  for (let move = from; ; ) {
    const at = seen.indexOf(move);
    if (at >= 0) return [path[at] as number, ...path.slice(at).reverse()];
    const [step, needed] = needs(move)[0] as [number, number];
    seen.push(move);
    path.push(step);
    move = home.get(needed) as MoveSet;
  }
}
