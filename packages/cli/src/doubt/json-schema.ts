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
  sentences,
  share,
} from '../question/json-schema.ts';

const shares = byParty(share);
const step = z.int().min(0);
const number = {
  kind: z.enum(['worth', 'bundle', 'reversible', 'duration', 'stake', 'surplus']),
  steps: z.array(id).describe('Ids of the file; several that tie in a ranking, or a bundle\u2019s; none for a stake'),
  party: id.nullable().describe('Null for what belongs to the agreement'),
};

const verdict = {
  worth_finishing: numbers,
  least_slack: numbers,
  holds: z.boolean(),
};
const extreme = z.strictObject({
  ...verdict,
  exact: z.boolean().describe('False: a bound, which no draw goes beyond'),
});

const contribution = z.strictObject({
  ...number,
  whose: id.describe('The party whose least slack this is about'),
  low: z.number(),
  likely: z.number(),
  high: z.number(),
  slack_at_low: z.number(),
  slack_at_high: z.number(),
  zero_at: z.number().nullable().describe('Value of the number at which that slack passes zero'),
  share: share.nullable().describe('Squared correlation with that slack among draws worth finishing'),
});

const end = z.enum(['low', 'high']);
const pair = z.strictObject({
  numbers: z.tuple([z.strictObject(number), z.strictObject(number)]),
  ends: z.tuple([end, end]),
  alone: z.tuple([z.number(), z.number()]),
  together: z.number(),
  beyond: z.number().describe('together less the sum of alone'),
});

const tells = { step: move, after: step, party: id };
const chances = z.array(share).describe('By k = 0 ... m-1: chance that none has left when S_k is passed');
const posterior = z.strictObject({
  least: z.array(z.number().nullable()),
  mean: z.array(z.number().nullable()),
});
const hidden = z.strictObject({
  survive: chances,
  by_party: byParty(chances),
  completes: share,
  tells: z.array(z.strictObject(tells)),
  proves: z.array(z.strictObject({ ...tells, amount: z.number() })),
  best_chance: z.strictObject({
    survive: chances,
    by_party: byParty(chances),
    completes: share,
    leaves_at: byParty(step),
  }),
  posterior: byParty(z.strictObject({ first_chance: posterior, best_chance: posterior })).describe(
    'What the others know of each stake after S_k is passed; null where it could not have stayed',
  ),
  foresight: z.strictObject({
    settled: z.boolean(),
    rounds: z.int().min(1),
    survive: chances,
    by_party: byParty(chances),
    completes: share,
    unravels: z
      .strictObject({ after: step, party: id })
      .nullable()
      .describe('Where most is lost, if completion comes to less than 1 in 100'),
  }),
});

const moved = z.strictObject({
  from: id.nullable().describe('The assessment whose numbers move'),
  numbers: z.array(z.strictObject({ ...number, here: z.number(), there: z.number() })),
  change: numbers.describe('Sum of the changes of value, by party'),
  proved: z.boolean().describe('No smaller set does, and none of this size with less change'),
});
const beside = z.strictObject({
  assessment: id.nullable(),
  by: z.string().nullable(),
  likely: z.strictObject(verdict),
  draws: z.int().min(1),
  not_worth_finishing: share,
  holds_given_worth_finishing: share.nullable(),
  holds: share,
  agree: z.boolean(),
  divide: z.array(
    z.strictObject({
      ...number,
      here: z.number(),
      there: z.number(),
      apart: z.boolean().describe('The two ranges have no value in common'),
      change: z.number().describe('Of the party\u2019s least slack here, if it took the other\u2019s value alone'),
    }),
  ),
  to_agree: z.array(moved),
  sentences,
});

const answer = z.strictObject({
  ...common('doubt'),
  possible: z.literal(true),
  order,
  order_is: z.enum(['least', 'shared', 'given']),
  proved: z.boolean(),
  done: z.array(id),
  left_out: z.array(id),
  scale,
  at_stake: numbers,
  draws: z.int().min(1).describe('1 where every number is a point'),
  seed: z.int(),
  mean_worth: byParty(z.record(id, z.number())),
  not_worth_finishing: share.describe('Of all draws: finishing is not worth it to some party'),
  not_worth_finishing_by_party: shares,
  holds_given_worth_finishing: share.nullable(),
  holds: share.describe('Of all draws'),
  holds_by_party: shares.describe('Of all draws: finishing is worth it to this party and it never leaves'),
  first_break_after: z.record(z.string(), share).describe('Of all draws: worth finishing, and first breaks at S_k'),
  first_break_by_party: z.record(z.string(), shares).describe('All that leave at the first break count'),
  stake_needed: z
    .array(
      z.strictObject({
        share,
        by_party: numbers,
        common: z.number().describe('One level for all; takes one unit of each scale as equal'),
      }),
    )
    .nullable()
    .describe('Among draws worth finishing: smallest drawn level that at least that share does not exceed'),
  likely: z.strictObject(verdict),
  worst: extreme,
  best: extreme,
  contributions: z.array(contribution),
  strongest_pair: byParty(pair.nullable()),
  holds_most_often: z
    .strictObject({
      order,
      holds: share,
      holds_asked: share.describe('The order asked about, in the same draws'),
      draws: z.int(),
      compared: z.int(),
    })
    .nullable(),
  private: hidden,
  beside: z.array(beside),
  unfinished: z.array(z.string()),
  ...ending,
});

/** What `lockstep doubt --json` prints. */
export const doubtSchema: z.ZodType = oneOrSeveral('doubt', z.union([answer, noRoadMap('doubt')]));
