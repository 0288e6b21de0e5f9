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

const standing = {
  holds: numbers.describe('W: what each has while all goes on'),
  breakdown: numbers.describe('B: what each is left with if all breaks down'),
  exposure: numbers,
  pull: numbers.describe('Along the best road map from there'),
  slack: numbers,
  standing_pull: numbers.describe('B - W: if nothing more were to come'),
};
const rest = z
  .strictObject({
    order,
    stake: z.number().describe('Takes one unit of each scale as equal'),
    stakes: numbers,
    trusts: numbers,
    shortfall: z.number().min(0).nullable(),
    holds: z.boolean(),
    proved: z.boolean(),
  })
  .nullable();
const halfway = z.strictObject({ steps: z.array(id), ...standing }).nullable();

const answer = z.strictObject({
  ...common('weigh'),
  possible: z.literal(true),
  i: id,
  i_is: z.enum(['asked', 'performs all that is given', 'performs nothing that is taken']),
  give: z.array(id),
  take: z.array(id),
  found: z.record(z.string(), z.array(id)).describe('By name of an element: the steps that deliver it'),
  done: z.array(id),
  left_out: z.array(id),
  before: z.strictObject(standing),
  after: z.strictObject(standing),
  gain: numbers.describe('What the trade adds while it stands'),
  kept: numbers.describe('What it adds if all breaks down right after'),
  at_stake: numbers,
  completion: numbers,
  taken_back: z.array(
    z.strictObject({
      step: id,
      side: z.enum(['give', 'take']),
      by: z.array(id),
      share: share.describe('r'),
      worth: numbers,
      stays: numbers.describe('(1 - r) w'),
    }),
  ),
  in_the_way: z.array(
    z.strictObject({
      step: id,
      needs: z.array(
        z.strictObject({
          who: id,
          name: z.string(),
          chance: z.union([share, z.tuple([share, share])]).nullable(),
          lead: z.number().min(0).nullable().describe('In time units'),
          silent: z.enum(['refuses', 'agrees']).nullable(),
        }),
      ),
      activity: id.nullable(),
      barred_by: z.array(id),
      contested: z.array(id),
    }),
  ),
  chance: z.tuple([share, share]).nullable().describe('That all who are needed act, taken as independent'),
  acts_first: z.enum(['give', 'take', 'together']),
  halfway: z.strictObject({ give_first: halfway, take_first: halfway }),
  proves: z.array(z.strictObject({ step: move, party: id, amount: z.number().positive() })),
  rest_before: rest,
  rest_after: rest,
  remaining: z
    .strictObject({
      deals: z.number().min(0).nullable(),
      deals_before: z.number().min(0).nullable(),
      frontier: z.array(numbers),
      points_before: z.int().min(0),
      points_kept: z.int().min(0),
    })
    .nullable()
    .describe(
      'Deals that hold the trade, and how much of the frontier can still be had; null if nothing is left to do',
    ),
  pockets: z.array(
    z.strictObject({ party: id, when: z.enum(['halfway', 'after']), slack: z.number(), already: z.boolean() }),
  ),
  good: z.boolean(),
  alternatives: z.array(
    z.strictObject({
      take: z.array(id),
      gain: numbers,
      kept: numbers,
      better_for_all: z.boolean(),
      is_asked: z.boolean(),
    }),
  ),
  sure: z.strictObject({ draws: z.int(), seed: z.int(), worth_it: byParty(share), worth_it_to_all: share }).nullable(),
  proved: z.boolean(),
  scale,
  how_sure: sentences,
  ...ending,
});

export const weighSchema: z.ZodType = oneOrSeveral('weigh', z.union([answer, noRoadMap('weigh')]));
