import * as z from 'zod';
import {
  byParty,
  common,
  ending,
  id,
  move,
  noRoadMap,
  numbers,
  oneOrSeveral,
  order,
  scale,
  share,
} from '../question/json-schema.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const span = z.number().min(0).describe('In time units');
const beforeAfter = <Value extends z.ZodType>(value: Value) => z.strictObject({ before: value, after: value });

const inForce = z.strictObject({
  impatience: numbers.describe('Rates per time unit'),
  hazard: z.number().min(0),
  at_stake: numbers.describe('k, the bond counted'),
  outside: numbers.describe('What a party gets by having no agreement, beside what it has in hand'),
});

const someOrder = z.strictObject({
  holds: z.boolean(),
  shortfall: z.number().min(0).nullable().describe('Null if no order is worth starting'),
  stakes: numbers,
  worth_finishing: numbers.describe('C less the outside option'),
  order,
  proved: z.boolean(),
});

const sure = z
  .strictObject({
    draws: z.int(),
    seed: z.int(),
    worth_finishing: z.number().min(0).max(1),
    holds: z.number().min(0).max(1).nullable(),
    breaks_most: z
      .strictObject({
        kind: z.enum(['worth', 'bundle', 'reversible', 'stake']),
        step: id.nullable(),
        party: id.nullable(),
        share: z.number(),
      })
      .nullable(),
  })
  .nullable();

const division = byParty(share);
const shares = z.strictObject({
  when_first: byParty(division).describe('By who offers first: the share of each'),
  limit: division.describe('As the time between offers goes to 0'),
  is_limit: z.boolean().describe('Neither is impatient, or no time passes: the shares are the limit\u2019s'),
});

const broken = z.strictObject({ after: z.int().min(0), party: id, slack: z.number(), from: date });

const effect = z.strictObject({
  numbers: beforeAfter(inForce),
  slack: beforeAfter(numbers).nullable().describe('At the state in which the day finds the order'),
  least_slack: beforeAfter(byParty(z.strictObject({ slack: z.number(), after: z.int().min(0) }))).nullable(),
  standing_slack: beforeAfter(numbers).describe('Once all is done'),
  breaks: broken.nullable(),
  mends: z.boolean(),
  needed: z
    .strictObject({ moves: order, ready: date, late: z.number() })
    .nullable()
    .describe('What would have to be done before it, and how late that is'),
  sure: beforeAfter(sure).nullable(),
  raise: numbers,
  from_today: beforeAfter(someOrder),
  from_then: z.strictObject({ done: z.array(id), before: someOrder, after: someOrder }).nullable(),
  offers: beforeAfter(shares).nullable(),
});

const event = z.strictObject({
  id,
  title: z.string(),
  date,
  kind: z.enum(['election', 'hearing', 'deadline', 'sunset', 'meeting']).nullable(),
  basis: z.string().nullable(),
  sources: z.array(id),
  known_on: date.nullable(),
  hindsight: z.boolean(),
  counted: z.boolean(),
  changes: z.boolean(),
  why: z.string().nullable(),
  done: z.int().min(0),
  under_way: move.nullable(),
  effect: effect.nullable(),
});

const row = z.strictObject({
  after: z.int().min(0),
  step: move.nullable(),
  by: z.array(id),
  begins: date,
  performed: date,
  checked: date,
  time: span,
  earliest: date,
  latest: date,
  due: z.strictObject({ step: id, date, late: span }).nullable(),
  slack: z.array(z.strictObject({ from: date, event: id.nullable(), slack: numbers })),
});

const answer = z.strictObject({
  ...common('clock'),
  possible: z.literal(true),
  as_of: date,
  time_unit: z.enum(['day', 'week', 'month', 'year']),
  order,
  order_is: z.enum(['least', 'given']),
  done: z.array(id),
  left_out: z.array(id),
  completion: numbers,
  today: inForce,
  holds: z.boolean().describe('Worth starting today, and no slack negative on any day before the end'),
  lasts: z.boolean(),
  first_break: broken.extend({ event: id.nullable(), worth_starting: z.boolean() }).nullable(),
  finishes: z.strictObject({ earliest: date, likely: date, latest: date }),
  sure: sure.describe('Of the whole order, by the numbers of today'),
  calendar: z.array(row),
  events: z.array(event),
  other_dates: z.array(z.strictObject({ date, what: z.enum(['sunset', 'until']), of: id, done: z.int().min(0) })),
  offers: z
    .strictObject({ between: span, from: z.enum(['asked', 'file', 'assumed']), first: id.nullable(), today: shares })
    .nullable(),
  proved: z.boolean(),
  scale,
  ...ending,
});

export const clockSchema: z.ZodType = oneOrSeveral('clock', z.union([answer, noRoadMap('clock')]));
