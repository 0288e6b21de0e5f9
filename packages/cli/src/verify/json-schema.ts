import * as z from 'zod';
import {
  common,
  ending,
  id,
  noRoadMap,
  numbers,
  oneOrSeveral,
  order,
  scale,
  sentences,
  share,
} from '../question/json-schema.ts';

const verdict = z
  .enum(['enough', 'short', 'not-declared', 'impossible'])
  .describe('Nothing is gained by faking or enough is found; too little; none is declared; none is enough');
const three = z.tuple([z.number(), z.number(), z.number()]).describe('Low, likely, high; in time units');

const judged = {
  by: id.nullable().describe('Who checks; null where it is not said'),
  covers: z.enum(['declared', 'complete']).nullable(),
  lag: z.number().min(0).describe('Time until the check is in, in time units'),
  splus: z.array(id).describe('S+: what is done by then if the step is faked'),
  slack: z.number().describe('What the performer would lose by leaving at S+, plus its stake'),
  q_needed: share.nullable().describe('q* = saved / (saved + slack); null where none is enough'),
  declared: share.nullable().describe('Null where no detection is declared'),
  shortfall: share.nullable().describe('max(0, q* - declared); null where one of them is'),
  verdict,
};

const row = z.strictObject({
  after: z.int().min(0),
  step: id,
  party: id.describe('The performer'),
  saved: z.number().describe('What faking the step saves it'),
  ...judged,
  convinces: id.nullable().describe('The party whose check this is; null where no detection is declared to any'),
  declared_range: z.tuple([share, share]).nullable(),
  needed_range: z
    .strictObject({
      low: share.nullable().describe('Null: none is enough'),
      high: share.nullable().describe('Null: none is enough'),
      enough: share.nullable().describe('Share of draws in which what is declared is enough'),
    })
    .nullable()
    .describe('The middle eight in ten of draws; null without ranges'),
  waiting: z
    .strictObject({
      slack: judged.slack,
      q_needed: judged.q_needed,
      shortfall: judged.shortfall,
      verdict,
    })
    .nullable()
    .describe('If nobody went on before the check is in; null where nobody does'),
  at_stake: z.number(),
  stake_enough: z.number().min(0).nullable().describe('Least stake with which what is declared is enough'),
  lifted: z.strictObject({ by: id, from: share.nullable() }).nullable().describe('The access that lifts it'),
  audiences: z.array(z.strictObject({ audience: id, ...judged })),
  sentence: z.string(),
});

const size = {
  items: z.int(),
  diversions: z.int(),
  miss: share,
  exact: z.int().describe('Smallest sample, hypergeometric'),
  formula: z.int().describe('ceil(N (1 - b^(1/d)))'),
  finds: share,
  finds_with_one_fewer: share,
  formula_finds: share,
};

const roadMap = z.strictObject({
  ...common('verify'),
  possible: z.literal(true),
  proved: z.boolean(),
  order_is: z.enum(['least', 'given']),
  order,
  done: z.array(id),
  left_out: z.array(id),
  completion: numbers,
  at_stake: numbers,
  steps: z.array(row),
  escrow: z.array(z.strictObject({ after: z.int(), steps: z.array(id), guarantor: id.nullable() })),
  enough: z.boolean().describe('Is every verdict enough?'),
  survives_false_alarms: share,
  survives_range: z.tuple([share, share]).nullable(),
  last_step: z
    .strictObject({
      step: id,
      party: id,
      saved: z.number(),
      at_stake: z.number(),
      q_needed: share.nullable(),
      only_stake: z.boolean().describe('Then q* = saved / at_stake'),
    })
    .nullable(),
  access: z.array(
    z.strictObject({
      step: id,
      after: z.int().nullable().describe('Null if done already'),
      lifts: z.array(
        z.strictObject({
          step: id,
          party: id,
          from: share.nullable(),
          to: share,
          shortfall_without: share.nullable(),
          shortfall_with: share.nullable(),
          closes: z.boolean(),
        }),
      ),
      too_late_for: z.array(id),
    }),
  ),
  improvements: z.array(
    z.strictObject({
      kind: z.enum(['raise', 'wait', 'show']),
      step: id,
      from: share.nullable().optional(),
      to: z.union([share, id]).optional().describe('raise: detection; show: a party'),
      closes: z.array(z.strictObject({ step: id, party: id })),
      sentence: z.string(),
    }),
  ),
  samples: z.array(
    z.strictObject({
      ...size,
      step: id,
      by: id.nullable(),
      declared: share.nullable(),
      exact_for_needed: z.int().nullable(),
      sentence: z.string(),
    }),
  ),
  warnings: z.array(
    z.strictObject({
      step: id,
      undo: three,
      detection_delay: three,
      response: three,
      warning: three,
      sources: z.array(id).min(1),
      sentence: z.string(),
    }),
  ),
  sure: z.strictObject({ draws: z.int(), seed: z.int(), enough: share.nullable() }).nullable(),
  scale,
  how_sure: sentences,
  ...ending,
});

const alone = { question: z.literal('verify'), case: z.null(), assessment: z.null(), version: z.string() };
const sample = z.strictObject({ ...alone, sample: z.strictObject(size) });
const dresher = z.strictObject({
  ...alone,
  dresher: z.strictObject({
    periods: z.int(),
    inspections: z.int(),
    value: z.number().min(-1).max(0),
    fraction: z.string(),
    inspect_first: share,
    violate_first: share.nullable(),
    by_inspections: z.array(z.number()),
  }),
});

/** What `lockstep verify --json` prints. */
export const verifySchema: z.ZodType = z.union([
  oneOrSeveral('verify', z.union([roadMap, noRoadMap('verify')])),
  sample,
  dresher,
]);
