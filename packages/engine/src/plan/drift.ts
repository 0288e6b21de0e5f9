import { type Bits, has } from '../math/bits.ts';
import { add, exact, multiply, type Rational, toNumber, zero } from '../math/rational.ts';
import type { Setting } from './setting.ts';

/** What one time unit of waiting at a state is worth to each party: the drifts that no step has stopped yet. */
export function holdingPay(setting: Setting, state: Bits): number[] | null {
  const { agreement, assessment, problem, worths } = setting;
  if (Object.keys(assessment.drift).length === 0) return null;
  const stopped = new Set(
    problem.steps.flatMap((id, k) => (has(state, k) ? [agreement.steps.find((step) => step.id === id)?.stops] : [])),
  );
  const running = Object.entries(assessment.drift).filter(([name]) => !stopped.has(name));
  return agreement.parties.map((party, i) => {
    const sum = running.map(([, pay]) => exact(pay[party.id] ?? 0)).reduce(add, zero);
    return toNumber(multiply(sum, worths.factors[i] as Rational));
  });
}

/** Time units until waiting has paid as much as going on is worth, -pull; null if it never does, or going on is not. */
export function holdingTime(pay: number, pull: number): number | null {
  return pay > 0 && pull < 0 ? -pull / pay : null;
}
