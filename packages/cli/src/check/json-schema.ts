import * as z from 'zod';
import { id } from '../question/json-schema.ts';

/** What `lockstep check --json` prints. */
export const checkSchema: z.ZodType = z.strictObject({
  question: z.literal('check'),
  case: id,
  version: z.string(),
  faults: z.array(
    z.strictObject({
      code: z.string(),
      file: z.string(),
      line: z.int().min(1),
      column: z.int().min(1),
      path: z.array(z.union([z.string(), z.int()])),
      facts: z.record(z.string(), z.unknown()),
      sentence: z.string(),
    }),
  ),
});
