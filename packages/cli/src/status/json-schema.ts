import * as z from 'zod';
import { common, id, search } from '../question/json-schema.ts';
import { date, entry, fromRecord, names, numbered } from '../question/record-json-schema.ts';

const mark = z.enum(['none', 'promised', 'reported', 'verified', 'disputed', 'reversed', 'overdue']);
const promise = z.enum([
  'none',
  'proposed',
  'agreed',
  'pending',
  'due',
  'overdue',
  'maintained',
  'fulfilled',
  'excused',
  'breached',
  'cured',
  'terminated',
  'reversed',
  'suspended',
  'waived',
  'superseded',
]);
const evidence = z.enum(['none', 'claimed', 'under review', 'verified', 'partly verified', 'refuted', 'disputed']);
const legal = z.enum(['free', 'barred', 'exempted', 'lifted', 'reimposed']);
const since = date.nullable().describe('Null: from the beginning');

const change = z.strictObject({
  at: date,
  axis: z.enum(['promise', 'evidence', 'legal']),
  from: z.string(),
  to: z.string(),
  by: id.nullable(),
  under: id.nullable().describe('Under whose version of the text'),
  entry: entry.nullable().describe('Null where the calendar brought it about'),
});

const step = z.strictObject({
  step: id,
  by: names,
  kind: z.enum(['achieve', 'maintain', 'refrain']),
  mark,
  marked: z
    .array(z.strictObject({ at: since, mark }))
    .describe('The mark over time; the first with null: from the beginning'),
  promise: z.strictObject({ state: promise, since, under: names }),
  evidence: z.strictObject({
    state: evidence,
    since,
    method: z.string().nullable(),
    confidence: z.enum(['low', 'moderate', 'high']).nullable(),
    covers: z.enum(['declared', 'complete']).nullable(),
    satisfies: names.nullable().describe('Whom it convinced; null: everybody, or nobody yet'),
  }),
  legal: z.strictObject({
    state: legal,
    since,
    provision: z.string().nullable(),
    instrument: z.string().nullable(),
    until: date.nullable(),
  }),
  heard_from: names.describe('Parties that say anything of it, themselves or by their people'),
  is_done: z.boolean().describe('Verified, or claimed where no check is declared'),
  begun: date.nullable(),
  done: date.nullable(),
  ended: date.nullable().describe('The day on which its until came'),
  due: date.nullable().describe('The last day in time; null where the text gives none that can be worked out yet'),
  days_late: z.int().min(0).nullable(),
  late: z.enum(['accept', 'accept-with-remedy', 'void']).nullable(),
  delivered: z.strictObject({ amount: z.number(), of: z.number(), unit: z.string(), share: z.number() }).nullable(),
  said_by: names,
  disputed_by: names,
  waits_for: names.describe('Required steps that are not done and verified yet'),
  history: z.array(change),
});

const power = z.strictObject({
  power: id,
  holders: names,
  act: z.string(),
  target: names,
  state: z.enum(['available', 'waiting', 'in force', 'blocked', 'lapsed', 'withdrawn', 'ended']),
  since: date.nullable(),
  notified: z.strictObject({ at: date, by: id, is_holder: z.boolean() }).nullable(),
  stage: z.strictObject({ name: z.string().nullable(), by: id.nullable(), begins: date, ends: date }).nullable(),
  in_force_if_silent: date.nullable(),
  blocking_act: z.strictObject({ holders: names, act: z.string() }).nullable(),
  on_silence: z.enum(['act', 'lapse']).nullable(),
  sunset: date.nullable().describe('The last day on which it can take effect'),
  contested_by: names,
  without_standing: z
    .array(z.strictObject({ entry, at: date, by: id, act: z.string() }))
    .describe('Uses by those who do not hold it: shown, without effect'),
  sentence: z.string(),
});

const notice = z.strictObject({
  entry,
  notice: id,
  act: z.enum(['notify', 'ask', 'convene']),
  at: date,
  by: id,
  whom: names,
  step: id.nullable(),
  answer_due: date.nullable(),
  answered: z.strictObject({ at: date, by: id }).nullable(),
  unanswered_days: z.int().min(0).nullable(),
});

const answer = z.strictObject({
  ...fromRecord('status'),
  marks: z
    .strictObject(Object.fromEntries(mark.options.map((each) => [each, z.int()])))
    .describe('How many stand at each'),
  steps: z.array(step),
  powers: z.array(power),
  notices: z.array(notice),
  changed_terms: z.array(
    z.strictObject({
      entry,
      at: date,
      step: id,
      what: z.array(z.string()),
      agreed_by: names,
      by_all: z.boolean().describe('Otherwise it counts only under the version of those who agreed'),
    }),
  ),
  sources_gone: z.array(z.strictObject({ entry, now: z.enum(['lost', 'changed']), since: date })),
  deadlines: z
    .array(
      z.strictObject({
        date,
        days: z.int(),
        kind: z.enum(['step', 'power', 'sunset', 'notice', 'exemption']),
        of: id,
        sentence: z.string(),
      }),
    )
    .describe('What falls due after as_of, soonest first'),
  at_odds: numbered.describe('Entries that name another state before than the computed one; they count'),
  accounts: z
    .record(id, z.record(id, mark))
    .describe(
      'By party, the mark of each step as that party and those who are no parties tell it; empty with --told-by',
    ),
});

const level = z.enum(['none', 'minimum', 'intermediate', 'complete']);

const pam = z
  .strictObject({
    ...common('status'),
    export: z.literal('pam'),
    as_of: date,
    counts: z.strictObject(Object.fromEntries(level.options.map((each) => [each, z.int()]))),
    score: z.number().nullable().describe('In percent of what full implementation of all would give; null without any'),
    provisions: z.array(z.strictObject({ step: id, level, score: z.int().min(0).max(3) })),
    search,
  })
  .describe('With --pam');

/** What `lockstep status --json` prints. */
export const statusSchema: z.ZodType = z.union([answer, pam]);
