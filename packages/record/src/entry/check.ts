/** Holds a JSON value against the shape of an entry, and what it names against an agreement. */
import { findNearest } from '@lockstep/engine/nearest';
import type { EntryFaultFacts } from '../fault.ts';
import type { Json } from '../json/canonical.ts';
import { showValue } from '../show.ts';
import { exists, unfit } from './forms.ts';
import { type EntryNames, stepOf } from './names.ts';
import type { Kind } from './schema.ts';
import type { EntryShape, NameKind } from './shape.ts';
import { shapes } from './shapes.js';
import { type Axis, acts, axisOf, computed } from './states.ts';

type Path = readonly (string | number)[];

/** A fault before its place in the line is known; `at` says whether it stands at the key or at the value. */
export type Found = {
  [Code in keyof EntryFaultFacts]: {
    readonly code: Code;
    readonly facts: EntryFaultFacts[Code];
    readonly path: Path;
    readonly at: 'key' | 'value';
  };
}[keyof EntryFaultFacts];

interface Check {
  /** False for what somebody hands in to be entered: the entry time is the clock's. */
  readonly isRecorded: boolean;
  readonly names: EntryNames | undefined;
  readonly found: Found[];
}

type Fields = { readonly [key: string]: Json };

/** Every fault of one entry by itself: its keys, values and names. */
export function checkEntry(value: Json, isRecorded: boolean, names: EntryNames | undefined): readonly Found[] {
  const check: Check = { isRecorded, names, found: [] };
  const kind = isFields(value)
    ? kindOf(value, ['corrects', 'about', 'terms', 'power', 'notice', 'step', 'axis'])
    : undefined;
  if (!kind) report(check, 'not-an-entry', { read: showValue(value) }, []);
  else checkObject(shapes[kind], value as Fields, [], check);
  return check.found;
}

/** The kind of an entry by the key that only this kind has. */
function kindOf(value: Fields, telling: readonly string[]): Kind | undefined {
  const key = telling.find((each) => Object.hasOwn(value, each));
  return key === undefined ? undefined : (kinds[key] ?? (key as Kind));
}

const kinds: Readonly<Record<string, Kind>> = { corrects: 'correction', about: 'source', axis: 'step' };

function report<Code extends keyof EntryFaultFacts>(
  { found }: Check,
  code: Code,
  facts: EntryFaultFacts[Code],
  path: Path,
  at: 'key' | 'value' = 'value',
): void {
  found.push({ code, facts, path, at } as Found);
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkObject(shape: EntryShape, value: Fields, path: Path, check: Check): void {
  const { properties = {}, required = [], title = '' } = shape;
  const known = Object.keys(properties);
  for (const [key, inner] of Object.entries(value)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const here = [...path, key];
    if (!property) reportUnknownKey(key, title, known, here, check);
    else if (key === 'recorded_at' && !check.isRecorded) report(check, 'time-given', {}, here, 'key');
    else checkValue(property, inner, here, check);
  }
  for (const key of required) {
    if (Object.hasOwn(value, key) || (key === 'recorded_at' && !check.isRecorded)) continue;
    report(check, 'missing-key', { key, noun: title, meaning: properties[key]?.description ?? '' }, path);
  }
  checkStates(value, path, check);
  checkAmount(value, path, check);
}

function reportUnknownKey(key: string, noun: string, known: readonly string[], path: Path, check: Check): void {
  const nearest = findNearest(key, known);
  report(check, 'unknown-key', { key, noun, known, ...(nearest && { nearest }) }, path, 'key');
}

function checkValue(shape: EntryShape, value: Json, path: Path, check: Check): void {
  if (shape.anyOf) checkValue(pick(shape, Array.isArray(value) ? 'array' : 'string'), value, path, check);
  else if (shape.$ref !== undefined) checkStatement(value, path, check);
  else if (shape.enum) checkChoice(shape.enum, value, path, check);
  else if (shape.type === 'string') checkText(shape, value, path, check);
  else if (shape.type === 'object' && isFields(value)) checkObject(shape, value, path, check);
  else if (shape.type === 'array' && Array.isArray(value) && value.length >= (shape.minItems ?? 0)) {
    const items = shape.items as EntryShape;
    for (const [index, item] of value.entries()) checkValue(items, item as Json, [...path, index], check);
  } else if (!isNumberOf(shape, value)) reportValue(shape, value, path, check);
}

function pick({ anyOf = [], ...beside }: EntryShape, type: 'array' | 'string'): EntryShape {
  const expected = beside['x-expected'];
  return { ...anyOf.find((each) => each.type === type), ...(expected && { 'x-expected': expected }) };
}

function isNumberOf({ type, minimum = 0, maximum = 0 }: EntryShape, value: Json): boolean {
  if (typeof value !== 'number' || (type !== 'number' && type !== 'integer')) return false;
  return value >= minimum && value <= maximum && (type === 'number' || Number.isInteger(value));
}

function reportValue(shape: EntryShape, value: Json, path: Path, check: Check): void {
  report(check, 'wrong-value', { read: showValue(value), expected: shape['x-expected'] ?? 'another value' }, path);
}

/** What counts instead of a corrected entry: an entry of any kind but a correction, without an entry time. */
function checkStatement(value: Json, path: Path, check: Check): void {
  const kind = isFields(value) ? kindOf(value, ['about', 'terms', 'power', 'notice', 'step', 'axis']) : undefined;
  if (!kind) report(check, 'not-an-entry', { read: showValue(value) }, path);
  else checkObject(shapes[kind], value as Fields, path, { ...check, isRecorded: false });
}

function checkChoice(choices: readonly string[], value: Json, path: Path, check: Check): void {
  if (typeof value === 'string' && choices.includes(value)) return;
  if (path.at(-1) === 'to' && typeof value === 'string' && axisOf(value)) return;
  const nearest = typeof value === 'string' ? findNearest(value, choices) : undefined;
  report(check, 'wrong-choice', { read: showValue(value), choices, ...(nearest && { nearest }) }, path);
}

function checkText(shape: EntryShape, value: Json, path: Path, check: Check): void {
  const character = typeof value === 'string' ? unfit.exec(value)?.[0] : undefined;
  if (character !== undefined) report(check, 'control-character', { character }, path);
  else if (typeof value !== 'string' || !fits(shape, value)) reportValue(shape, value, path, check);
  else if (shape['x-form'] === 'date' && !exists(value)) report(check, 'wrong-date', { read: value }, path);
  else if (shape['x-names'] && check.names) checkName(shape['x-names'], value, path, check, check.names);
}

const compiled = new Map<string, RegExp>();

function fits({ pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: EntryShape, text: string): boolean {
  if (text.length < minLength || text.length > maxLength) return false;
  if (pattern === undefined) return true;
  const regexp = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, regexp);
  return regexp.test(text);
}

function checkName(kind: NameKind, name: string, path: Path, check: Check, names: EntryNames): void {
  if (kind === 'step') {
    if (!stepOf(name, names)) reportName('unknown-step', name, names.steps, path, check);
  } else if (kind === 'speaker') {
    const { speakers } = names;
    if (!speakers.includes(name) && findNearest(name, speakers))
      reportName('misspelt-name', name, speakers, path, check);
  } else {
    const known = { party: names.parties, power: names.powers, source: names.sources }[kind];
    if (!known.includes(name)) reportName(`unknown-${kind}`, name, known, path, check);
  }
}

function reportName(
  code: 'unknown-step' | 'unknown-party' | 'unknown-power' | 'unknown-source' | 'misspelt-name',
  name: string,
  known: readonly string[],
  path: Path,
  check: Check,
): void {
  const nearest = findNearest(name, known);
  report(check, code, { name, known, ...(nearest && { nearest }) }, path);
}

/** `to` must be a state of the axis that can be entered, and `from` any state of it. */
function checkStates({ axis, from, to }: Fields, path: Path, check: Check): void {
  if (axis !== 'promise' && axis !== 'evidence' && axis !== 'legal') return;
  if (typeof to === 'string') checkState(axis, to, acts[axis], [...path, 'to'], check);
  if (typeof from !== 'string') return;
  const states = [...computed[axis], ...acts[axis].filter((act) => act !== 'resumed')];
  if (axisOf(from) === undefined) checkChoice(states, from, [...path, 'from'], check);
  else checkState(axis, from, states, [...path, 'from'], check);
}

function checkState(axis: Axis, read: string, choices: readonly string[], path: Path, check: Check): void {
  const belongs = axisOf(read);
  if (choices.includes(read) || belongs === undefined) return;
  if (computed[axis].includes(read)) report(check, 'computed-state', { read }, path);
  else if (belongs !== axis) report(check, 'other-axis', { read, axis, belongs }, path);
  else checkChoice(choices, read, path, check);
}

/** A share can be worked out only of an amount that the text gives. */
function checkAmount({ step, amount }: Fields, path: Path, check: Check): void {
  const known = typeof step === 'string' && check.names ? stepOf(step, check.names) : undefined;
  if (amount === undefined || known === undefined || check.names?.amounts.has(known)) return;
  report(check, 'no-amount', { step: known }, [...path, 'amount'], 'key');
}
