import type { Agreement, Party, Step } from '@lockstep/engine/agreement';
import type { Assessment, RankList } from '@lockstep/engine/assessment';

/** A new case while it is being asked for: what was said so far, and what of it could not be understood. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
  readonly parties: readonly Party[];
  readonly steps: readonly DraftStep[];
}

export interface DraftStep {
  readonly id: string;
  readonly title: string;
  readonly by: readonly string[];
  readonly requires: readonly string[];
  readonly duration?: number;
  readonly reversible?: number;
  readonly worth?: Readonly<Record<string, number>>;
}

/** What was read, or one sentence why it could not be. */
export type Heard<Value> = { readonly value: Value } | { readonly problem: string };

/** "Government, Rebels" or "G: Government, R: Rebels"; the ids are initials where none is given. */
export function hearParties(text: string): Heard<Party[]> {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return { problem: 'Name two parties or more, separated by commas: Government, Rebels.' };
  const parties: Party[] = [];
  for (const part of parts) {
    const [, given, rest] = /^([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)\s*:\s*(.+)$/u.exec(part) ?? [];
    const name = rest ?? part;
    const id =
      given ??
      freshId(
        initialsOf(name),
        parties.map((party) => party.id),
      );
    if (parties.some((party) => party.id === id))
      return { problem: `Two parties are called "${id}"; give each its own.` };
    parties.push({ id, name });
  }
  return { value: parties };
}

/** "A: suspend exercises", or "A+B: open offices" for a joint step. */
export function hearStep(text: string, parties: readonly Party[], steps: readonly DraftStep[]): Heard<DraftStep> {
  const [, who, what] = /^([^:]+):\s*(.+)$/.exec(text.trim()) ?? [];
  if (!who || !what) return { problem: `Write who acts, a colon, and what: ${parties[0]?.id}: suspend exercises.` };
  const by = who.split('+').map((name) => findParty(name.trim(), parties));
  if (by.includes(undefined)) {
    return { problem: `"${who.trim()}" is no party; use ${parties.map((party) => party.id).join(', ')}.` };
  }
  const title = what.charAt(0).toUpperCase() + what.slice(1);
  const id = freshId(
    slugOf(what),
    steps.map((step) => step.id),
  );
  return { value: { id, title, by: [...new Set(by as string[])], requires: [] } };
}

/** "3 needs 1, 2": the steps after that. */
export function hearNeed(text: string, steps: readonly DraftStep[]): Heard<DraftStep[]> {
  const [, later, sooner] = /^(\d+)\s*(?:needs|requires|:|<)\s*([\d,\s]+)$/i.exec(text.trim()) ?? [];
  if (!later || !sooner) return { problem: 'Write numbers of steps: 3 needs 1, 2.' };
  const numbers = [later, ...sooner.split(/[,\s]+/).filter((part) => part !== '')].map(Number);
  const unknown = numbers.find((number) => !steps[number - 1]);
  if (unknown !== undefined) return { problem: `There is no step ${unknown}; there are ${steps.length}.` };
  const [step, ...needed] = numbers.map((number) => steps[number - 1] as DraftStep) as [DraftStep, ...DraftStep[]];
  if (needed.some((each) => isNeededBy(each, step, steps))) {
    return { problem: `Then step ${later} would wait for itself; leave one of the needs out.` };
  }
  const requires = [...new Set([...step.requires, ...needed.map((each) => each.id)])];
  return { value: steps.map((each) => (each === step ? { ...each, requires } : each)) };
}

/** Does `first` need `second`, through others too, or are they one? */
function isNeededBy(first: DraftStep, second: DraftStep, steps: readonly DraftStep[]): boolean {
  if (first === second) return true;
  return first.requires.some((id) => isNeededBy(steps.find((step) => step.id === id) as DraftStep, second, steps));
}

/** "4 2=5 1": most to least, `=` for a tie; empty for `standard`. */
export function hearRanks(text: string, steps: readonly DraftStep[], standard: readonly number[]): Heard<RankList> {
  const words = text.trim() === '' ? standard.map(String) : text.trim().split(/[\s,>]+/);
  const list = words.map((word) => word.split('=').map(Number));
  const numbers = list.flat();
  const unknown = numbers.find((number) => !steps[number - 1]);
  if (unknown !== undefined) return { problem: 'Write numbers of steps, most first, with = for a tie: 4 2=5 1.' };
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice !== undefined) return { problem: `Step ${twice} stands twice; rank it once.` };
  const id = (number: number) => steps[number - 1]?.id as string;
  return { value: list.map((tie) => (tie.length === 1 ? id(tie[0] as number) : tie.map(id))) };
}

/** "1 to 2": total gains over total costs lies between; empty for that. */
export function hearSurplus(text: string): Heard<readonly [number, number]> {
  if (text.trim() === '') return { value: [1, 2] };
  const numbers = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [low, high = low] = numbers;
  if (low === undefined || high === undefined || numbers.length > 2 || low > high) {
    return { problem: 'Write one number or two, the smaller first: 1 to 2.' };
  }
  return { value: [low, high] };
}

function findParty(name: string, parties: readonly Party[]): string | undefined {
  const same = (text: string) => text.toLowerCase() === name.toLowerCase();
  return parties.find((party) => same(party.id) || same(party.name))?.id;
}

/** A word from a title: its first three words, joined. */
export function slugOf(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  const slug = words.slice(0, 3).join('-');
  return /^[\p{L}_]/u.test(slug) ? slug : `step-${slug}`;
}

function initialsOf(name: string): string {
  const initials = (name.match(/\p{L}+/gu) ?? []).map((word) => word.charAt(0).toUpperCase()).join('');
  return initials === '' ? 'P' : initials;
}

/** The id, or the id with a number behind it if it is taken. */
function freshId(id: string, taken: readonly string[]): string {
  let fresh = id;
  for (let number = 2; taken.includes(fresh); number++) fresh = `${id}${number}`;
  return fresh;
}

/** The agreement of a finished draft. */
export function agreementOf({ id, title, asOf, parties, steps }: Draft): Agreement {
  return {
    id,
    title,
    asOf,
    timeUnit: 'month',
    parties,
    others: [],
    people: [],
    steps: steps.map(
      (step): Step => ({
        id: step.id,
        title: step.title,
        by: step.by,
        kind: 'achieve',
        requires: step.requires.map((needed) => ({ step: needed, moment: 'done' })),
        needs: [],
        answers: [],
        duration: step.duration ?? 1,
        reversible: step.reversible ?? 0,
        verification: [],
        delivers: [],
        sources: [],
      }),
    ),
    rules: [],
    bonds: {},
    readings: {},
  };
}

/** The first assessment of a draft: ranks as said, or numbers from a table. */
export function assessmentOf(draft: Draft, ranks: Assessment['ranks']): Assessment {
  const rows = draft.steps.flatMap((step): [string, Record<string, number>][] =>
    step.worth ? [[step.id, step.worth]] : [],
  );
  const alone = draft.steps.filter((step) => step.by.length === 1 && isGain(step, ranks));
  return {
    agreement: draft.id,
    by: 'First view',
    asOf: draft.asOf,
    scale: 'as-given',
    stakes: {},
    impatience: {},
    hazard: 0,
    worth: Object.fromEntries(rows),
    ranks,
    bundles: [],
    drift: {},
    why: Object.fromEntries(
      alone.map((step) => [step.id, 'Said to be a gain to the side that does it; say here why.']),
    ),
    basis: Object.fromEntries(draft.steps.map((step) => [step.id, 'judgement'])),
  };
}

/** Is a step done by one party alone said to be a gain to it? */
function isGain(step: DraftStep, ranks: Assessment['ranks']): boolean {
  const [party] = step.by as [string];
  return (step.worth?.[party] ?? 0) > 0 || (ranks[party]?.gains.flat().includes(step.id) ?? false);
}
