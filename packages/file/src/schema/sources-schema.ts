/** The schema of sources.yaml. */
import type * as z from 'zod';
import * as piece from './pieces.ts';

const { record, declared, text } = piece;

const source = record('a source', {
  title: text.describe('Its title, with author and date'),
  url: text.optional().describe('Where it can be read'),
  date_read: piece.date.optional().describe('The day it was read'),
  basis: piece.choice('seen', 'background', 'mixed').describe('Read when compiled, known but not read, or partly'),
  note: text.optional().describe('Anything a reader should know'),
});

/** Every source of a case, by id. */
export const sources: z.ZodType = declared('the sources', source);

/** The file sources.yaml. */
export const sourcesSchema: z.ZodType = record('a sources file', { sources: sources.describe('By id') });
