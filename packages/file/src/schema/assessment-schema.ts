/** The schema of assessments/*.yaml, and of an assessment inside agreement.yaml. */
import * as z from 'zod';
import * as piece from './pieces.ts';

const { record, keyedBy, naming, distinct, choice, text } = piece;

const tier = z
  .union([naming('step'), z.array(naming('step')).min(1)])
  .meta({ 'x-expected': 'a step, or a list of steps that tie' });

const ranks = record('a ranking', {
  gains: z.array(tier).optional().describe('Steps worth more than nothing, most to least; ties as nested lists'),
  costs: z.array(tier).optional().describe('Steps worth less than nothing, largest loss first; ties as nested lists'),
  surplus: z
    .array(z.number().min(0))
    .min(2)
    .max(2)
    .meta({ 'x-form': 'ascending', 'x-expected': 'two numbers: [low, high]' })
    .optional()
    .describe('Total gains over total costs lies between these two'),
});

const bundle = record('a bundle', {
  steps: z
    .array(naming('step'))
    .min(2)
    .meta({ uniqueItems: true, 'x-form': 'set' })
    .describe('Once all of them are done'),
  worth: keyedBy('party', piece.range).describe('Extra worth to each party, positive or negative'),
});

const effect = record('an effect', {
  impatience: keyedBy('party', piece.rangeNotNegative).optional().describe('Rate per time unit from that date on'),
  hazard: piece.rangeNotNegative.optional().describe('Rate of outside breakdown per time unit from that date on'),
  stakes: keyedBy('party', piece.rangeNotNegative)
    .optional()
    .describe('What breaking the agreement costs each party from that date on'),
  outside: keyedBy('party', piece.range)
    .optional()
    .describe('What a party gets by having no agreement from that date on, beside what it has in hand'),
  why: text.describe('One sentence: why the event does this'),
  basis: piece.basis.optional().describe('What it rests on; judgement where no source gives it'),
});

const beliefs = {
  scale: choice('as-given', 'gain').optional().describe('gain: positive worths of each party sum to 100'),
  stakes: keyedBy('party', piece.rangeNotNegative).optional().describe('What breaking the agreement costs each party'),
  impatience: keyedBy('party', piece.rangeNotNegative).optional().describe('Rate per time unit'),
  hazard: piece.rangeNotNegative.optional().describe('Rate of outside breakdown per time unit'),
  worth: keyedBy('step', keyedBy('party', piece.range)).optional().describe('What a step is worth to a party'),
  ranks: keyedBy('party', ranks).optional().describe('Worths known by rank only, or to filter numbers'),
  bundles: z.array(bundle).optional().describe('Steps with extra worth once all are done'),
  drift: piece
    .declared('the drifts', keyedBy('party', z.number()))
    .optional()
    .describe('Worth per time unit until a step that stops it'),
  events: keyedBy('event', effect).optional().describe('What dated events of the agreement change'),
  basis: keyedBy('subject', piece.basis)
    .optional()
    .describe('What a worth rests on; judgement where no source gives it'),
  people: distinct(naming('person')).optional().describe('Who holds this view'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
};

const agreement = piece.identifier.describe('The id of the agreement');
const by = text.describe('Whose view it is');
const asOf = piece.date.describe('The day this view describes');
const why = keyedBy('subject', text).describe('One sentence for a step (a2), or one number (a2.A, stakes.A)');

/** What one analyst believes, inside agreement.yaml. */
export const inlineAssessment: z.ZodType = record('an assessment', {
  agreement: agreement.optional(),
  by: by.optional(),
  as_of: asOf.optional(),
  ...beliefs,
  why: why.optional(),
});

/** What one analyst believes, in its own file. */
export const assessmentSchema: z.ZodType = record('an assessment', {
  lockstep_assessment: piece.version(1).describe('The version of this format: 1'),
  agreement,
  by,
  as_of: asOf,
  ...beliefs,
  why: why.optional(),
});
