/**
 * MiniZinc with Gecode, the only back end in Debian's package that comes with a solver.
 *
 * By states (which moves are among the first k), linear, weighing variables by how often they failed. What lost: the
 * order as a permutation with positions and partial sums (all searches tried: from the front, from the back, by weight,
 * level first), which proved nothing at 30 moves; pairs, which proved less; by states with the level first, or from
 * the back, quicker on some classes and lost on others.
 */
import type { Question } from './question.ts';
import { printed, type Solved, type Solver, timed } from './solver.ts';

const model = `
int: moves; int: parties; int: low; int: high; int: edges;
array[1..moves,1..parties] of int: shift; array[1..parties] of int: room; array[1..edges,1..2] of int: requires;
array[1..moves-1,1..moves] of var 0..1: done;
var low..high: level;
constraint forall(k in 1..moves-1)(sum(a in 1..moves)(done[k,a]) = k);
constraint forall(k in 1..moves-2, a in 1..moves)(done[k,a] <= done[k+1,a]);
constraint forall(e in 1..edges)(done[1,requires[e,2]] = 0 /\\ done[moves-1,requires[e,1]] = 1);
constraint forall(e in 1..edges, k in 1..moves-2)(done[k+1,requires[e,2]] <= done[k,requires[e,1]]);
constraint forall(k in 1..moves-1, i in 1..parties)(sum(a in 1..moves)(shift[a,i] * done[k,a]) - level <= room[i]);
solve :: int_search([done[k,a] | k in 1..moves-1, a in 1..moves], dom_w_deg, indomain_max, complete) minimize level;
output ["level = \\(level)\\n"];
`;

function data({ shift, room, requires, low, high }: Question): string {
  const edges = requires.flat().map((a) => a + 1);
  return [
    `moves = ${shift.length}; parties = ${room.length}; low = ${low}; high = ${high}; edges = ${requires.length};`,
    `shift = array2d(1..${shift.length}, 1..${room.length}, [${shift.flat()}]);`,
    `room = [${room}];`,
    `requires = array2d(1..${requires.length}, 1..2, [${edges}]);`,
  ].join('\n');
}

function solve(question: Question, seconds: number): Solved {
  const files = { 'model.mzn': model, 'question.dzn': data(question) };
  const { out, err, cpuMs, wallMs } = timed('minizinc --solver gecode model.mzn question.dzn', files, seconds);
  if (/type error|syntax error|cannot open/i.test(err)) throw new Error(err);
  const best = /level = (-?\d+)\s+-+\s+=+/.exec(out)?.[1];
  return { level: best === undefined ? null : Number(best), cpuMs, wallMs };
}

export const gecode: Solver = {
  name: 'Gecode',
  version: () =>
    `MiniZinc ${printed(/version ([^\s,]+)/, 'minizinc', '--version')}, Gecode ${printed(/Gecode (\S+)/, 'minizinc', '--solvers')}`,
  solve,
};
