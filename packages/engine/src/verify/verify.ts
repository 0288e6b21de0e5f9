import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { type Refusal, rulesInForce } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { boundsOf } from '../agreement/worth.ts';
import { isPositive, multiply, one, type Rational, subtract, toNumber } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import { bestRoadMap } from '../plan/best.ts';
import { contradiction } from '../plan/changes-wording.ts';
import { byParty } from '../plan/judge-order.ts';
import { orderOf, roadMapOf } from '../plan/order.ts';
import type { Asked, Move } from '../plan/problem.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import { accessRows } from './access.ts';
import type { EscrowRow, NothingToVerify, VerifyAnswer } from './answer.ts';
import { accessesOf } from './checks.ts';
import { improvementsOf } from './improve.ts';
import { isOnlyStake, stakeOf } from './needed.ts';
import { drawnNeeds } from './ranges.ts';
import { type Road, roadOf } from './road.ts';
import { isEnough, type Point, pointsOf, rowOf } from './rows.ts';
import { samplesOf } from './samples.ts';
import { warningsOf } from './warning.ts';
import * as say from './wording.ts';

/** What can be asked of `verify` beside the file. */
export interface VerifyAsked extends Asked {
  /** Check this order instead of the best. */
  readonly order?: readonly string[];
}

/**
 * Question 3: how good the checking must be, step by step. For each performer of each step of an order the least chance of
 * finding a fake that keeps it honest, held against what is declared.
 *
 * A search, for the order is the best one unless another is given; stopped, it takes the best found, `proved: false`.
 */
export function* verify(
  agreement: Agreement,
  assessment: Assessment,
  asked: VerifyAsked = {},
): Search<VerifyAnswer | NothingToVerify | Refusal> {
  const setting = settingOf(agreement, assessment, asked);
  if ('code' in setting) return setting;
  if ('cycle' in setting) {
    const { cycle, scope } = setting;
    const words = contradiction(unroll(agreement), cycle, scope);
    return { question: 'verify', possible: false, cycle, left_out: scope.leftOut, ...words, search: { states: 0 } };
  }
  if (asked.order) return verifyOrder(setting, asked.order);
  const best = yield* bestRoadMap(setting);
  const found = verifyOrder(setting, best.order.flat());
  if ('code' in found) throw new Error('the best order is no road map');
  return { ...found, order_is: 'least', proved: best.proved, search: { states: best.states } };
}

/** The same of one order, without searching. `ids` flat, in order; or why it is no road map. */
export function verifyOrder(setting: Setting, ids: readonly string[]): VerifyAnswer | Refusal {
  const named = roadMapOf(setting.agreement, setting.problem, ids);
  return 'code' in named ? named : answerFor(setting, named.moves);
}

function answerFor(setting: Setting, moves: readonly Move[]): VerifyAnswer {
  const { problem, agreement, draws } = setting;
  const road = roadOf(setting, moves);
  const accesses = accessesOf(road);
  const points = pointsOf(road, accesses);
  const drawn = draws && drawnNeeds(road, draws, points);
  const improvements = improvementsOf(road, points);
  const survives = survival(road, 1);
  const measured = {
    question: 'verify' as const,
    possible: true as const,
    proved: true,
    order_is: 'given' as const,
    order: orderOf(problem, moves),
    done: setting.scope.done.map((s) => agreement.steps[s]?.id as string),
    left_out: setting.scope.leftOut,
    completion: byParty(problem, problem.completion),
    at_stake: byParty(problem, problem.stakes),
    steps: points.map((point, p) =>
      rowOf(road, point, { needed_range: drawn?.ranges[p] ?? null, sentence: say.pointSentence(road, point) }),
    ),
    escrow: escrowsOf(road),
    enough: points.every(isEnough),
    survives_false_alarms: toNumber(survives),
    survives_range: rangeOfSurvival(road),
    last_step: lastStep(road, points),
    access: accessRows(road, accesses, points),
    improvements: improvements.map(({ points: closed, ...change }) => ({
      ...change,
      sentence: say.improvementSentence(road, change, closed),
    })),
    samples: samplesOf(road, points).map((row) => ({ ...row, sentence: say.sampleSentence(road, row) })),
    warnings: warningsOf(road).map((row) => ({ ...row, sentence: say.warningSentence(road, row) })),
    sure: drawn && { draws: drawn.draws, seed: drawn.seed, enough: drawn.all },
    scale: setting.assessment.scale,
    search: { states: 0 },
  };
  return {
    ...measured,
    headline: say.headlineOf(road, points),
    how_sure: say.sureSentences(drawn, points),
    why: [
      ...say.gapSentences(road, points),
      ...say.hasteSentences(road, points),
      ...say.lastStepSentences(road, points, measured.last_step),
      ...say.accessSentences(road, measured.access),
      ...say.escrowSentences(road, measured.escrow),
      ...say.audienceSentences(road, points),
      say.alarmSentence(measured.survives_false_alarms, measured.survives_range),
      ...say.leftOutSentences(road),
    ],
    changes: [
      ...measured.improvements.slice(0, mostImprovements).map(({ sentence }) => sentence),
      ...say.stakeSentences(road, points),
    ],
  };
}

/** How many improvements are said in words; all of them are listed. */
const mostImprovements = 5;

function escrowsOf({ setting: { agreement, problem }, moves }: Road): EscrowRow[] {
  return moves.flatMap((move, after) => {
    if (move.kind !== 'escrow') return [];
    const steps = move.steps.map((k) => problem.steps[k] as string);
    const rule = rulesInForce(agreement).find(
      (each) => each.kind === 'escrow' && each.steps.includes(steps[0] as string),
    );
    return [{ after, steps, guarantor: (rule?.kind === 'escrow' && rule.guarantor) || null }];
  });
}

/** The product of 1 - f over every check of every step still to come: f at its lowest, likely (1) or highest value. */
function survival({ moves, steps }: Road, at: 0 | 1 | 2): Rational {
  const alarms = moves.flatMap((move) =>
    move.steps.flatMap((k) => (steps[k]?.verification ?? []).map(({ falseAlarm }) => falseAlarm ?? 0)),
  );
  return alarms.reduce((passes, f) => multiply(passes, subtract(one, boundsOf(f)[at])), one);
}

function rangeOfSurvival(road: Road): [number, number] | null {
  const [low, high] = [toNumber(survival(road, 2)), toNumber(survival(road, 0))];
  return low < high ? [low, high] : null;
}

/** The last act by which its performer could save something. */
function lastStep(road: Road, points: readonly Point[]): VerifyAnswer['last_step'] {
  const { problem } = road.setting;
  const ends = points.filter(({ act, need }) => act.after === road.moves.length - 1 && isPositive(need.saved));
  const [last] = ends.sort((a, b) => toNumber(b.need.needed ?? one) - toNumber(a.need.needed ?? one));
  if (!last) return null;
  return {
    step: problem.steps[last.act.step] as string,
    party: problem.parties[last.act.party] as string,
    saved: toNumber(last.need.saved),
    at_stake: toNumber(stakeOf(road, last.act.party)),
    q_needed: last.need.needed && toNumber(last.need.needed),
    only_stake: isOnlyStake(road, last.act, last.need),
  };
}

/** The answers that `verify` can give. */
export type Verified = VerifyAnswer | NothingToVerify;
