/**
 * What can be wrong with the order of steps: steps that require themselves, and sets that cannot be done. Red lines
 * that contradict each other are no fault: that is an answer, and `plan` gives it.
 */
import type { Agreement, Rule } from '@lockstep/engine/agreement';
import type { PlacedRule } from './agreement-reader.ts';
import type { Path, Report } from './fault.ts';

/** From each step to what it requires. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

interface PlacedSet {
  readonly kind: 'together' | 'escrow';
  readonly steps: readonly string[];
  readonly path: Path;
}

/** Reports cycles of requirements, overlapping sets, and together sets whose steps require each other. */
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
  reportOverlaps(sets, lineOf, report);
  for (const set of sets) if (set.kind === 'together') reportWait(set, graph, report);
}

/** Step `a2.3` of a repeated step counts as `a2`. */
function baseOf(step: string): string {
  return step.split('.')[0] ?? step;
}

function buildGraph({ steps }: Agreement): Graph {
  return new Map(steps.map((step) => [step.id, new Set(step.requires.map((each) => baseOf(each.step)))]));
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

/** No two sets may overlap, except where an escrow holds a whole together set. */
function reportOverlaps(sets: readonly PlacedSet[], lineOf: (path: Path) => number, report: Report): void {
  for (const [index, later] of sets.entries()) {
    for (const earlier of sets.slice(0, index)) {
      const step = findOverlap(earlier, later);
      if (step !== undefined) report('overlapping-sets', { step, firstLine: lineOf(earlier.path) }, later.path);
    }
  }
}

function findOverlap(one: PlacedSet, two: PlacedSet): string | undefined {
  const shared = one.steps.find((step) => two.steps.includes(step));
  return holds(one, two) || holds(two, one) ? undefined : shared;
}

function holds(outer: PlacedSet, inner: PlacedSet): boolean {
  const contains = inner.steps.every((step) => outer.steps.includes(step));
  return outer.kind === 'escrow' && inner.kind === 'together' && contains;
}

/** Reports the first step of a together set that requires another one of it, if any. */
function reportWait({ steps, path }: PlacedSet, graph: Graph, report: Report): void {
  for (const step of steps) {
    const needs = steps.find((other) => other !== step && graph.get(baseOf(step))?.has(baseOf(other)));
    if (needs === undefined) continue;
    report('together-requires', { step, needs }, path);
    return;
  }
}
