import * as z from 'zod';
import {
  byParty,
  common,
  id,
  move,
  noRoadMap,
  numbers,
  oneOrSeveral,
  order,
  scale,
  search,
  sentences,
} from '../question/json-schema.ts';

const asks = {
  stake: z.number().describe('Largest pull; takes one unit of each scale as equal'),
  stakes: numbers,
  trust: z.number().describe('Largest exposure; takes one unit of each scale as equal'),
  trusts: numbers,
  total_exposure: z.number().describe('Sum of exposures over parties and states'),
  worth_finishing: numbers.describe('Before it begins: completion, or with rates W(S_0) + U(0)'),
  holds: z.boolean(),
};
const judged = z.strictObject({ order, ...asks, proved: z.boolean() });
const phases = z.strictObject({ phases: z.array(z.array(id)), ...asks, time: z.number() });

const sideBySide = z.strictObject({
  frontier: z.array(
    z.strictObject({
      time: z.number().describe('In time units'),
      stake: z.number().describe('Largest pull; takes one unit of each scale as equal'),
      least_trust: z.number().describe('Of all phase plans of this time and stake; if not proved, of the plan shown'),
      phases: z.array(z.array(id)),
      stakes: numbers,
      trusts: numbers,
      holds: z.boolean(),
    }),
  ),
  one_at_a_time_stake: z.number().describe('The least stake of orders one step at a time, without rates'),
  proved: z.boolean(),
  final_below: z.number().nullable().optional().describe('If not proved: points of less time are final; null: all are'),
  time_bound: z.number().optional().describe('If not proved: no phase plan takes less time'),
  stake_bound: z.number().optional().describe('If not proved: no phase plan has a smaller stake'),
});

const state = z.strictObject({
  after: z.int().min(0),
  step: move.nullable(),
  pull: numbers,
  exposure: numbers,
  slack: numbers,
  slack_range: byParty(z.tuple([z.number(), z.number()]))
    .nullable()
    .describe('The middle eight in ten of drawn slacks; null without ranges, and after the last step'),
  pull_inside: numbers.optional().describe('If a together set comes next: pulls of holding back one\u2019s part'),
  seen_through: numbers.optional().describe('With rates: what seeing it through from here is worth, W + U'),
  holding_pay: numbers.optional().describe('With drift: what one time unit of waiting is worth'),
  holding_time: byParty(z.number().nullable()).optional(),
});

const sure = z.strictObject({
  draws: z.int(),
  seed: z.int(),
  worth_finishing: z.number().min(0).max(1),
  holds: z.number().min(0).max(1).nullable().describe('Among the draws worth finishing'),
  breaks_most: z
    .strictObject({
      kind: z.enum(['worth', 'bundle', 'reversible', 'stake']),
      step: id.nullable(),
      party: id.nullable(),
      share: z.number(),
    })
    .nullable(),
});

const roadMap = z.strictObject({
  ...common('plan'),
  completion: numbers,
  worth_finishing: asks.worth_finishing,
  along: byParty(z.strictObject({ U: z.array(z.number()), pull: z.array(z.number()) }))
    .optional()
    .describe('With rates: what is still to be gained at each state, and the pull at each but the last'),
  worth_starting: z.boolean().optional().describe('With rates: is the order worth it to all before it begins?'),
  stake: z.number(),
  stakes: numbers,
  trust: z.number(),
  trusts: numbers,
  total_exposure: z.number(),
  duration: z.number(),
  at_stake: numbers,
  order,
  order_holds: z.boolean(),
  order_raise: numbers,
  lasts: z.boolean(),
  standing_pull: numbers,
  done: z.array(id),
  left_out: z.array(id),
  states: z.array(state),
  skipping: z.array(z.strictObject({ party: id, step: id, withheld: z.array(id), pull: z.number() })),
  sure: sure.nullable(),
  scale,
  binding: z.strictObject({ after: z.int(), party: id, sentence: z.string() }),
  headline: z.string(),
  how_sure: sentences,
  why: sentences,
  possible: z.literal(true),
  proved: z.boolean(),
  bound: z.number().optional().describe('If not proved: no road map has a smaller stake'),
  order_is: z.enum(['least', 'given', 'first']),
  holds: z.boolean().nullable().describe('Null if it was not settled in time'),
  holding_order: order.nullable(),
  shortfall: z.number().nullable(),
  frontier: z.array(numbers).nullable().describe('Two parties only'),
  frontier_stake_trust: z.array(z.strictObject({ stake: z.number(), trust: z.number() })).nullable(),
  best: judged,
  first_mover: byParty(judged.nullable()),
  first_irreversible: z.strictObject({ step: id.nullable(), party: id.nullable(), by: byParty(judged.nullable()) }),
  reference_orders: z.record(z.string(), z.union([judged, phases])),
  phases: sideBySide.optional().describe('With --phases'),
  road_maps: z.number().nullable(),
  raise: byParty(z.number().nullable()),
  rules_dropped: z.array(z.strictObject({ of: id.nullable(), before: z.tuple([id, id]), stake: z.number() })),
  other_scale: z.strictObject({ scale, first: z.array(id), order }).nullable(),
  unfinished: z.array(z.string()),
  changes: sentences,
  search,
});

/** What `lockstep plan --json` prints. */
export const planSchema: z.ZodType = oneOrSeveral('plan', z.union([roadMap, noRoadMap('plan')]));
