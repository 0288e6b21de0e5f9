import type { Step } from '../agreement/agreement.ts';
import { boundsInUnits } from '../agreement/time.ts';
import { type Rational, subtract, toNumber } from '../math/rational.ts';
import type { WarningRow } from './answer.ts';
import type { Road } from './road.ts';

type Three<Value> = readonly [low: Value, likely: Value, high: Value];

/**
 * Effective warning of every step that states its times: time to undo - detection delay - response time, from what was
 * entered with a source, and nothing else. Lowest: the quickest undoing, the slowest finding and response; highest: the
 * reverse. Below 0 the step is undone before the others can have acted.
 */
export function warningsOf({ setting: { agreement }, steps }: Road): Omit<WarningRow, 'sentence'>[] {
  return steps.flatMap((step) => (step.warning && (step.part?.number ?? 1) === 1 ? [warningOf(step, agreement)] : []));
}

function warningOf(
  { id, part, warning }: Step,
  { timeUnit }: Road['setting']['agreement'],
): Omit<WarningRow, 'sentence'> {
  if (!warning) throw new Error('no warning');
  const undo = boundsInUnits(warning.undo, timeUnit);
  const delay = boundsInUnits(warning.detectionDelay, timeUnit);
  const response = boundsInUnits(warning.response, timeUnit);
  const left = (up: 0 | 1 | 2, down: 0 | 1 | 2) => subtract(subtract(undo[up], delay[down]), response[down]);
  return {
    step: part?.of ?? id,
    undo: plain(undo),
    detection_delay: plain(delay),
    response: plain(response),
    warning: plain([left(0, 2), left(1, 1), left(2, 0)]),
    sources: warning.sources,
  };
}

function plain([low, middle, high]: Three<Rational>): Three<number> {
  return [toNumber(low), toNumber(middle), toNumber(high)];
}
