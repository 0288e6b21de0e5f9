import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { equal } from '../math/bits.ts';
import type { Search } from '../math/search.ts';
import type { Asked, Problem } from '../plan/problem.ts';
import { countDeals } from './count.ts';
import { type Diagram, diagramsOf } from './diagram.ts';
import { domainOf, stateOf } from './domain.ts';
import { everyDeal } from './every.ts';
import { frontierOf } from './frontier.ts';
import { bestOf, rational } from './solutions.ts';

/** Deals of one vector of worths, as one mark of a drawing. */
export interface Mark {
  /** u in the file's order of parties. */
  readonly u: readonly number[];
  /** How many deals it stands for. */
  readonly count: number;
  /** The fewest steps of any of them. */
  readonly steps: number;
  /** Does one of them hold with the stakes as they are? */
  readonly holds: boolean;
}

/** Deals beyond which they are not drawn one by one. */
const mostDeals = 60_000;

/** Every deal, for a drawing; null if there are too many, or if which of them hold was not looked at one by one. */
export function* marksOf(
  agreement: Agreement,
  assessment: Assessment,
  { deal: _, ...asked }: Asked = {},
): Search<readonly Mark[] | null> {
  const domain = domainOf(agreement, assessment, asked);
  if ('code' in domain) return null;
  const diagrams = yield* diagramsOf(domain);
  if (typeof diagrams === 'string' || (countDeals(diagrams) ?? mostDeals + 1) > mostDeals) return null;
  const frontier = yield* frontierOf(domain, diagrams);
  if (!frontier) return null;
  const every = yield* everyDeal(domain, bestOf(frontier.vectors, rational(frontier.vectors)));
  if (!every) return null;
  const { problem } = domain;
  const holding = Map.groupBy(every.holding, ({ worth }) => worth.join());
  const marks = new Map<string, { u: number[]; count: number; steps: number; holds: boolean }>();
  for (const { items, worth } of dealsIn(diagrams, domain.base)) {
    const key = worth.join();
    const steps = sizeOf(problem, items);
    const set = stateOf(problem, items);
    const holds = holding.get(key)?.some((each) => equal(each.set, set)) ?? false;
    const known = marks.get(key);
    if (!known) {
      marks.set(key, { u: Array.from(worth, (value) => value / problem.unit), count: 1, steps, holds });
      continue;
    }
    known.count++;
    known.steps = Math.min(known.steps, steps);
    known.holds ||= holds;
  }
  return [...marks.values()];
}

function sizeOf(problem: Problem, items: readonly number[]): number {
  return items.reduce((sum, m) => sum + (problem.moves[m]?.steps.length as number), 0);
}

/** Every deal with what it is worth. */
function* dealsIn(
  diagrams: readonly Diagram[],
  base: Float64Array,
  at = 0,
  layer = 0,
  node = 0,
  items: readonly number[] = [],
): Generator<{ items: readonly number[]; worth: Float64Array }> {
  const diagram = diagrams[at];
  if (!diagram) {
    yield { items, worth: base };
    return;
  }
  if (layer === diagram.items.length) {
    yield* dealsIn(diagrams, base, at + 1, 0, 0, items);
    return;
  }
  const { next, gain } = diagram.layers[layer] as Diagram['layers'][number];
  const [left, taken] = [next[2 * node] as number, next[2 * node + 1] as number];
  if (left >= 0) yield* dealsIn(diagrams, base, at, layer + 1, left, items);
  if (taken < 0) return;
  const worth = base.map((value, i) => value + (gain[node]?.[i] as number));
  yield* dealsIn(diagrams, worth, at, layer + 1, taken, [...items, diagram.items[layer] as number]);
}
