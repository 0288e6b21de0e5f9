import * as z from 'zod';
import { id, sentences } from '../question/json-schema.ts';

const hash = z.base64().describe('SHA-256, in base64');
const size = z.int().min(0).describe('How many entries there are');
const entry = z
  .looseObject({ at: z.string(), recorded_at: z.string(), by: z.string() })
  .describe('An entry; its schema is docs/schema/record-entry.json');
const number = z.int().min(0).describe('The number of an entry, from 0');
const proof = z.array(hash).describe('RFC 9162: from the leaf to the root');

/** What each act prints, besides what all print. */
function act<Act extends string>(word: Act, facts: z.ZodRawShape): z.ZodType {
  return z.strictObject({
    question: z.literal('record'),
    act: z.literal(word),
    case: id.nullable().describe('The id of the agreement; null where the record is not looked at'),
    version: z.string(),
    headline: z.string(),
    ...facts,
    sentences,
  });
}

const written = {
  state: z.enum(['appended', 'outrun', 'held', 'failed']).describe('Only "appended" is in the record, on disk'),
  from: number.optional().describe('The number of the first that was added'),
  count: z.int().min(1).optional(),
  size: size.optional(),
  root: hash.optional(),
  torn: z.int().min(0).describe('Bytes of an unfinished entry that were taken off first'),
  entries: z.array(entry).describe('As they were added'),
};

const checkpoint = z.strictObject({
  origin: z.string(),
  size,
  root: hash,
  signed_by: z.array(z.string()).nullable().describe('Names of the keys given, if all signed; null: none was given'),
});

const numbered = z.strictObject({ number, entry });

/** What `lockstep record ... --json` prints. */
export const recordSchema: z.ZodType = z.discriminatedUnion('act', [
  act('add', written),
  act('import', written),
  act('correct', written),
  act('verify', {
    holds: z.boolean(),
    size,
    root: hash,
    torn: z.int().min(0).describe('Bytes of an unfinished entry at the end'),
    faults: z.array(
      z.strictObject({
        code: z.string(),
        entry: number,
        line: z.int().min(1),
        column: z.int().min(1),
        path: z.array(z.union([z.string(), z.int()])),
        facts: z.record(z.string(), z.unknown()),
        sentence: z.string(),
      }),
    ),
    checkpoint: checkpoint
      .extend({
        standing: z.enum(['same', 'grown', 'rolled-back', 'rewritten', 'other-record', 'says-nothing']),
      })
      .nullable(),
  }),
  act('verify-proof', {
    kind: z.enum(['inclusion', 'consistency']),
    holds: z.boolean(),
    checkpoint: checkpoint.nullable(),
  }),
  z.discriminatedUnion('kind', [
    act('prove', {
      kind: z.literal('inclusion'),
      origin: z.string().nullable(),
      entry: number,
      line: z.string().describe('The entry as the record keeps it: what is hashed'),
      size,
      root: hash,
      proof,
    }),
    act('prove', {
      kind: z.literal('consistency'),
      origin: z.string().nullable(),
      from: z.int().min(1).describe('The size of the earlier record'),
      from_root: hash,
      size,
      root: hash,
      proof,
    }),
  ] as never),
  act('checkpoint', {
    checkpoint: z.string().describe('The signed note (C2SP tlog-checkpoint), with its newlines'),
    size,
    root: hash,
    signed_by: z.array(z.string()),
    verifier_key: z.string().describe('Of the key that signed now'),
  }),
  act('diff', {
    added: z.array(numbered),
    lost: z.array(numbered),
    changed: z.array(z.strictObject({ before: numbered, after: numbered, keys: z.array(z.string()) })),
    parts_at: number.nullable().describe('Where the new list stops being a continuation of the old one'),
    gone: z
      .array(z.strictObject({ about: number, now: z.enum(['lost', 'changed']) }))
      .describe('With --source: what can be entered about the entries that the source no longer bears out'),
  }),
] as never);
