import * as z from 'zod';
import { byParty, common, id, move, numbers, oneOrSeveral, order, search, sentences } from '../question/json-schema.ts';

const mixed = 'takes one unit of each scale as equal';

const figures = {
  shortfall: z
    .number()
    .min(0)
    .nullable()
    .describe(
      `Least x such that some order has every pull at most k_i + x; ${mixed}; null: with rates none is worth starting`,
    ),
  least_slack: z
    .number()
    .nullable()
    .describe('The most slack that an order keeps at its tightest moment; below 0 the shortfall with its sign turned'),
  holds: z.boolean().describe('Does some order hold?'),
  lasts: z.boolean().describe('Does it hold, and would nobody gain by breaking the completed agreement?'),
  stake: z.number().nullable().describe(`Least good-faith stake; ${mixed}; null: not found in time`),
  stakes: numbers.nullable(),
  trust: z.number().nullable().describe(`Least trust of the orders with that stake; ${mixed}`),
  trusts: numbers.nullable(),
  verification: z
    .number()
    .min(0)
    .nullable()
    .describe('Largest shortfall of detection along the best road map; null: none declared, or none would be enough'),
  completion: numbers,
  loss: z.number().min(0).describe(`The most that finishing costs a party; ${mixed}`),
  standing_pull: numbers,
  at_stake: numbers,
  order: order.nullable().describe('An order that reaches the shortfall: the best road map if it does'),
  slacks: numbers.describe('The least slack of each side in that order'),
  leaves: z.array(
    z.strictObject({
      party: id,
      after: z.int().min(0),
      step: move.nullable(),
      inside: z.boolean().describe('By holding back its part of the together set that comes next'),
      short: z.number(),
    }),
  ),
  not_worth_finishing: z.array(id),
  left_out: z.array(id),
};
const asItStands = z.strictObject({ ...figures, proved: z.boolean() });

const change = {
  kind: z.enum(['reversibility', 'split', 'escrow', 'rule', 'drop', 'bond', 'worth', 'new-step']),
  steps: z.array(id).describe('Steps of the file that it is about'),
  party: id.nullable().describe('Of a bond, a worth, a new step: whose; of a rule: whose it is'),
  to: z.literal([0, 1]).nullable().describe('Of a reversibility: what it becomes'),
  rule: z.enum(['before', 'never', 'together', 'escrow', 'one_of', 'at_most_one']).nullable(),
  reading: id.nullable().describe('Of a rule of a reading: which'),
  sentence: z.string(),
  agree: z.array(id).describe('Parties that must agree'),
};

const effect = {
  figures: z.strictObject(figures),
  falls: z
    .strictObject({
      shortfall: z.number().nullable(),
      stake: z.number().nullable(),
      trust: z.number().nullable(),
      verification: z.number().nullable(),
      loss: z.number(),
      standing_pull: byParty(z.number()),
    })
    .nullable()
    .describe(
      'How far figures fall; below 0 they rise: the price of an added demand; null if nothing is possible as it stands',
    ),
  price: numbers.describe('What it asks of whom: by how much completion falls or a bond rises; only where it does'),
  mechanism: z.string(),
  afterwards: z.string().describe('Who leaves then'),
  proved: z.boolean(),
};

const repair = z.strictObject({ ...change, possible: z.literal(true), ...effect });
const impossible = z.strictObject({
  ...change,
  possible: z.literal(false),
  why_not: z.string(),
  cycle: z.array(id).nullable(),
});

const combination = z.strictObject({
  repairs: z.array(z.int().min(0)).describe('Places in `repairs`, from 0'),
  sentence: z.string(),
  agree: change.agree,
  ...effect,
  best: z.boolean().describe('No other so many changes of the list rank higher'),
  bound: z.number().nullable().describe('No so many keep more slack at the tightest moment; null: not known'),
  proof: z.string(),
});

const answer = z.strictObject({
  ...common('repair'),
  base: asItStands.nullable().describe('As it stands; null if its rules contradict each other'),
  cycle: z.array(id).nullable(),
  repairs: z.array(z.union([repair, impossible])).describe('Best first; the impossible last'),
  best_pair: combination.nullable(),
  best_triple: combination.nullable(),
  one_is_enough: z.boolean().nullable().describe('Does it hold, as it stands or after one change? Null: not settled'),
  ranged: z.boolean().describe('Does the assessment give ranges? Then these are likely values'),
  headline: z.string(),
  why: sentences,
  changes: sentences,
  unfinished: z.array(z.string()),
  search: search.extend({ solved: z.int().describe('How many times the agreement was re-solved') }),
});

/** What `lockstep repair --json` prints. */
export const repairSchema: z.ZodType = oneOrSeveral('repair', answer);
