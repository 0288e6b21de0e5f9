/** Holds a value against a shape: reports every fault, keeps what is right, and collects what names something. */

import { findNearest } from '@lockstep/engine/nearest';
import { checkForm } from './check-form.ts';
import type { Path, Report } from './fault.ts';
import type { FileKind, NameKind, Shape } from './shape.ts';
import { shapes } from './shapes.js';
import { showValue } from './show.ts';
import { unreadable } from './tree.ts';

/** A text that must name something, and where it stands. */
export interface Mention {
  readonly kind: NameKind;
  readonly name: string;
  readonly path: Path;
  readonly at: 'key' | 'value';
}

export interface ShapeCheck {
  readonly root: Shape;
  readonly report: Report;
  readonly mentions: Mention[];
}

type Fields = Record<string, unknown>;

/**
 * Gives the value without its faulty parts: keys are left out, items of lists become undefined so that the others keep
 * their places. Undefined where nothing of it can be kept.
 */
export function checkFile(kind: FileKind, value: unknown, report: Report): { kept: unknown; mentions: Mention[] } {
  const check: ShapeCheck = { root: shapes[kind], report, mentions: [] };
  return { kept: checkValue(shapes[kind], value, [], check), mentions: check.mentions };
}

function checkValue(given: Shape, value: unknown, path: Path, check: ShapeCheck): unknown {
  if (value === unreadable) return undefined;
  const shape = resolve(given, check);
  if (shape.anyOf) return checkUnion(shape, shape.anyOf, value, path, check);
  if (shape['x-form'] === 'version' || shape['x-form'] === 'date') return checkForm(shape, value, path, 'value', check);
  if (!hasKind(shape, value)) return reportKind(shape, value, path, check);
  if (Array.isArray(value)) return checkList(shape, value, path, check);
  if (typeof value === 'object' && value !== null) return checkFields(shape, value as Fields, path, check);
  return checkScalar(shape, value, path, check);
}

/** Follows a reference; what stands beside it comes on top. */
function resolve(shape: Shape, check: ShapeCheck): Shape {
  if (shape.$ref === undefined) return shape;
  const { $ref, ...beside } = shape;
  const target = check.root.$defs?.[$ref.slice('#/$defs/'.length)] ?? {};
  return { ...resolve(target, check), ...beside };
}

function hasKind(shape: Shape, value: unknown): boolean {
  if (shape.type === undefined) return true;
  if (shape.type === 'array') return Array.isArray(value);
  if (shape.type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (shape.type === 'null') return value === null;
  return shape.type === 'integer' ? Number.isInteger(value) : typeof value === shape.type;
}

function reportKind(shape: Shape, value: unknown, path: Path, check: ShapeCheck): undefined {
  check.report('wrong-kind', { read: showValue(value), expected: sayExpected(shape) }, path);
}

function sayExpected(shape: Shape): string {
  const words = {
    object: 'a mapping',
    array: 'a list in [ ]',
    string: 'text',
    number: 'a number',
    integer: 'a whole number',
  };
  if (shape['x-expected']) return shape['x-expected'];
  if (shape.enum) return shape.enum.join(', ');
  if (shape.type === 'object' && shape.title) return sayMapping(shape, shape.title);
  return (shape.type && words[shape.type as keyof typeof words]) ?? 'something else';
}

/** `a need such as { who: ... }`, with the keys it must have, or else its first. */
function sayMapping(shape: Shape, noun: string): string {
  if (!shape.properties) return `${noun} as a mapping, such as { name: ... }`;
  const keys = shape.required ?? Object.keys(shape.properties).slice(0, 1);
  return `${noun} such as { ${keys.map((key) => `${key}: ...`).join(', ')} }`;
}

/** Takes the only alternative of the value's kind; among mappings, the one whose required keys are there. */
function checkUnion(shape: Shape, options: readonly Shape[], value: unknown, path: Path, check: ShapeCheck): unknown {
  const fitting = options
    .map((option) => resolve(option, check))
    .filter((option) => option.anyOf || hasKind(option, value));
  const [only] = fitting;
  if (!only) return reportKind(shape, value, path, check);
  const expected = shape['x-expected'];
  const named = typeof value === 'object' || !expected ? only : { ...only, 'x-expected': expected };
  if (fitting.length === 1) return checkValue(named, value, path, check);
  return checkVariants(shape, fitting, value as Fields, path, check);
}

function checkVariants(
  shape: Shape,
  variants: readonly Shape[],
  value: Fields,
  path: Path,
  check: ShapeCheck,
): unknown {
  const present = variants.filter((variant) => variant.required?.every((key) => Object.hasOwn(value, key)));
  const [only] = present;
  if (only && present.length === 1) return checkValue(only, value, path, check);
  const all = { ...variants[0], properties: Object.assign({}, ...variants.map((variant) => variant.properties)) };
  if (present.length === 0 && reportUnknownKeys(all, value, path, check)) return undefined;
  const keys = present.flatMap((variant) => variant.required ?? []);
  check.report('not-one-of-keys', { present: keys, expected: sayExpected(shape) }, path);
  return undefined;
}

function checkFields(shape: Shape, value: Fields, path: Path, check: ShapeCheck): Fields {
  if (shape.propertyNames) return checkMapping(shape, value, path, check);
  if (!shape.properties) return value;
  reportUnknownKeys(shape, value, path, check);
  reportMissingKeys(shape, value, path, check);
  const kept: Fields = {};
  for (const [key, inner] of Object.entries(shape.properties)) {
    if (Object.hasOwn(value, key)) keep(kept, key, checkValue(inner, value[key], [...path, key], check));
  }
  return kept;
}

/** A mapping whose keys are names; the order of the file is kept. */
function checkMapping(shape: Shape, value: Fields, path: Path, check: ShapeCheck): Fields {
  const kept: Fields = {};
  const keyShape = resolve(shape.propertyNames ?? {}, check);
  const inner = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : {};
  for (const key of Object.keys(value)) {
    const name = checkText(keyShape, key, [...path, key], 'key', check);
    const item = checkValue(inner, value[key], [...path, key], check);
    if (name !== undefined) keep(kept, key, item);
  }
  return kept;
}

function keep(kept: Fields, key: string, value: unknown): void {
  if (value !== undefined) kept[key] = value;
}

function reportUnknownKeys(shape: Shape, value: Fields, path: Path, check: ShapeCheck): boolean {
  const known = Object.keys(shape.properties ?? {});
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  for (const key of unknown) {
    const nearest = findNearest(key, known);
    check.report(
      'unknown-key',
      { key, noun: shape.title ?? 'this', known, ...(nearest && { nearest }) },
      [...path, key],
      'key',
    );
  }
  return unknown.length > 0;
}

function reportMissingKeys(shape: Shape, value: Fields, path: Path, check: ShapeCheck): void {
  for (const key of shape.required ?? []) {
    if (Object.hasOwn(value, key)) continue;
    const meaning = shape.properties?.[key]?.description;
    check.report('missing-key', { key, noun: shape.title ?? 'this', ...(meaning && { meaning }) }, path, 'key');
  }
}

function checkList(shape: Shape, value: readonly unknown[], path: Path, check: ShapeCheck): unknown {
  if (shape['x-form'] === 'set' && value.length < (shape.minItems ?? 0)) {
    check.report('too-few-steps', { count: value.length }, path);
    return undefined;
  }
  if (value.length < (shape.minItems ?? 0) || value.length > (shape.maxItems ?? Infinity)) {
    return reportKind(shape, value, path, check);
  }
  const items = value.map((item, index) => checkValue(shape.items ?? {}, item, [...path, index], check));
  if (shape.uniqueItems) reportRepeats(value, path, check);
  return shape['x-form'] === 'ascending' ? checkForm(shape, items, path, 'value', check) : items;
}

function reportRepeats(value: readonly unknown[], path: Path, check: ShapeCheck): void {
  value.forEach((item, index) => {
    const repeated = typeof item === 'string' && value.indexOf(item) < index;
    if (repeated) check.report('named-twice', { name: item }, [...path, index]);
  });
}

function checkScalar(shape: Shape, value: unknown, path: Path, check: ShapeCheck): unknown {
  if (typeof value === 'number') return checkNumber(shape, value, path, check);
  return typeof value === 'string' ? checkText(shape, value, path, 'value', check) : value;
}

function checkNumber(shape: Shape, value: number, path: Path, check: ShapeCheck): number | undefined {
  const low = shape.minimum;
  const high = shape.maximum;
  if (value >= (low ?? -Infinity) && value <= (high ?? Infinity)) return value;
  const limits = { ...(low !== undefined && { low }), ...(high !== undefined && high < 1e15 && { high }) };
  check.report('out-of-range', { read: String(value), ...limits }, path);
  return undefined;
}

function checkText(shape: Shape, value: string, path: Path, at: 'key' | 'value', check: ShapeCheck): unknown {
  if (shape.enum && !shape.enum.includes(value)) {
    const nearest = findNearest(value, shape.enum);
    check.report('wrong-choice', { read: value, choices: shape.enum, ...(nearest && { nearest }) }, path);
    return undefined;
  }
  const kept = checkForm(shape, value, path, at, check);
  const kind = shape['x-names'];
  if (kept !== undefined && kind) check.mentions.push({ kind, name: value, path, at });
  return kept;
}
