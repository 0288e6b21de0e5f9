/**
 * The pieces that all file schemas are built from.
 *
 * Besides plain JSON Schema a piece may carry `title` (what the thing is called in a message), `x-expected` (what was
 * expected, in words), `x-form` (a form of text or of ranges, checked by name) and `x-names` (what a text must name).
 */
import * as z from 'zod';
import { identifierPattern, referencePattern, spanPattern, subjectPattern } from '../forms.ts';
import type { NameKind } from '../shape.ts';

/** A mapping with these keys and no others; `noun` is what messages call it. */
export function record(noun: string, keys: Record<string, z.ZodType>): z.ZodType {
  return z.strictObject(keys).meta({ title: noun });
}

/** A mapping from identifiers that are declared here, in the file's order. */
export function declared(noun: string, value: z.ZodType): z.ZodType {
  return z.record(identifier, value).meta({ title: noun });
}

/** A mapping whose keys name something declared elsewhere. */
export function keyedBy(kind: NameKind, value: z.ZodType): z.ZodType {
  return z.record(naming(kind), value).meta({ title: kind === 'subject' ? 'words by step' : `values by ${kind}` });
}

/** A text that names something of this kind. */
export function naming(kind: NameKind): z.ZodString {
  const known = names.get(kind) ?? makeNaming(kind);
  names.set(kind, known);
  return known;
}

const names = new Map<NameKind, z.ZodString>();

function makeNaming(kind: NameKind): z.ZodString {
  const expected =
    kind === 'subject' ? 'a step, or one number such as a2.A or stakes.A' : `the name of ${inWords(kind)}`;
  const pattern = kind === 'subject' ? subjectPattern : referencePattern;
  const meta = { id: `name-of-${kind}`, 'x-names': kind, 'x-form': 'reference' as const, 'x-expected': expected };
  return z.string().regex(pattern).meta(meta);
}

/** One name, or a list of names. */
export function oneOrMore(kind: NameKind): z.ZodType {
  const expected = `the name of ${inWords(kind)}, or a list of such names`;
  return z.union([naming(kind), distinct(naming(kind), 1)]).meta({ 'x-expected': expected });
}

/** A list in which nothing stands twice. */
export function distinct(item: z.ZodType, least = 0): z.ZodType {
  return z
    .array(item)
    .min(least)
    .meta({ uniqueItems: true, ...(least > 0 ? { 'x-expected': `a list of at least ${least}` } : {}) });
}

/** One of these words. */
export function choice(...words: [string, ...string[]]): z.ZodType {
  return z.enum(words);
}

/** A version number that must be exactly this. */
export function version(number: number): z.ZodType {
  return z.literal(number).meta({ 'x-form': 'version' });
}

function inWords(kind: NameKind): string {
  if (kind === 'actor') return 'a party or an other';
  if (kind === 'speaker') return 'a party, an other or a person';
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function rangeOf(number: z.ZodType, expected: string): z.ZodType {
  const list = z.array(number).min(2).max(3).meta({ 'x-form': 'ascending', 'x-expected': expected });
  return z.union([number, list]).meta({ 'x-expected': expected });
}

const threeForms = 'a number, [low, high] or [low, likely, high]';
const spanForms = `${threeForms}, or calendar time such as 30 days`;

export const text: z.ZodString = z.string().min(1).meta({ id: 'text', 'x-expected': 'text' });

export const identifier: z.ZodString = z
  .string()
  .regex(identifierPattern)
  .meta({ id: 'identifier', 'x-form': 'identifier' });

export const date: z.ZodString = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'date', 'x-form': 'date', 'x-expected': 'a date such as 2019-02-24' });

export const calendarSpan: z.ZodString = z
  .string()
  .regex(spanPattern)
  .meta({ 'x-form': 'span', 'x-expected': 'calendar time such as 30 days' });

const notNegative = z.number().min(0);

export const probability: z.ZodNumber = z.number().min(0).max(1);

export const range: z.ZodType = rangeOf(z.number(), threeForms).meta({ id: 'range' });

export const rangeNotNegative: z.ZodType = rangeOf(notNegative, threeForms).meta({ id: 'range-not-negative' });

export const share: z.ZodType = rangeOf(probability, threeForms).meta({ id: 'share' });

export const span: z.ZodType = z
  .union([notNegative, z.array(notNegative).min(2).max(3).meta({ 'x-form': 'ascending' }), calendarSpan])
  .meta({ id: 'span', 'x-expected': spanForms });

export const basis: z.ZodType = choice('seen', 'background', 'mixed', 'judgement');

/** Whole numbers of things. */
export const count: z.ZodNumber = z.int().min(1).max(1_000_000);

/** Where something must come from a source. */
export const sourcesNeeded: z.ZodType = distinct(naming('source'), 1).describe(
  'Ids of entries in sources.yaml; one or more',
);

export const sourceNames: z.ZodType = distinct(naming('source'))
  .meta({ id: 'source-names' })
  .describe('Ids of entries in sources.yaml');
