/** The schema of barriers.yaml: what law stands in the way. */
import type * as z from 'zod';
import * as piece from './pieces.ts';

const { record, declared, naming, distinct, choice, text, date } = piece;

const common = {
  title: text.optional().describe('What it is called in sentences'),
  note: text.optional().describe('Anything a reader should know'),
  sources: piece.sourceNames.optional(),
};

const provision = record('a provision', {
  ...common,
  regime: text.optional().describe('The body of law it belongs to'),
  instrument: text.optional().describe('The resolution or statute'),
  para: text.optional().describe('Its paragraph or section, as text: "18"'),
  bars: distinct(piece.identifier).describe('Tags of the activities it bars'),
  contested: distinct(piece.identifier).optional().describe('Tags that some say it bars and others deny'),
  from: date.optional().describe('In force from this day'),
  until: date.nullable().optional().describe('In force until this day; null or absent: no end'),
});

const activity = record('an activity', {
  ...common,
  tags: distinct(piece.identifier).describe('What kinds of things it involves'),
});

const act = record('an act', {
  ...common,
  act: choice('exempt', 'suspend', 'lift').describe('Frees its own activities, all for a time, or all for good'),
  frees: distinct(naming('provision'), 1).describe('The provisions it frees from'),
  for: distinct(naming('activity')).optional().describe('The activities that an exemption is for'),
  by: text.optional().describe('Who must act'),
  scope: text.optional().describe('How far an exemption reaches: project'),
  term: piece.span.optional().describe('How long it lasts at most'),
  cost: piece.rangeNotNegative.optional().describe('Its price; default exempt 1, suspend 10, lift 100'),
});

/** Provisions, activities and acts. */
export const barriers: z.ZodType = record('the barriers', {
  provisions: declared('the provisions', provision).optional().describe('What bars what'),
  activities: declared('the activities', activity).optional().describe('What is to be done'),
  acts: declared('the acts', act).optional().describe('What can free from provisions, and at what price'),
});
