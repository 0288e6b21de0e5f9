import fc from 'fast-check';
import type { Rule, Step } from '../../src/agreement/agreement.ts';
import type { Content } from '../../src/diff/content.ts';

/** A known edit of a case: what it does to it, and what a comparison must say of it, no more and no less. */
export interface KnownEdit {
  /** Two edits of one target could hide each other: only one is made. */
  readonly target: string;
  readonly make: (content: Content) => Content;
  readonly says: readonly string[];
}

/** How a difference is written down here: `changed steps.s1.reversible`. */
export const saying = (change: string, ...place: string[]): string => `${change} ${place.join('.')}`;

const texts = ['title', 'note'] as const;

/** Edits of keys, rules, numbers and steps of a case, each of something else. */
export function knownEdits({ agreement, assessment }: Content): fc.Arbitrary<readonly KnownEdit[]> {
  const steps = agreement.steps.map(({ id }) => id);
  const parties = agreement.parties.map(({ id }) => id);
  const step = fc.constantFrom(...steps);
  const party = fc.constantFrom(...parties);
  const worth = (id: string, who: string) => assessment?.worth[id]?.[who] ?? 0;
  const one = fc.oneof(
    fc
      .tuple(step, fc.constantFrom(...texts))
      .map(([id, key]) => keyEdit(id, key, { [key]: `another ${key} of ${id}` })),
    step.map((id) => keyEdit(id, 'duration', { duration: 17 })),
    step.map((id) => keyEdit(id, 'reversible', { reversible: [0.11, 0.22] })),
    step.map((id) => keyEdit(id, 'status', { status: 'bracketed' }, 'added')),
    step.map((id) => keyEdit(id, 'proposed_by', { proposedBy: parties[0] as string }, 'added')),
    step.map((id) => keyEdit(id, 'due', { due: { within: '60 days', of: 'signature' } }, 'added')),
    step.map((id) => keyEdit(id, 'verification', { verification: [{ by: 'un', falseAlarm: 0.02, lag: 2 }] }, 'added')),
    step.map((id) => keyEdit(id, 'needs', { needs: [{ who: 'un', chance: 0.5 }] }, 'added')),
    fc.tuple(step, party).map(
      ([id, who]): KnownEdit => ({
        target: `worth ${id} ${who}`,
        make: inView((view) => ({
          ...view,
          worth: { ...view.worth, [id]: { ...view.worth[id], [who]: (worth(id, who) as number) + 0.5 } },
        })),
        says: [saying('changed', 'worth', id, who)],
      }),
    ),
    party.map(
      (who): KnownEdit => ({
        target: `stakes ${who}`,
        make: inView((view) => ({ ...view, stakes: { ...view.stakes, [who]: [20, 30] } })),
        says: [saying('changed', 'stakes', who)],
      }),
    ),
    party.map(
      (who): KnownEdit => ({
        target: `bonds ${who}`,
        make: inText((text) => ({ ...text, bonds: { ...text.bonds, [who]: 41 } })),
        says: [saying('changed', 'bonds', who)],
      }),
    ),
    party.map(
      (who): KnownEdit => ({
        target: `impatience ${who}`,
        make: inView((view) => ({ ...view, impatience: { ...view.impatience, [who]: 0.5 } })),
        says: [saying('changed', 'impatience', who)],
      }),
    ),
    party.map(
      (who): KnownEdit => ({
        target: `party ${who}`,
        make: inText((text) => ({
          ...text,
          parties: text.parties.map((each) => (each.id === who ? { ...each, name: `${each.name} anew` } : each)),
        })),
        says: [saying('changed', 'parties', who, 'name')],
      }),
    ),
    step.map(
      (id): KnownEdit => ({
        target: `why ${id}`,
        make: inView((view) => ({ ...view, why: { ...view.why, [id]: 'because' } })),
        says: [saying('added', 'why', id)],
      }),
    ),
    step.map(
      (id): KnownEdit => ({
        target: 'rename',
        make: rename(id, 'renamed'),
        says: [saying('renamed', 'steps', 'renamed')],
      }),
    ),
    fc.constant<KnownEdit>({
      target: 'new step',
      make: ({ agreement: text, assessment: view }) => ({
        agreement: {
          ...text,
          steps: [...text.steps, { ...(text.steps[0] as Step), id: 'fresh', title: 'Fresh', requires: [] }],
        },
        assessment: view && { ...view, worth: { ...view.worth, fresh: { [parties[0] as string]: 3 } } },
      }),
      says: [saying('added', 'steps', 'fresh')],
    }),
    fc.constant<KnownEdit>({
      target: 'new rule',
      make: inText((text) => ({
        ...text,
        rules: [
          ...text.rules,
          { kind: 'at_most_one', of: parties[0] as string, steps: [steps[0], steps[1]] as string[] },
        ],
      })),
      says: [saying('added', 'rules')],
    }),
    ...(agreement.rules.length > 0
      ? [fc.nat(agreement.rules.length - 1).map((at) => ruleDropped(agreement.rules, at))]
      : []),
    ...(agreement.rules.length > 0
      ? [fc.nat(agreement.rules.length - 1).map((at) => ownerChanged(agreement.rules, at))]
      : []),
  );
  return fc.uniqueArray(one, { selector: ({ target }) => target, maxLength: 6 });
}

function keyEdit(
  id: string,
  key: string,
  made: Partial<Step>,
  change = key === 'note' ? 'added' : 'changed',
): KnownEdit {
  return {
    target: `${id}.${key}`,
    make: inText((text) => ({
      ...text,
      steps: text.steps.map((step) => (step.id === id ? { ...step, ...made } : step)),
    })),
    says: [saying(change, 'steps', id, key)],
  };
}

function ruleDropped(rules: readonly Rule[], at: number): KnownEdit {
  return {
    target: `rule ${at}`,
    make: inText((text) => ({ ...text, rules: text.rules.filter((rule) => rule !== rules[at]) })),
    says: [saying('dropped', 'rules')],
  };
}

function ownerChanged(rules: readonly Rule[], at: number): KnownEdit {
  return {
    target: `rule ${at}`,
    make: inText((text) => ({
      ...text,
      rules: text.rules.map((rule) => (rule === rules[at] ? { ...rule, of: 'C' } : rule)),
    })),
    says: [saying('changed', 'rules')],
  };
}

export function inText(change: (text: Content['agreement']) => Content['agreement']): KnownEdit['make'] {
  return ({ agreement, assessment }) => ({ agreement: change(agreement), assessment });
}

export function inView(
  change: (view: NonNullable<Content['assessment']>) => NonNullable<Content['assessment']>,
): KnownEdit['make'] {
  return ({ agreement, assessment }) => ({ agreement, assessment: assessment && change(assessment) });
}

/** Another id for a step, by plain search through the whole text. */
export function rename(from: string, to: string): KnownEdit['make'] {
  return (content) => JSON.parse(JSON.stringify(content).replaceAll(`"${from}"`, `"${to}"`)) as Content;
}
