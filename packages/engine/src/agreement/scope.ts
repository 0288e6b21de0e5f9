import type { Agreement, Rule } from './agreement.ts';

/** Which part of an (unrolled) agreement is asked about; ids of steps. */
export interface Choice {
  /** Already done: everything counts from here. */
  readonly done?: readonly string[];
  /** Left out, with all that requires them. */
  readonly drop?: readonly string[];
  /** Only these. */
  readonly deal?: readonly string[];
  /** Alternatives are left open: every step that some deal may hold is in. Otherwise they are refused: one deal is put in order. */
  readonly open?: boolean;
}

/** Why a choice cannot be taken as it is; `facts` hold the ids concerned. */
export interface Refusal {
  readonly code:
    | 'unknown-step'
    | 'deal-not-closed'
    | 'deal-splits-set'
    | 'deal-breaks-alternatives'
    | 'needs-deal'
    | 'done-not-closed'
    | 'done-splits-set'
    | 'done-left-out'
    | 'order-missing'
    | 'order-extra'
    | 'order-twice'
    | 'order-too-early'
    | 'order-splits-set'
    | 'order-first-mover'
    | 'unknown-party'
    | 'too-many-digits'
    | 'ranks-contradict'
    | 'nothing-to-do'
    | 'unknown-name'
    | 'ambiguous-name'
    | 'trade-empty'
    | 'trade-twice'
    | 'trade-done'
    | 'trade-left-out'
    | 'trade-not-closed'
    | 'trade-splits-set'
    | 'trade-no-giver'
    | 'trade-who'
    | 'trade-not-own'
    | 'trade-own-take';
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Steps that are done in one go: a single step, a together set (side by side) or an escrow set (one stroke). */
export interface MoveSet {
  readonly kind: 'step' | 'together' | 'escrow';
  /** Indices into the agreement's steps, in the file's order. */
  readonly steps: readonly number[];
  /** What an escrow costs each party by id. */
  readonly cost: Readonly<Record<string, number>>;
}

/** What is left to put in order. Steps are indices into the agreement's steps. */
export interface Scope {
  readonly steps: readonly number[];
  readonly done: readonly number[];
  /** By step: what must be done before it, with the rules of all readings. */
  readonly requires: readonly (readonly number[])[];
  readonly moves: readonly MoveSet[];
  /** Sets that are done already: an escrow's cost stays paid. */
  readonly doneSets: readonly MoveSet[];
  /** Every step of the file that is not in `steps`. */
  readonly leftOut: readonly string[];
}

/** Takes the part of an agreement that a choice names, or says why it cannot. */
export function scopeOf(agreement: Agreement, choice: Choice = {}): Scope | Refusal {
  const picked: Record<string, number[]> = {};
  for (const key of ['done', 'drop', 'deal'] as const) {
    const found = namedSteps(agreement, choice[key] ?? [], key);
    if ('code' in found) return found;
    picked[key] = [...new Set(found.steps)];
  }
  const { done = [], drop = [], deal = [] } = picked;
  const rules = rulesInForce(agreement);
  const requires = requirements(agreement, rules);
  const sets = setsOf(agreement, rules);
  const chosen = new Set(choice.deal ? deal : agreement.steps.keys());
  const fault = choice.deal ? faultOfDeal(agreement, rules, chosen, requires, sets) : undefined;
  if (fault) return fault;
  const out = closureOut(agreement, [...drop, ...neverOf(agreement, rules)], chosen, requires, sets);
  const steps = [...chosen].filter((s) => !out.has(s)).sort((a, b) => a - b);
  return (
    (choice.open ? undefined : faultOfAlternatives(agreement, rules, new Set(steps))) ??
    faultOfDone(agreement, done, new Set(steps), requires, sets) ?? {
      steps,
      done,
      requires,
      moves: movesOf(steps, done, sets),
      doneSets: sets.filter((set) => set.steps.every((s) => done.includes(s))),
      leftOut: agreement.steps.flatMap((step, s) => (steps.includes(s) ? [] : [step.id])),
    }
  );
}

/** All rules that apply: the agreement's and those of every reading of it. */
export function rulesInForce(agreement: Agreement): readonly Rule[] {
  return [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
}

function idOf(agreement: Agreement, step: number): string {
  return agreement.steps[step]?.id as string;
}

/** Indices by id; a repeated step's own id names all its parts. */
function namesOf(agreement: Agreement): Map<string, number[]> {
  const names = new Map<string, number[]>();
  for (const [s, step] of agreement.steps.entries()) {
    names.set(step.id, [s]);
    if (step.part) names.set(step.part.of, [...(names.get(step.part.of) ?? []), s]);
  }
  return names;
}

function indexOf(agreement: Agreement, id: string): number {
  const index = agreement.steps.findIndex((step) => step.id === id);
  if (index < 0) throw new Error(`unknown step: ${id}`);
  return index;
}

function requirements(agreement: Agreement, rules: readonly Rule[]): number[][] {
  const requires = agreement.steps.map((step) => step.requires.map((needed) => indexOf(agreement, needed.step)));
  for (const rule of rules) {
    if (rule.kind === 'before') requires[indexOf(agreement, rule.steps[1])]?.push(indexOf(agreement, rule.steps[0]));
  }
  return requires.map((list) => [...new Set(list)]);
}

/** Together and escrow sets; a together set inside an escrow is part of the stroke. */
function setsOf(agreement: Agreement, rules: readonly Rule[]): MoveSet[] {
  const sets = rules.flatMap((rule): MoveSet[] => {
    if (rule.kind !== 'together' && rule.kind !== 'escrow') return [];
    const steps = rule.steps.map((id) => indexOf(agreement, id)).sort((a, b) => a - b);
    return [{ kind: rule.kind, steps, cost: rule.kind === 'escrow' ? rule.cost : {} }];
  });
  const escrows = sets.filter((set) => set.kind === 'escrow');
  return sets.filter(
    (set) => set.kind === 'escrow' || !escrows.some((escrow) => set.steps.every((s) => escrow.steps.includes(s))),
  );
}

function neverOf(agreement: Agreement, rules: readonly Rule[]): number[] {
  return rules.flatMap((rule) => (rule.kind === 'never' ? [indexOf(agreement, rule.step)] : []));
}

/** The seeds, all that requires them, and the rest of their sets. */
function closureOut(
  agreement: Agreement,
  seeds: readonly number[],
  chosen: ReadonlySet<number>,
  requires: readonly (readonly number[])[],
  sets: readonly MoveSet[],
): Set<number> {
  const out = new Set(seeds.filter((s) => chosen.has(s)));
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const s of agreement.steps.keys()) {
      if (chosen.has(s) && requires[s]?.some((needed) => out.has(needed))) out.add(s);
    }
    for (const set of sets) {
      if (set.steps.some((s) => out.has(s))) for (const s of set.steps) if (chosen.has(s)) out.add(s);
    }
  }
  return out;
}

function faultOfDeal(
  agreement: Agreement,
  rules: readonly Rule[],
  deal: ReadonlySet<number>,
  requires: readonly (readonly number[])[],
  sets: readonly MoveSet[],
): Refusal | undefined {
  for (const s of deal) {
    const needed = requires[s]?.find((r) => !deal.has(r));
    if (needed !== undefined) {
      return { code: 'deal-not-closed', facts: { step: idOf(agreement, s), needs: idOf(agreement, needed) } };
    }
  }
  for (const set of sets) {
    const missing = set.steps.filter((s) => !deal.has(s));
    if (missing.length > 0 && missing.length < set.steps.length) {
      return { code: 'deal-splits-set', facts: { steps: set.steps.map((s) => idOf(agreement, s)), kind: set.kind } };
    }
  }
  for (const rule of rules) {
    if (rule.kind !== 'one_of') continue;
    if (!rule.steps.some((id) => deal.has(indexOf(agreement, id)))) {
      return { code: 'deal-breaks-alternatives', facts: { steps: rule.steps, chosen: 0 } };
    }
  }
  return undefined;
}

/** `plan` puts one deal in order: of alternatives at most one may be left. */
function faultOfAlternatives(
  agreement: Agreement,
  rules: readonly Rule[],
  steps: ReadonlySet<number>,
): Refusal | undefined {
  for (const rule of rules) {
    if (rule.kind !== 'one_of' && rule.kind !== 'at_most_one') continue;
    const left = rule.steps.filter((id) => steps.has(indexOf(agreement, id)));
    if (left.length > 1) return { code: 'needs-deal', facts: { steps: left } };
  }
  return undefined;
}

function faultOfDone(
  agreement: Agreement,
  done: readonly number[],
  steps: ReadonlySet<number>,
  requires: readonly (readonly number[])[],
  sets: readonly MoveSet[],
): Refusal | undefined {
  for (const s of done) {
    if (!steps.has(s)) return { code: 'done-left-out', facts: { step: idOf(agreement, s) } };
    const needed = requires[s]?.find((r) => !done.includes(r));
    if (needed !== undefined) {
      return { code: 'done-not-closed', facts: { step: idOf(agreement, s), needs: idOf(agreement, needed) } };
    }
  }
  for (const set of sets) {
    const ready = set.steps.filter((s) => done.includes(s)).length;
    if (ready > 0 && ready < set.steps.length) {
      return { code: 'done-splits-set', facts: { steps: set.steps.map((s) => idOf(agreement, s)), kind: set.kind } };
    }
  }
  return undefined;
}

function movesOf(steps: readonly number[], done: readonly number[], sets: readonly MoveSet[]): MoveSet[] {
  const open = steps.filter((s) => !done.includes(s));
  const inSet = new Map(sets.flatMap((set) => set.steps.map((s): [number, MoveSet] => [s, set])));
  const moves = new Set(open.map((s): MoveSet => inSet.get(s) ?? { kind: 'step', steps: [s], cost: {} }));
  return [...moves];
}

/** The steps that ids of an option name, in its order, with repeated steps written out. */
export function namedSteps(
  agreement: Agreement,
  ids: readonly string[],
  option: string,
): { steps: number[] } | Refusal {
  const names = namesOf(agreement);
  const unknown = ids.find((id) => !names.has(id));
  if (unknown !== undefined) return { code: 'unknown-step', facts: { step: unknown, option } };
  return { steps: ids.flatMap((id) => names.get(id) as number[]) };
}
