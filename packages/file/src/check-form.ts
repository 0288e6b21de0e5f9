/** Forms that are checked by name: identifiers, references, dates, versions, ascending ranges, and plain patterns. */
import type { Path, Report } from './fault.ts';
import { bidirectionalControl, isDate, isReserved } from './forms.ts';
import type { Shape } from './shape.ts';
import { showValue } from './show.ts';

interface FormCheck {
  readonly report: Report;
}

/** Gives the value back, or reports its fault and gives undefined. */
export function checkForm(shape: Shape, value: unknown, path: Path, at: 'key' | 'value', check: FormCheck): unknown {
  switch (shape['x-form']) {
    case 'version':
      return checkVersion(shape, value, path, check);
    case 'date':
      return checkDate(value, path, check);
    case 'ascending':
      return checkAscending(value, path, check);
    case 'identifier':
    case 'reference':
    case 'moment':
      return checkName(shape, String(value), path, at, check);
    default:
      return checkPattern(shape, String(value), path, at, check);
  }
}

function checkVersion(shape: Shape, value: unknown, path: Path, { report }: FormCheck): unknown {
  if (value === shape.const) return value;
  report('wrong-version', { read: showValue(value), expected: Number(shape.const) }, path);
  return undefined;
}

function checkDate(value: unknown, path: Path, { report }: FormCheck): unknown {
  if (typeof value === 'string' && isDate(value)) return value;
  report('wrong-date', { read: showValue(value) }, path);
  return undefined;
}

function checkAscending(value: unknown, path: Path, { report }: FormCheck): unknown {
  const numbers = Array.isArray(value) ? value : [];
  if (numbers.some((number) => number === undefined)) return undefined;
  if (numbers.every((number, index) => index === 0 || numbers[index - 1] <= number)) return value;
  report('not-ascending', { read: showValue(value) }, path);
  return undefined;
}

function checkName(shape: Shape, name: string, path: Path, at: 'key' | 'value', check: FormCheck): unknown {
  if (bidirectionalControl.test(name))
    return fail(() => check.report('bidirectional-control', { read: name }, path, at));
  if (isReserved(name)) return fail(() => check.report('reserved-name', { read: name }, path, at));
  const fits = matches(shape, name) && name === name.normalize('NFC');
  if (fits) return name;
  if (shape['x-form'] !== 'moment') return fail(() => check.report('bad-identifier', { read: name }, path, at));
  return checkPattern(shape, name, path, at, check);
}

function checkPattern(shape: Shape, text: string, path: Path, at: 'key' | 'value', { report }: FormCheck): unknown {
  if (matches(shape, text) && text.length >= (shape.minLength ?? 0)) return text;
  const expected = shape['x-expected'] ?? 'another form of text';
  return fail(() => report('wrong-form', { read: showValue(text), expected }, path, at));
}

function fail(reportFault: () => void): undefined {
  reportFault();
}

const compiled = new Map<string, RegExp>();

function matches({ pattern }: Shape, text: string): boolean {
  if (pattern === undefined) return true;
  const regexp = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, regexp);
  return regexp.test(text);
}
