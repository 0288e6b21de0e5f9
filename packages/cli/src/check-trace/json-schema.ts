import * as z from 'zod';
import { id } from '../question/json-schema.ts';
import { date, entry, fromRecord, names } from '../question/record-json-schema.ts';

const deviation = z.strictObject({
  kind: z.enum([
    'done before what it requires',
    'not done by the date',
    'reversed',
    'breached',
    'power without standing',
    'power out of time',
    'power against a block',
    'terms changed by some alone',
    'before',
    'never',
    'together',
    'escrow',
    'alternatives',
  ]),
  entry: entry.nullable().describe('Null where the calendar shows it'),
  at: date,
  by: names.describe('Who deviates'),
  steps: names,
  power: id.nullable(),
  under: names.describe('Under whose version it is one; empty: under everybody\u2019s'),
  sentence: z.string(),
});

const found = {
  complies: z.boolean(),
  first: deviation.nullable(),
  deviations: z.array(deviation).describe('All of them by date'),
};

/** What `lockstep check-trace --json` prints. */
export const checkTraceSchema: z.ZodType = z.strictObject({
  ...fromRecord('check-trace'),
  ...found,
  readings: z
    .array(z.strictObject({ reading: id, ...found, sentence: z.string() }))
    .describe('Under each side\u2019s reading apart'),
});
