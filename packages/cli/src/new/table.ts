import type { Party } from '@lockstep/engine/agreement';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../case/load.ts';
import { type DraftStep, slugOf } from './draft.ts';

/** What a table of steps says: its parties are those that act or have a column of worths. */
export interface Table {
  readonly parties: readonly Party[];
  readonly steps: readonly DraftStep[];
  readonly hasWorths: boolean;
}

const columns = 'id, by, step, requires, duration, reversible, and "worth A" for each party A';

/**
 * Reads steps from a CSV file with a header: `by` and `step` at least. Several names in `by` (a joint step) and in
 * `requires` are separated by spaces, semicolons or plus signs. Throws a UsageError that names the row and the mend.
 */
export function readTable(text: string, file: string): Table {
  const rows = parseRows(text, file);
  const heads = Object.keys(rows[0]?.cells ?? {});
  const worths = heads.flatMap((head): [string, string][] => {
    const party = /^worth[ :]+(\S+)$/i.exec(head)?.[1];
    return party === undefined ? [] : [[head, party]];
  });
  const known = ['id', 'by', 'step', 'requires', 'duration', 'reversible', ...worths.map(([head]) => head)];
  const strange = heads.find((head) => !known.includes(head));
  if (strange !== undefined) throw new UsageError(`${file}:1: "${strange}" is no column of steps; use ${columns}.`);
  const steps: DraftStep[] = [];
  for (const row of rows) steps.push(stepOf(row, file, worths, steps));
  const ids = [...new Set([...steps.flatMap((step) => step.by), ...worths.map(([, party]) => party)])];
  return { parties: ids.map((id) => ({ id, name: id })), steps, hasWorths: worths.length > 0 };
}

interface Row {
  readonly cells: Readonly<Record<string, string>>;
  readonly line: number;
}

function parseRows(text: string, file: string): Row[] {
  try {
    const parsed = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    if (parsed.length === 0) throw new UsageError(`${file}: the table has no rows; give a header and one row a step.`);
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: this is no table with commas: ${(error as Error).message}`);
  }
}

function stepOf(
  { cells, line }: Row,
  file: string,
  worths: readonly (readonly [string, string])[],
  before: readonly DraftStep[],
): DraftStep {
  const fail = (problem: string) => new UsageError(`${file}:${line}: ${problem}`);
  const title = cells['step'] ?? '';
  if (title === '') throw fail('The row has no step; say in the column "step" what is done.');
  const by = namesIn(cells['by']);
  if (by.length === 0) throw fail('The row says nobody acts; name a party in the column "by".');
  const id = cells['id'] || slugOf(title);
  if (before.some((step) => step.id === id)) throw fail(`"${id}" stands twice; give each step its own id.`);
  const number = (head: string) => {
    const cell = cells[head] ?? '';
    if (cell === '') return undefined;
    if (!/^-?\d+(\.\d+)?$/.test(cell)) throw fail(`"${cell}" under "${head}" is no number; write it like -1.5.`);
    return Number(cell);
  };
  const [duration, reversible] = [number('duration'), number('reversible')];
  const worth = worths.flatMap(([head, party]): [string, number][] => {
    const value = number(head);
    return value === undefined ? [] : [[party, value]];
  });
  return {
    id,
    title,
    by,
    requires: namesIn(cells['requires']),
    ...(duration !== undefined && { duration }),
    ...(reversible !== undefined && { reversible }),
    ...(worth.length > 0 && { worth: Object.fromEntries(worth) }),
  };
}

function namesIn(cell: string | undefined): string[] {
  return (cell ?? '').split(/[\s;+]+/).filter((name) => name !== '');
}
