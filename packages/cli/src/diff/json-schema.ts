import * as z from 'zod';
import { byParty, common, ending, id, move, numbers, order, sentences } from '../question/json-schema.ts';

const pair = <Value extends z.ZodType>(value: Value) => z.strictObject({ before: value, after: value });
const range = z.union([z.number(), z.array(z.number()).min(2).max(3)]);
const place = z.int().min(0).describe('A place in `differences`, from 0');

const difference = z.strictObject({
  what: z.string().describe('What it is, in words'),
  said: pair(z.string()).describe('Both values as they are read out'),
  change: z.enum(['added', 'dropped', 'changed', 'renamed', 'reordered']),
  file: z.enum(['agreement', 'assessment']),
  place: z
    .array(z.string())
    .describe('Keys that lead to it, in the words of the file; ids are those of B where B has them'),
  before: z.unknown().describe('In A, as in the file; null where it is not given'),
  after: z.unknown().describe('In B'),
  likely: pair(z.number()).optional().describe('Numbers: what counts where one number is needed; absent is 0'),
  why: pair(z.string().nullable()).optional().describe('Numbers of an assessment: the reason given'),
  worth: byParty(range).optional().describe('Of a step added or dropped: what it is worth to whom'),
});

const figure = z.strictObject({
  figure: z.string().describe('The key of `plan --json`'),
  party: id.nullable().describe('Null for a number that mixes parties'),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

const leaving = z.strictObject({
  party: id,
  after: z.int().min(0),
  step: move.nullable(),
  short: z.number().describe('How much it is short of there at worst, on its own scale'),
});

const comparison = {
  same: z.boolean().nullable().describe('Is every yes-or-no answer the same? Null if not known'),
  verdicts: z.array(pair(z.boolean().nullable()).extend({ verdict: z.string() })),
  figures: z.array(figure),
  sentences,
};

const plan = z.strictObject({
  ...comparison,
  order: pair(order.nullable()).extend({
    moved: z
      .array(z.strictObject({ step: id, from: z.int().min(1), to: z.int().min(1) }))
      .describe('The fewest common steps that must change places'),
  }),
  states: pair(z.array(z.strictObject({ step: move.nullable(), slack: numbers }))).describe(
    'Every state of the best orders but the last',
  ),
  first: pair(z.array(id)).describe('Who makes the first move'),
  unworthy: pair(z.array(id)).describe('To whom finishing is not worth it'),
  leaves: pair(z.array(leaving)).describe('Who would walk away from the order shown, and when first'),
  binding: pair(z.strictObject({ after: z.int().min(0), party: id, step: move.nullable() }).nullable()),
  frontier: pair(z.array(numbers).nullable()),
  first_mover: byParty(pair(z.number().nullable())).describe('Least good-faith stake if that party opens'),
});

const verdict = z.enum(['enough', 'short', 'not-declared', 'impossible']);

const verify = z.strictObject({
  ...comparison,
  checks: z
    .array(
      z.strictObject({
        step: id,
        party: id,
        verdict: pair(verdict.nullable()),
        needed: pair(z.number().nullable()).describe('q*: null where no detection is enough'),
      }),
    )
    .describe('Points of checking whose verdict is not the same'),
});

const deals = z.strictObject({
  ...comparison,
  nash: pair(z.array(z.array(id))).describe('The deals that Nash\u2019s formula picks, ties and all'),
  proposals_that_hold: pair(z.array(id)),
});

const attribution = z.strictObject({
  question: z.string(),
  verdict: z.string(),
  before: z.boolean(),
  after: z.boolean(),
  alone: z
    .array(z.strictObject({ difference: place, with: z.array(place) }))
    .describe('Each of these, put into A with what it cannot do without, gives B\u2019s answer'),
  needed: z.array(place).nullable().describe('In every set that gives B\u2019s answer; null where not known'),
  smallest: z.array(place).nullable().describe('A smallest set that gives B\u2019s answer'),
  proved: z.boolean().describe('Is it proved that there is no smaller one?'),
  tried: z.int().min(0).describe('Differences that can bear on the answer in that direction'),
});

export const diffSchema: z.ZodType = z.strictObject({
  ...common('diff'),
  against: z
    .strictObject({ case: id, assessment: id.nullable() })
    .describe('B; `case` and `assessment` are those of A'),
  names: pair(z.string()).describe('What A and B are called: by file'),
  differences: z.array(difference),
  answers: z
    .strictObject({
      plan: plan.optional(),
      verify: verify.optional(),
      doubt: z.strictObject(comparison).optional(),
      repair: z.strictObject(comparison).optional(),
      deals: deals.optional(),
      clock: z.strictObject(comparison).optional(),
    })
    .describe('By question; empty where a side has no assessment'),
  unanswered: z.array(z.strictObject({ question: z.string(), name: z.string(), sentence: z.string() })),
  attribution: z.array(attribution),
  same_answers: z.boolean().nullable(),
  unfinished: z.array(z.string()),
  ...ending,
});
