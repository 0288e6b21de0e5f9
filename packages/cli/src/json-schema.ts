/**
 * The schemas of what `--json` prints, written once: docs/json/*.json are made from them (`npm run schema`), and the
 * tests hold the output to them. Not loaded when a command runs.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { checkSchema } from './check/json-schema.ts';
import { checkTraceSchema } from './check-trace/json-schema.ts';
import { clockSchema } from './clock/json-schema.ts';
import { dealsSchema } from './deals/json-schema.ts';
import { diffSchema } from './diff/json-schema.ts';
import { doubtSchema } from './doubt/json-schema.ts';
import { planSchema } from './plan/json-schema.ts';
import { recordSchema } from './record/json-schema.ts';
import { repairSchema } from './repair/json-schema.ts';
import { reportSchema } from './report/json-schema.ts';
import { statusSchema } from './status/json-schema.ts';
import { verifySchema } from './verify/json-schema.ts';
import { weighSchema } from './weigh/json-schema.ts';

/** By command. */
export const schemas: Readonly<Record<string, z.ZodType>> = {
  plan: planSchema,
  diff: diffSchema,
  doubt: doubtSchema,
  verify: verifySchema,
  deals: dealsSchema,
  report: reportSchema,
  check: checkSchema,
  repair: repairSchema,
  clock: clockSchema,
  weigh: weighSchema,
  record: recordSchema,
  status: statusSchema,
  'check-trace': checkTraceSchema,
};

/** The text of docs/json/COMMAND.json. */
export function schemaText(command: string): string {
  return `${JSON.stringify(z.toJSONSchema(schemas[command] as z.ZodType), null, 2)}\n`;
}

/** Where that file stands. */
export function schemaPath(command: string): string {
  return fileURLToPath(new URL(`../../../docs/json/${command}.json`, import.meta.url));
}

if (import.meta.main) {
  for (const command of Object.keys(schemas)) writeFileSync(schemaPath(command), schemaText(command));
}
