import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import type { Refusal } from '../agreement/scope.ts';
import type { Search } from '../math/search.ts';
import type { ByParty } from '../plan/answer.ts';
import { byParty } from '../plan/judge-order.ts';
import type { Asked } from '../plan/problem.ts';
import { countDeals } from './count.ts';
import { diagramsOf } from './diagram.ts';
import { domainOf } from './domain.ts';
import { frontierOf } from './frontier.ts';

/** What deals there are, without the road map of each: what another question asks of a state. */
export interface Outline {
  /** Null if too many for a number. */
  readonly deals: number | null;
  /** What the frontier's deals are worth, W of what is done included; the first party's worth rising. */
  readonly frontier: readonly ByParty<number>[];
}

/** The deals that hold what is done, and their frontier; null if time ran out. */
export function* outlineOf(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked = {},
): Search<Outline | Refusal | null> {
  const domain = domainOf(agreement, assessment, asked);
  if ('code' in domain) return domain;
  const found = yield* diagramsOf(domain);
  if (found === 'none') return { deals: 0, frontier: [] };
  if (found === 'unfinished') return null;
  const frontier = yield* frontierOf(domain, found);
  return (
    frontier && {
      deals: countDeals(found),
      frontier: frontier.vectors.map((vector) => byParty(domain.problem, vector)),
    }
  );
}
