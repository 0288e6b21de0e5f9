import type { Agreement, Step } from './agreement.ts';

/** The step of that id, or the promise beside the steps; a part of a repeated step (`a2.1`) is looked up under the whole step. */
export function stepOf({ steps, commitments = [] }: Agreement, id: string): Step {
  const all = [...steps, ...commitments];
  const step = all.find((each) => each.id === id) ?? all.find((each) => each.id === id.replace(/\.\d+$/, ''));
  if (!step) throw new Error(`unknown step: ${id}`);
  return step;
}

/** A step's title; a part of a repeated step says which part it is. */
export function titleOf(agreement: Agreement, id: string): string {
  const step = stepOf(agreement, id);
  return step.id === id ? step.title : `${step.title} (${id.slice(step.id.length + 1)} of ${step.repeat?.times})`;
}

/** The name of a party, another actor or a person; else the word itself. */
export function nameOf(agreement: Agreement, id: string): string {
  return [...agreement.parties, ...agreement.others, ...agreement.people].find((who) => who.id === id)?.name ?? id;
}
