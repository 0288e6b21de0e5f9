/** What can be wrong with the order of steps: steps that require themselves, and sets that cannot be done. */
import type { Agreement, Rule } from '@lockstep/engine/agreement';
import type { PlacedRule } from './agreement-reader.ts';
import type { Path, Report } from './fault.ts';

/** From each step, or set of steps, to what must stand before it. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

interface PlacedSet {
  readonly kind: 'together' | 'escrow';
  readonly steps: readonly string[];
  readonly path: Path;
}

/** Reports cycles of requirements, overlapping sets, and sets whose steps stand in each other's way. */
export function checkOrder(
  agreement: Agreement,
  rules: readonly PlacedRule[],
  lineOf: (path: Path) => number,
  report: Report,
): void {
  const graph = buildGraph(agreement);
  const cycle = findCycle(graph);
  const sets = rules.flatMap(toSet);
  if (cycle) report('requires-itself', { cycle }, ['steps', cycle[0] ?? '', 'requires'], 'key');
  const apart = reportOverlaps(sets, lineOf, report);
  if (cycle) return;
  const chains = sets.map((set) => set.kind === 'together' && reportChain(set, graph, report));
  if (apart && !chains.includes(true)) reportSetCycle(graph, sets, report);
}

/** Step `a2.3` of a repeated step counts as `a2`. */
function baseOf(step: string): string {
  return step.split('.')[0] ?? step;
}

function buildGraph({ steps, rules }: Agreement): Graph {
  const graph = new Map(steps.map((step) => [step.id, new Set(step.requires.map((each) => baseOf(each.step)))]));
  for (const rule of rules) {
    if (rule.kind === 'before') graph.get(baseOf(rule.steps[1]))?.add(baseOf(rule.steps[0]));
  }
  return graph;
}

function toSet({ rule, path }: PlacedRule): PlacedSet[] {
  return isSet(rule) ? [{ kind: rule.kind, steps: rule.steps, path }] : [];
}

function isSet(rule: Rule): rule is Rule & { kind: 'together' | 'escrow' } {
  return rule.kind === 'together' || rule.kind === 'escrow';
}

/** The first cycle found, from a step round to itself; undefined if there is none. */
function findCycle(graph: Graph): string[] | undefined {
  const finished = new Set<string>();
  for (const start of graph.keys()) {
    const cycle = findCycleFrom(start, graph, finished);
    if (cycle) return cycle;
  }
  return undefined;
}

/** A search in depth with its own stack, since chains of steps can be long. */
function findCycleFrom(start: string, graph: Graph, finished: Set<string>): string[] | undefined {
  const trail = new Map<string, string[]>();
  const stack = finished.has(start) ? [] : [start];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const rest = trail.get(node) ?? [...(graph.get(node) ?? [])];
    trail.set(node, rest);
    const next = rest.pop();
    if (next === undefined) {
      trail.delete(node);
      finished.add(node);
      stack.pop();
    } else if (trail.has(next)) {
      return [...stack.slice(stack.indexOf(next)), next];
    } else if (!finished.has(next)) {
      stack.push(next);
    }
  }
  return undefined;
}

/** True if no two sets overlap, except where an escrow holds a whole together set. */
function reportOverlaps(sets: readonly PlacedSet[], lineOf: (path: Path) => number, report: Report): boolean {
  let apart = true;
  for (const [index, later] of sets.entries()) {
    for (const earlier of sets.slice(0, index)) {
      const step = findOverlap(earlier, later);
      if (step === undefined) continue;
      apart = false;
      report('overlapping-sets', { step, firstLine: lineOf(earlier.path) }, later.path);
    }
  }
  return apart;
}

function findOverlap(one: PlacedSet, two: PlacedSet): string | undefined {
  const shared = one.steps.find((step) => two.steps.includes(step));
  return holds(one, two) || holds(two, one) ? undefined : shared;
}

function holds(outer: PlacedSet, inner: PlacedSet): boolean {
  const contains = inner.steps.every((step) => outer.steps.includes(step));
  return outer.kind === 'escrow' && inner.kind === 'together' && contains;
}

/** Reports the first step of a together set that requires another one, if any. */
function reportChain({ steps, path }: PlacedSet, graph: Graph, report: Report): boolean {
  for (const step of steps) {
    const others = steps.filter((each) => each !== step).map(baseOf);
    const chain = findChain(baseOf(step), others, graph);
    if (!chain) continue;
    report('together-requires', { step, chain }, path);
    return true;
  }
  return false;
}

/** The shortest way from a step to one of others over what it requires. */
function findChain(from: string, others: readonly string[], graph: Graph): string[] | undefined {
  const queue: string[][] = [[from]];
  const seen = new Set([from]);
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    for (const next of graph.get(chain.at(-1) ?? '') ?? []) {
      if (others.includes(next)) return [...chain, next];
      if (!seen.has(next)) queue.push([...chain, next]);
      seen.add(next);
    }
  }
  return undefined;
}

/** With each set taken as one thing, something may still stand before itself. */
function reportSetCycle(graph: Graph, sets: readonly PlacedSet[], report: Report): void {
  const escrows = sets.filter((set) => set.kind === 'escrow');
  const outermost = [...escrows, ...sets.filter((set) => !escrows.some((escrow) => holds(escrow, set)))];
  const nameOf = new Map<string, string>();
  for (const set of outermost) for (const step of set.steps) nameOf.set(baseOf(step), set.steps.join(' + '));
  const cycle = findCycle(mergeSets(graph, nameOf));
  const set = cycle && outermost.find(({ steps }) => cycle.includes(steps.join(' + ')));
  if (cycle && set) report('set-requires-itself', { cycle }, set.path);
}

function mergeSets(graph: Graph, nameOf: ReadonlyMap<string, string>): Graph {
  const merged = new Map<string, Set<string>>();
  for (const [step, before] of graph) {
    const name = nameOf.get(step) ?? step;
    const edges = merged.get(name) ?? new Set<string>();
    for (const each of before) edges.add(nameOf.get(each) ?? each);
    edges.delete(name);
    merged.set(name, edges);
  }
  return merged;
}
