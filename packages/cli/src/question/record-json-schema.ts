import * as z from 'zod';
import { common, id, search, sentences } from './json-schema.ts';

/** Pieces of the schemas of what is answered from a record. Not loaded when a command runs. */

export const date: z.ZodString = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const entry: z.ZodInt = z.int().min(0).describe('The number of an entry, from 0');
export const names: z.ZodArray<z.ZodString> = z.array(id);
export const numbered: z.ZodArray<z.ZodType> = z.array(z.strictObject({ entry, sentence: z.string() }));

/** What every answer from a record begins with. */
export const fromRecord = <Word extends string>(question: Word): object => ({
  ...common(question),
  headline: z.string(),
  as_of: date.describe('Everything up to this day of the events counts'),
  as_of_from: z
    .enum(['asked', 'record', 'agreement'])
    .describe('Where that day comes from: --as-of, the last event in the record, or the date of the agreement'),
  known_on: date.nullable().describe('Only entries made by then count; null: all'),
  told_by: id
    .nullable()
    .describe('The party whose account alone is heard beside those of non-parties; null: everybody\u2019s'),
  entries: z.strictObject({
    all: z.int().describe('In the record as known'),
    counted: z.int(),
    corrected: z.int(),
  }),
  misfits: numbered.describe('Entries that move nothing'),
  why: sentences,
  changes: sentences,
  search,
});
