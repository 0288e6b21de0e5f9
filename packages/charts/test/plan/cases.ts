/** Small made-up cases for drawings: any number of parties and steps, judged by the engine. */
import type { Agreement, Rule, Step } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { judgeOrder } from '@lockstep/engine/plan/judge-order';
import { settingOf } from '@lockstep/engine/plan/setting';

const names = ['United States', 'North Korea', 'South Korea', 'China'];
const titles = [
  'Keep the test halt',
  'Suspend large exercises',
  'Return more war remains',
  'Shut down the plant with inspectors present',
];

export interface CaseShape {
  readonly parties?: number;
  readonly steps?: number;
  /** Multiplies every worth. */
  readonly size?: number;
  readonly ranged?: boolean;
  readonly stake?: number;
  readonly rules?: readonly Rule[];
  readonly rates?: Pick<Assessment, 'impatience' | 'hazard'>;
  readonly change?: (step: Step, k: number) => Partial<Step>;
}

export interface DrawnCase {
  readonly agreement: Agreement;
  readonly assessment: Assessment;
  readonly answer: OrderAnswer;
}

/** Steps s1, s2, ... by each party in turn; each worth 2 to the others and -1 to who performs it. */
export function makeCase(shape: CaseShape = {}): DrawnCase {
  const { parties = 2, steps = 6, size = 1, ranged = false, stake = 3, rules = [], change = () => ({}) } = shape;
  const ids = Array.from({ length: parties }, (_, i) => 'ABCD'[i] as string);
  const agreement: Agreement = {
    id: 'made-up',
    title: 'A made-up agreement',
    asOf: '2019-02-24',
    timeUnit: 'month',
    parties: ids.map((id, i) => ({ id, name: names[i] as string })),
    others: [{ id: 'iaea', name: 'International Atomic Energy Agency' }],
    people: [],
    steps: Array.from({ length: steps }, (_, k) => ({ ...stepAt(k, ids), ...change(stepAt(k, ids), k) })),
    rules,
    bonds: {},
    readings: {},
  };
  const worth = Object.fromEntries(
    agreement.steps.map((step, k) => [
      step.id,
      Object.fromEntries(
        ids.map((id) => {
          const likely = (step.by.includes(id) ? -1 : 2) * size * (1 + (k % 3));
          const spread = Math.abs(likely) / 2;
          return [id, ranged ? ([likely - spread, likely, likely + spread] as const) : likely];
        }),
      ),
    ]),
  );
  const assessment: Assessment = {
    scale: 'as-given',
    stakes: Object.fromEntries(ids.map((id) => [id, stake])),
    impatience: {},
    hazard: 0,
    ...shape.rates,
    worth,
    ranks: {},
    bundles: [],
    drift: {},
    why: {},
    basis: {},
  };
  return {
    agreement,
    assessment,
    answer: judgeCase(
      agreement,
      assessment,
      agreement.steps.map((step) => step.id),
    ),
  };
}

export function judgeCase(agreement: Agreement, assessment: Assessment, ids: readonly string[]): OrderAnswer {
  const setting = settingOf(agreement, assessment);
  if (!('problem' in setting)) throw new Error(`no setting: ${JSON.stringify(setting)}`);
  const answer = judgeOrder(setting, ids);
  if ('code' in answer) throw new Error(`no order: ${answer.code}`);
  return answer;
}

function stepAt(k: number, ids: readonly string[]): Step {
  return {
    id: `s${k + 1}`,
    title: `${titles[k % titles.length]} (${k + 1})`,
    by: [ids[k % ids.length] as string],
    kind: 'achieve',
    requires: [],
    needs: [],
    answers: [],
    duration: 1,
    reversible: 0,
    verification: [{ by: 'iaea', detects: 0.9 }],
    delivers: [],
    sources: [],
  };
}
