import type { Search } from '../math/search.ts';
import { bestRoadMap } from '../plan/best.ts';
import { byParty, plain } from '../plan/judge-order.ts';
import { breakdown, durationOf } from '../plan/problem.ts';
import { exposure, isWorthIt } from '../plan/road-map.ts';
import type { Deal } from './answer.ts';
import { type Domain, restrictedTo, stepsOf } from './domain.ts';

/** The road maps of deals as they are asked for, each found once. */
export interface Carrier {
  readonly domain: Domain;
  readonly known: Map<string, Deal>;
  states: number;
  /** Was it told to stop? Then nothing more is sought. */
  isStopped: boolean;
}

export function carrierOf(domain: Domain): Carrier {
  return { domain, known: new Map(), states: 0, isStopped: false };
}

/** States after which a road map waits until all other deals have had their turn. */
const firstTurn = 20_000;

/** Finds the road maps of these deals: the easy ones first, then the rest. */
export function* carryAll(carrier: Carrier, deals: readonly (readonly number[])[]): Search<void> {
  for (const most of [firstTurn, Number.POSITIVE_INFINITY]) {
    for (const items of deals) {
      if (carrier.isStopped) return;
      if (carrier.known.get(items.join())?.proved) continue;
      carrier.known.set(items.join(), yield* carry(carrier, items, most));
    }
  }
}

/** A deal with its road map, if it was found. */
export function dealOf({ domain, known }: Carrier, items: readonly number[]): Deal {
  return known.get(items.join()) ?? unknown(stepsOf(domain, items));
}

function unknown(steps: readonly string[]): Deal {
  return {
    steps,
    order: null,
    stake: null,
    stakes: null,
    trust: null,
    trusts: null,
    duration: null,
    holds: null,
    shortfall: null,
    lasts: null,
    proved: null,
  };
}

function* carry(carrier: Carrier, items: readonly number[], most: number): Search<Deal> {
  const { domain } = carrier;
  const problem = restrictedTo(domain, items);
  const steps = stepsOf(domain, items);
  if (items.length === 0) return nothing(domain, steps, isWorthIt(problem.completion));
  const search = bestRoadMap({ problem });
  let turn = search.next();
  while (!turn.done) {
    const { states } = turn.value;
    if (yield { stage: 'road maps', states: carrier.states + states, bound: null }) carrier.isStopped = true;
    turn = search.next(carrier.isStopped || states > most);
  }
  const { order, stake, stakes, trust, trusts, holds, shortfall, standing_pull, proved, states } = turn.value;
  carrier.states += states;
  const stay = problem.parties.every(
    (id, i) => (standing_pull[id] as number) * problem.unit <= (problem.stakes[i] as number),
  );
  const duration = durationOf(problem.moves);
  return { steps, order, stake, stakes, trust, trusts, duration, holds, shortfall, lasts: holds && stay, proved };
}

/** The deal in which nothing (more) is done: there is no state before its last step to leave at. */
function nothing({ problem }: Domain, steps: readonly string[], holds: boolean): Deal {
  const exposed = breakdown(problem, problem.start).map(exposure);
  return {
    steps,
    order: [],
    stake: null,
    stakes: null,
    trust: plain(problem, Math.max(...exposed)),
    trusts: byParty(problem, exposed),
    duration: 0,
    holds,
    shortfall: 0,
    lasts: holds,
    proved: true,
  };
}
