/**
 * Seeded problems of the classes on which the sequencer is measured: how steps require each other, how worths are
 * spread, and what share of its own cost each side gains by finishing.
 */
import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Shape {
  readonly precedence: 'none' | 'chains' | 'dense' | 'hump';
  readonly worths: 'uniform' | 'correlated' | 'granular' | 'lumpy' | 'hump';
}

export const shapes: readonly Shape[] = [
  ...(['none', 'chains', 'dense'] as const).flatMap((precedence) =>
    (['uniform', 'correlated', 'granular', 'lumpy'] as const).map((worths): Shape => ({ precedence, worths })),
  ),
  { precedence: 'hump', worths: 'hump' },
];

/** Percent of its own cost that each side gains. */
export const gains = [10, 30, 60] as const;

/** The classes on which search alone is lost. */
export function isHard({ precedence, worths }: Shape, gain: number): boolean {
  return (worths === 'lumpy' && precedence !== 'dense') || (worths === 'hump' && gain === 10);
}

type Draw = { uniform: () => number; integer: (low: number, high: number) => number };

export function problemCase(
  shape: Shape,
  count: number,
  gain: number,
  seed: number,
): { readonly agreement: Agreement; readonly assessment: Assessment } {
  const generator = xoroshiro128plus(seed * 7919 + count * 31 + gain);
  const uniform = () => uniformFloat64(generator);
  const draw: Draw = { uniform, integer: (low, high) => low + Math.floor(uniform() * (high - low + 1)) };
  const by = shuffled(
    Array.from({ length: count }, (_, k) => (k < count / 2 ? 0 : 1)),
    draw,
  );
  const early = shape.precedence === 'hump' ? earlySteps(by, draw) : new Set<number>();
  const rows = by.map((_, k) => worthOf(shape.worths, early.has(k), draw));
  const cost = rows.map((row) => row[0]);
  const value = rescaled(
    by,
    cost,
    rows.map((row) => row[1]),
    gain,
  );
  return asCase(by, cost, value, requirements(shape.precedence, by, early, draw));
}

function shuffled<Item>(items: Item[], { integer }: Draw): Item[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = integer(0, i);
    [items[i], items[j]] = [items[j] as Item, items[i] as Item];
  }
  return items;
}

function own(by: readonly number[], side: number): number[] {
  return [...by.keys()].filter((k) => by[k] === side);
}

/** Two or three good deals a side that unlock the rest. */
function earlySteps(by: readonly number[], { integer }: Draw): Set<number> {
  return new Set([0, 1].flatMap((side) => own(by, side).slice(0, integer(2, 3))));
}

function worthOf(worths: Shape['worths'], isEarly: boolean, { uniform, integer }: Draw): [number, number] {
  const times = (cost: number, low: number, high: number): [number, number] => [
    cost,
    Math.max(1, Math.round(cost * (low + (high - low) * uniform()))),
  ];
  switch (worths) {
    case 'uniform':
      return [integer(1, 100), integer(1, 100)];
    case 'correlated':
      return times(integer(1, 100), 0.8, 1.2);
    case 'granular':
      return [10 * integer(1, 5), 10 * integer(1, 5)];
    case 'lumpy':
      return uniform() < 0.2 ? [integer(300, 1000), integer(300, 1000)] : [integer(1, 30), integer(1, 30)];
    case 'hump':
      return isEarly ? times(integer(1, 100), 1.4, 2) : times(integer(1, 100), 0.4, 0.8);
  }
}

/** Values stretched, then corrected by ones, so that each side gains just that share of its own cost. */
function rescaled(by: readonly number[], cost: readonly number[], given: number[], gain: number): number[] {
  const value = [...given];
  for (const side of [0, 1]) {
    const target = Math.round(own(by, side).reduce((sum, k) => sum + (cost[k] as number), 0) * (1 + gain / 100));
    const theirs = own(by, 1 - side);
    const sum = () => theirs.reduce((total, k) => total + (value[k] as number), 0);
    const factor = target / sum();
    for (const k of theirs) value[k] = Math.max(1, Math.round((value[k] as number) * factor));
    for (let i = 0, missing = target - sum(); missing !== 0; i++) {
      const k = theirs[i % theirs.length] as number;
      const by1 = missing > 0 ? 1 : (value[k] as number) > 1 ? -1 : 0;
      value[k] = (value[k] as number) + by1;
      missing -= by1;
    }
  }
  return value;
}

function requirements(
  precedence: Shape['precedence'],
  by: readonly number[],
  early: ReadonlySet<number>,
  draw: Draw,
): number[][] {
  const requires: number[][] = by.map(() => []);
  const { integer, uniform } = draw;
  if (precedence === 'chains') {
    for (const side of [0, 1]) {
      const steps = own(by, side);
      const chains = Math.ceil(steps.length / 4);
      for (let i = chains; i < steps.length; i++) requires[steps[i] as number]?.push(steps[i - chains] as number);
    }
    for (let links = 0; links < Math.round(by.length / 6); ) {
      const [a, b] = [integer(0, by.length - 1), integer(0, by.length - 1)].sort((x, y) => x - y) as [number, number];
      if (by[a] === by[b]) continue;
      requires[b]?.push(a);
      links++;
    }
  }
  if (precedence === 'dense') {
    const order = shuffled([...by.keys()], draw);
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++)
        if (uniform() < 0.18) requires[order[j] as number]?.push(order[i] as number);
    }
  }
  if (precedence === 'hump') {
    for (const k of by.keys()) {
      if (early.has(k)) continue;
      const keys = [...early].filter((other) => by[other] === by[k]);
      const picked = Array.from({ length: integer(1, 2) }, () => keys[integer(0, keys.length - 1)] as number);
      requires[k] = [...new Set(picked)];
    }
  }
  return requires;
}

function asCase(
  by: readonly number[],
  cost: readonly number[],
  value: readonly number[],
  requires: readonly (readonly number[])[],
): { agreement: Agreement; assessment: Assessment } {
  const parties = ['A', 'B'] as const;
  const steps = by.map((side, k) => ({
    id: `s${k}`,
    title: `Step ${k}`,
    by: [parties[side] as string],
    kind: 'achieve' as const,
    requires: (requires[k] as number[]).map((step) => ({ step: `s${step}`, moment: 'done' as const })),
    needs: [],
    answers: [],
    duration: 1,
    reversible: 0,
    verification: [],
    delivers: [],
    sources: [],
  }));
  const worth = Object.fromEntries(
    by.map((side, k) => [
      `s${k}`,
      { [parties[side] as string]: -(cost[k] as number), [parties[1 - side] as string]: value[k] as number },
    ]),
  );
  return {
    agreement: {
      id: 'bench',
      title: 'Bench',
      asOf: '2026-01-01',
      timeUnit: 'month',
      parties: parties.map((id) => ({ id, name: id })),
      others: [],
      people: [],
      steps,
      rules: [],
      bonds: {},
      readings: {},
    },
    assessment: {
      scale: 'as-given',
      stakes: {},
      impatience: {},
      hazard: 0,
      worth,
      ranks: {},
      bundles: [],
      drift: {},
      why: {},
      basis: {},
    },
  };
}
