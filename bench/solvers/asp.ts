/**
 * Answer set programming: gringo grounds, clasp solves. The level is written in bits, so that the objective is as short as
 * the constraints.
 *
 * Two encodings, since neither wins everywhere: by states (which moves are among the first t) is the quicker where sums
 * are easily met, by pairs (which of two moves comes first) where clauses must be learned: few large steps among many.
 *
 * What lost: positions (`at(move, t)`) with the states derived from them, slower than the better of these two on every
 * problem tried; pairs and states linked in one program, slower than the better of the two nearly everywhere; sums only
 * where a party can be at its highest (before its own steps); core-guided optimisation (`--opt-strategy=usc`), which
 * proves hardly anything here, and optimising in growing or shrinking strides (`bb,inc`, `bb,dec`). Of clasp's
 * configurations `crafty` is a little quicker by states; by pairs it loses some that the default, `tweety`, proves.
 */
import type { Question } from './question.ts';
import { printed, type Solved, type Solver, timed } from './solver.ts';

const pairs = `
1 {before(A,B); before(B,A)} 1 :- move(A), move(B), A < B.
:- earlier(A,B), not before(A,B).
:- before(A,B), before(B,C), before(C,A), A < B, A < C.
:- move(B), room(I,R), #sum {S,A: shift(A,I,S), before(A,B), A != B; -(2**K),level,K: bit(K)} > R + low.
`;

const states = `
{done(A,T)} :- move(A), T = 1..moves-1.
:- done(A,T), not done(A,T+1), T < moves-1.
:- T = 1..moves-1, not T {done(A,T)} T.
:- earlier(A,B), done(B,T), not done(A,T-1), T > 1.
:- done(B,T), T <= N, N = {earlier(A,B)}, move(B).
:- move(A), T = 1..moves-1, not done(A,T), T >= moves-N, N = {earlier(A,B)}.
:- T = 1..moves-1, room(I,R), #sum {S,A: shift(A,I,S), done(A,T); -(2**K),level,K: bit(K)} > R + low.
`;

/** Above \`low\`, in bits; \`earlier\` is what the moves require, through others too. */
const common = `
move(0..moves-1).
earlier(A,B) :- requires(A,B).
earlier(A,C) :- earlier(A,B), requires(B,C).
{bit(0..bits-1)}.
#minimize {2**K,K: bit(K)}.
#show bit/1.
`;

function facts({ shift, room, requires, low, high }: Question): string {
  return [
    `#const moves=${shift.length}. #const low=${low}. #const bits=${(high - low).toString(2).length}.`,
    ...shift.flatMap((row, a) => row.map((value, i) => `shift(${a},${i},${value}).`)),
    ...room.map((value, i) => `room(${i},${value}).`),
    ...requires.map(([a, b]) => `requires(${a},${b}).`),
  ].join('\n');
}

function solve(encoding: string, configuration: string, question: Question, seconds: number): Solved {
  const files = { 'question.lp': facts(question), 'encoding.lp': common + encoding };
  const line = `gringo -Wnone encoding.lp question.lp | clasp -t 1 --configuration=${configuration} --quiet=2,1`;
  const { out, err, cpuMs, wallMs } = timed(line, files, seconds);
  if (/error/i.test(err)) throw new Error(err);
  const best = /OPTIMUM FOUND.*^Optimization\s*: (\d+)/ms.exec(out)?.[1];
  return { level: best === undefined ? null : question.low + Number(best), cpuMs, wallMs };
}

function version(): string {
  return `gringo ${printed(/version (\S+)/, 'gringo', '--version')}, clasp ${printed(/version (\S+)/, 'clasp', '--version')}`;
}

export const aspByPairs: Solver = {
  name: 'clasp by pairs',
  version,
  solve: (question, seconds) => solve(pairs, 'tweety', question, seconds),
};

export const aspByStates: Solver = {
  name: 'clasp by states',
  version,
  solve: (question, seconds) => solve(states, 'crafty', question, seconds),
};
