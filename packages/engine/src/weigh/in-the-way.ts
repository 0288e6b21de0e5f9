import type { Agreement, Provision, Range } from '../agreement/agreement.ts';
import { dayOf } from '../agreement/calendar.ts';
import { nameOf, stepOf } from '../agreement/names.ts';
import { inUnits } from '../agreement/time.ts';
import { toNumber } from '../math/rational.ts';
import type { InTheWay } from './answer.ts';

/** Who else must act for a step, and which provisions in force bar it. */
export function inTheWayOf(agreement: Agreement, id: string): InTheWay {
  const step = stepOf(agreement, id);
  const tags = agreement.barriers?.activities.find((activity) => activity.id === step.activity)?.tags ?? [];
  const bars = (key: 'bars' | 'contested') =>
    (agreement.barriers?.provisions ?? [])
      .filter((provision) => isInForce(agreement, provision) && provision[key].some((tag) => tags.includes(tag)))
      .map((provision) => provision.id);
  const barred = bars('bars');
  return {
    step: id,
    needs: step.needs.map(({ who, chance, lead, silent }) => ({
      who,
      name: nameOf(agreement, who),
      chance: chance === undefined ? null : endsOf(chance),
      lead: lead === undefined ? null : toNumber(inUnits(lead, agreement.timeUnit)),
      silent: silent ?? null,
    })),
    activity: step.activity ?? null,
    barred_by: barred,
    contested: bars('contested').filter((provision) => !barred.includes(provision)),
  };
}

/** On the agreement's date; `until` is the last day. */
function isInForce({ asOf }: Agreement, { from, until }: Provision): boolean {
  const day = dayOf(asOf);
  return (from === undefined || dayOf(from) <= day) && (until === undefined || day <= dayOf(until));
}

function endsOf(range: Range): readonly [number, number] | number {
  return typeof range === 'number' ? range : [range[0], range.at(-1) as number];
}

/** The chance that all who are needed act, if they act independently: from the product of lows to that of highs. */
export function chanceOf(list: readonly InTheWay[]): readonly [number, number] | null {
  const chances = list.flatMap(({ needs }) => needs.flatMap(({ chance }) => chance ?? []));
  const given = list.flatMap(({ needs }) => needs.map(({ chance }) => chance)).filter((chance) => chance !== null);
  if (chances.length === 0) return null;
  const product = (end: 0 | 1) =>
    given.reduce<number>((all, chance) => all * (typeof chance === 'number' ? chance : chance[end]), 1);
  return [product(0), product(1)];
}
