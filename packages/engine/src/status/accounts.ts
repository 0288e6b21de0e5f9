import type { Agreement } from '../agreement/agreement.ts';
import { nameOf, titleOf } from '../agreement/names.ts';
import { list, sentence } from '../agreement/words.ts';
import type { Mark, StatusAnswer } from './answer.ts';

/** A step on which parties say different things, and the mark it has as each of them tells it. */
export interface Difference {
  readonly step: string;
  readonly marks: Readonly<Record<string, Mark>>;
}

/** How the parties' own accounts go apart. */
export interface Apart {
  /** Two or more parties speak of the step, and what they say leads to different marks. */
  readonly differ: readonly Difference[];
  /** One party alone speaks of the step: the others' silence is no account. By party, in the agreement's order. */
  readonly alone: readonly { readonly party: string; readonly steps: readonly string[] }[];
}

/** Holds the accounts of the parties (`toldBy` each) side by side; `answer` hears everybody. */
export function apartOf(
  agreement: Agreement,
  answer: StatusAnswer,
  accounts: Readonly<Record<string, StatusAnswer>>,
): Apart {
  const marks = Object.fromEntries(
    Object.entries(accounts).map(([party, { steps }]) => [party, new Map(steps.map(({ step, mark }) => [step, mark]))]),
  );
  const marksOf = (step: string) =>
    Object.fromEntries(
      Object.keys(accounts).map((party): [string, Mark] => [party, marks[party]?.get(step) ?? 'none']),
    );
  const rows = answer.steps
    .map(({ step, heard_from }) => ({ step, heard_from, marks: marksOf(step) }))
    .filter((row) => new Set(Object.values(row.marks)).size > 1);
  return {
    differ: rows.filter(({ heard_from }) => heard_from.length > 1).map((row) => ({ step: row.step, marks: row.marks })),
    alone: agreement.parties.flatMap(({ id: party }) => {
      const steps = rows.filter(({ heard_from }) => heard_from.length === 1 && heard_from[0] === party);
      return steps.length > 0 ? [{ party, steps: steps.map(({ step }) => step) }] : [];
    }),
  };
}

/** What one party alone speaks of, in words: the others say neither yes nor no. */
export function sayAlone(agreement: Agreement, { party, steps }: Apart['alone'][number]): string {
  const titles = steps.map((step) => `\u201c${titleOf(agreement, step)}\u201d`);
  return `${sentence(nameOf(agreement, party))} alone speaks of ${list(titles)}.`;
}
