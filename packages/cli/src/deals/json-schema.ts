import * as z from 'zod';
import { common, ending, id, numbers, oneOrSeveral, order, scale } from '../question/json-schema.ts';

const vector = z.array(z.number()).describe('u in the file\u2019s order of parties');
const vectors = z.array(vector).describe('All that tie');
const steps = z.array(id).describe('In the file\u2019s order');

const carried = {
  order: order.describe('The order that asks least: least stake, then trust, then total exposure'),
  stake: z.number().nullable().describe('Largest pull; takes one unit of each scale as equal. Null: nothing is done'),
  stakes: numbers.nullable().describe('The largest pull of each side in that order'),
  trust: z.number().describe('Largest exposure; takes one unit of each scale as equal'),
  trusts: numbers,
  duration: z.number().describe('One step after the other with its checks, in time units'),
  holds: z.boolean().describe('Does some order hold with the stakes as they are?'),
  shortfall: z
    .number()
    .nullable()
    .describe('Least x >= 0 such that some order has every pull at most k_i + x; null: none is worth starting'),
  lasts: z.boolean().describe('It holds, and nobody gains by breaking it once it is carried out'),
  proved: z.boolean().describe('False: the best found in the time given'),
};
const none = z.null();
const deal = z.union([
  z.strictObject({ steps, ...carried }),
  z
    .strictObject({
      steps,
      ...(Object.fromEntries(Object.keys(carried).map((key) => [key, none])) as Record<string, typeof none>),
    })
    .describe('There was no time to find its road map'),
]);

const point = z.strictObject({
  u: numbers.describe('Worth of the finished deal by party, each on its own scale'),
  count: z.number().describe('How many deals are worth just this'),
  deals: z.array(deal).describe('All of them, or the first hundred'),
});

const solutions = {
  nash: vectors.describe('Largest product of u_i over the zone'),
  kalai_smorodinsky: vectors
    .nullable()
    .describe(
      'Largest smallest u_i / best_i over the zone, then the second smallest, and so on; null: some best_i is 0',
    ),
  egalitarian: vectors.describe('Largest smallest u_i over the frontier, then the second smallest, and so on'),
  utilitarian: vectors.describe('Largest sum of u_i'),
};
const best = numbers.nullable().describe('The most each gets in any deal with all u_j >= 0; null if there is none');
const formula = z.strictObject({
  name: z.string(),
  formula: z.string(),
  over: z.string(),
  disagreement: numbers,
  scale,
  mixes_scales: z.boolean().describe('Takes one unit of each scale as equal'),
});
const kinds = [
  'requires',
  'before',
  'never',
  'together',
  'escrow',
  'one_of',
  'at_most_one',
  'dropped',
  'contradiction',
] as const;
const kind = z.enum(kinds);

const proposal = z.strictObject({
  id: id.nullable().describe('Null: the deal of --deal'),
  title: z.string(),
  by: id.nullable(),
  status: z.string().nullable(),
  date: z.string().nullable(),
  basis: z.string().nullable(),
  sources: z.array(id),
  note: z.string().nullable(),
  steps,
  u: numbers,
  is_deal: z.boolean().describe('Keeps all rules and holds all that it requires'),
  breaks: z.array(
    z.strictObject({
      kind,
      of: id.nullable().describe('Whose rule it is, and who must agree to drop it'),
      steps: z.array(id),
      sentence: z.string(),
    }),
  ),
  without_rules: z.boolean().describe('Judged with the rules that it breaks dropped'),
  on_frontier: z.boolean().nullable().describe('No deal beats it (if judged without rules: none without them)'),
  beaten_by: z.array(numbers).describe('Vectors of the frontier at least as good for all and better for one'),
  road_map: deal.nullable().describe('Null: it cannot be carried out as it stands'),
});

const answer = z.strictObject({
  ...common('deals'),
  proved: z.boolean().describe('The frontier, the frontier that holds, and every road map shown'),
  possible: z.boolean().describe('Is there a deal at all?'),
  deals: z.number().nullable().describe('How many; null: too many for a number'),
  individually_rational_deals: z.number().nullable().describe('With all u_i >= 0; null: too many to count'),
  deals_that_hold: z.int().nullable().describe('Null: not looked at one by one'),
  deals_that_hold_freely: z.int().nullable().describe('With nothing at stake'),
  frontier: z.array(point).describe('No deal is at least as good for all and better for one'),
  holding: z.array(point).describe('The same among the deals that hold; where not all were looked at, one of each'),
  frontier_that_holds: z.array(numbers),
  holds_bound: numbers
    .optional()
    .describe('If not proved: a deal that holds and is not matched by one listed is worth at most this to each'),
  zone: z.array(numbers).describe('The frontier with all u_i >= 0'),
  best,
  ...solutions,
  with_stakes: z.strictObject({ best, ...solutions }).describe('The same over the deals that hold'),
  proposals: z.array(proposal),
  at_stake: numbers,
  done: z.array(id),
  done_worth: numbers.describe('W of what is done; every deal holds it'),
  left_out: z.array(id).describe('Steps that no deal holds'),
  contradictions: z.array(z.array(id)).describe('Steps each required by the next, the first again at the end'),
  unmet: z.array(id).nullable().describe('A rule one_of of which no step can be done, or alternatives both done'),
  scale,
  has_ranges: z.boolean().describe('Ranges or ranks are given; every number is at their likely values'),
  rules_dropped: z
    .array(
      z.strictObject({
        kind,
        of: id.nullable(),
        steps: z.array(id),
        deals: z.number().nullable(),
        best,
        nash: vectors,
      }),
    )
    .describe('One rule dropped at a time; empty where that is too much work'),
  formulas: z.strictObject({ nash: formula, kalai_smorodinsky: formula, egalitarian: formula, utilitarian: formula }),
  unfinished: z.array(z.enum(['frontier', 'frontier_that_holds', 'road maps'])),
  ...ending,
});

/** What `lockstep deals --json` prints. */
export const dealsSchema: z.ZodType = oneOrSeveral('deals', answer);
