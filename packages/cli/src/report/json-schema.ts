import * as z from 'zod';
import { common, oneOrSeveral, search, sentences } from '../question/json-schema.ts';

/** One answer in a report: its own schema says what is in it. */
const part = (question: string) =>
  z
    .looseObject({ question: z.literal(question), headline: z.string(), why: sentences, changes: sentences })
    .describe(`What lockstep ${question} --json prints, without case, assessment, version and milliseconds`);

const answer = z.strictObject({
  ...common('report'),
  headline: z.string(),
  findings: z.array(
    z.strictObject({
      of: z.enum(['plan', 'deals', 'verify', 'doubt', 'repair', 'clock', 'weigh']),
      sentence: z.string(),
    }),
  ),
  plan: part('plan'),
  deals: part('deals'),
  verify: part('verify'),
  doubt: part('doubt'),
  repair: part('repair'),
  clock: part('clock'),
  weigh: part('weigh').nullable().describe('The first exchange of the road map; null where there is none'),
  proved: z.boolean(),
  why: sentences,
  changes: sentences,
  search,
});

/** What `lockstep report --json` prints. */
export const reportSchema: z.ZodType = oneOrSeveral('report', answer);
