/**
 * The schema of an entry, one for each kind, written once: docs/schema/record-entry.json and the shapes that the reader
 * goes by are made from it. What each key means is said by `@lockstep/engine/status/entry`.
 */
import * as z from 'zod';
import { dayPattern, eventPattern, namePattern, spanPattern, timePattern } from './forms.ts';
import { acts } from './states.ts';

const text = z.string().min(1).max(10_000).meta({ 'x-expected': 'text' });
const name = (expected: string, names?: string) =>
  z
    .string()
    .regex(namePattern)
    .meta({ 'x-expected': expected, ...(names && { 'x-names': names }) });
const namesOf = (expected: string, names: string) =>
  z
    .array(name(`the name of ${expected}`, names))
    .min(1)
    .meta({ 'x-expected': `a list of names of ${expected}` });
const event = z.string().regex(eventPattern).meta({
  'x-form': 'date',
  'x-expected': 'a day such as 2019-02-28, a month, a year, or an instant such as 2015-02-15T00:00:00+02:00',
});
const day = z.string().regex(dayPattern).meta({ 'x-form': 'date', 'x-expected': 'a day such as 2019-02-28' });
const quantity = z.number().min(0).max(Number.MAX_SAFE_INTEGER).meta({ 'x-expected': 'a number from 0 on' });
const entryNumber = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .meta({ 'x-expected': 'the number of an entry, from 0' });
const aName = 'the name of a party, an other or a person, or a word such as press';
const aSource = name('the id of a source', 'source');

const step = name('the name of a step', 'step').describe('The step that it happened to');

const common = {
  at: event.describe('When it happened: a day, an instant with its zone, or a month or a year'),
  by: name(aName, 'speaker').describe('Who says so: a party, an other, a person, or a word such as press'),
  basis: z
    .enum(['seen', 'background', 'mixed'])
    .describe('Was it read when the entry was made, known but unread, or partly'),
  source: z
    .union([aSource, z.array(aSource).min(1)])
    .meta({ 'x-expected': 'the id of a source, or a list of such ids' })
    .optional()
    .describe('Ids of sources.yaml: one, or several'),
  note: text.optional().describe('One sentence for the reader'),
};

const recorded = {
  recorded_at: z
    .string()
    .regex(timePattern)
    .meta({ 'x-form': 'date', 'x-expected': 'an instant in UTC such as 2026-11-24T18:05:26Z' })
    .describe('When the entry was made; never before that of the entry above it'),
};

/** The keys of each kind of entry besides those that all have. */
const own = {
  step: {
    step,
    axis: z.enum(['promise', 'evidence', 'legal']).describe('Which of its three states changes'),
    from: text.optional().describe('The state before, where the source says it'),
    to: z.enum([...acts.promise, ...acts.evidence, ...acts.legal]).describe('What it came to, on this axis'),
    under: name('the name of a party', 'party').optional().describe('Under whose version of the text'),
    amount: quantity.optional().describe('How much of the amount of the step this delivers, in its unit'),
    method: text.optional().describe('How it was checked'),
    confidence: z.enum(['low', 'moderate', 'high']).optional().describe('How sure whoever checked it is'),
    covers: z.enum(['declared', 'complete']).optional().describe('What the check covers'),
    satisfies: namesOf('parties or audiences', 'speaker')
      .optional()
      .describe('Whom a verification convinces; all if absent'),
    provision: text.optional().describe('The provision that bars: an id of barriers, or words'),
    instrument: text.optional().describe('The instrument that lifts or brings back'),
    until: day.optional().describe('The last day of an exemption or a suspension'),
  },
  power: {
    power: name('the id of a power', 'power').describe('The power of the agreement that is used'),
    act: z
      .enum(['notified', 'advanced', 'used', 'blocked', 'withdrawn', 'contested'])
      .describe('What was done with it'),
  },
  notice: {
    notice: name('a name').describe('Its name; an answer bears the name of what it answers'),
    act: z.enum(['notify', 'ask', 'answer', 'convene']).describe('What it does'),
    whom: namesOf('those addressed', 'speaker').optional().describe('Whom it addresses'),
    step: step.optional().describe('The step that it is about'),
    within: z
      .string()
      .regex(spanPattern)
      .meta({ 'x-expected': 'calendar time such as 30 days' })
      .optional()
      .describe('How long there is to answer'),
  },
  terms: {
    step: step.describe('The step whose terms change'),
    terms: z
      .strictObject({
        due: day.optional().describe('The last day on which it is in time'),
        until: day.optional().describe('The last day on which it is kept'),
        amount: quantity.optional().describe('How much is to be delivered, in the unit of the step'),
        requires: namesOf('steps', 'step').optional().describe('Steps that it now requires besides those of the text'),
      })
      .meta({ title: 'changed terms', 'x-expected': 'an object with the changed terms' })
      .describe('What changes'),
    agreed_by: namesOf('parties', 'party').describe('The parties that agreed to the change'),
  },
  source: {
    about: entryNumber.describe('The number of the entry that rests on the source, from 0'),
    now: z
      .enum(['lost', 'changed'])
      .describe('Does the new version of the source no longer say it, or say it otherwise'),
  },
} as const;

const nouns = {
  step: 'an entry about a step',
  power: 'an entry about a power',
  notice: 'a notice',
  terms: 'a change of terms',
  source: 'an entry about a source',
  correction: 'a correction',
} as const;

/** The kinds of entry. */
export type Kind = keyof typeof nouns;

function kindsOf(time: typeof recorded | Record<never, never>): Record<Exclude<Kind, 'correction'>, z.ZodType> {
  const make = (kind: Exclude<Kind, 'correction'>) =>
    z.strictObject({ ...common, ...time, ...own[kind] }).meta({ title: nouns[kind] });
  return {
    step: make('step'),
    power: make('power'),
    notice: make('notice'),
    terms: make('terms'),
    source: make('source'),
  };
}

const statement = z
  .union(Object.values(kindsOf({})))
  .meta({ id: 'statement', 'x-form': 'statement', 'x-expected': 'an object with an entry without its recorded_at' });

/** By kind, as the lines of a record. */
export const entrySchemas: Readonly<Record<Kind, z.ZodType>> = {
  ...kindsOf(recorded),
  correction: z
    .strictObject({
      ...common,
      ...recorded,
      corrects: entryNumber.describe('The number of the entry that was wrong, from 0'),
      instead: statement.optional().describe('What counts in its place'),
    })
    .meta({ title: nouns.correction }),
};

/** One line of record.jsonl. */
export const entrySchema: z.ZodType = z.union(Object.values(entrySchemas)).meta({
  title: 'an entry of a record',
});
