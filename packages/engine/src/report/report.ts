import type { Agreement } from '../agreement/agreement.ts';
import { stepOf } from '../agreement/names.ts';
import type { Refusal } from '../agreement/scope.ts';
import { clock } from '../clock/clock.ts';
import { deals } from '../deals/deals.ts';
import { doubt, type NamedView } from '../doubt/doubt.ts';
import type { Search } from '../math/search.ts';
import { type Planned, plan } from '../plan/plan.ts';
import type { Asked } from '../plan/problem.ts';
import { repair } from '../repair/repair.ts';
import { verify } from '../verify/verify.ts';
import { weigh } from '../weigh/weigh.ts';
import type { Finding, ReportAnswer } from './answer.ts';

export type { Finding, ReportAnswer };

/**
 * One assessment's answers to every question that an agreement and worths alone allow, each as its own command gives it,
 * and one sentence for each. `others` stand beside it in `doubt`.
 *
 * A search: run it with `finish`, or step by step to watch and stop it.
 */
export function* report(
  agreement: Agreement,
  view: NamedView,
  others: readonly NamedView[] = [],
  asked: Asked = {},
): Search<ReportAnswer | Refusal> {
  const { assessment } = view;
  const planned = yield* plan(agreement, assessment, asked);
  if ('code' in planned) return planned;
  const dealt = yield* deals(agreement, assessment, asked);
  if ('code' in dealt) return dealt;
  const verified = yield* verify(agreement, assessment, asked);
  if ('code' in verified) return verified;
  const doubted = yield* doubt(agreement, view, others, asked);
  if ('code' in doubted) return doubted;
  const repaired = yield* repair(agreement, assessment, asked);
  if ('code' in repaired) return repaired;
  const timed = yield* clock(agreement, assessment, asked);
  if ('code' in timed) return timed;
  const trade = firstExchange(agreement, planned);
  const weighed = trade && (yield* weigh(agreement, assessment, { ...asked, ...trade }));
  if (weighed && 'code' in weighed) return weighed;
  const answers = {
    plan: planned,
    deals: dealt,
    verify: verified,
    doubt: doubted,
    repair: repaired,
    clock: timed,
    weigh: weighed,
  };
  const all = Object.values(answers).filter((each) => each !== null);
  return {
    question: 'report',
    headline: planned.headline,
    findings: Object.entries(answers).flatMap(([of, answer]) =>
      answer ? [{ of: of as Finding['of'], sentence: of === 'plan' ? momentOf(planned) : answer.headline }] : [],
    ),
    ...answers,
    proved: all.every((each) => !('proved' in each) || each.proved),
    why: planned.why,
    changes: planned.changes,
    search: { states: all.reduce((sum, { search }) => sum + search.states, 0) },
  };
}

/** The headline of the report is that of `plan`; its finding is where the road map is weakest, or why there is none. */
function momentOf(planned: Planned): string {
  return planned.why[0] ?? planned.headline;
}

/**
 * The beginning of a road map of two parties, up to where each has done something alone: what the first party of the file
 * gives (what it does, joint steps too), and what it takes. Null where one of them never acts alone.
 */
function firstExchange(
  agreement: Agreement,
  planned: Planned,
): { readonly give: readonly string[]; readonly take: readonly string[]; readonly as: string } | null {
  const [first, second] = agreement.parties;
  if (!planned.possible || agreement.parties.length !== 2 || !first || !second) return null;
  const steps: string[] = [];
  const alone = new Set<string>();
  for (const move of planned.order) {
    for (const id of [move].flat()) {
      const { by } = stepOf(agreement, id);
      steps.push(id);
      if (by.length === 1) alone.add(by[0] as string);
    }
    if (alone.size === 2) break;
  }
  if (alone.size < 2) return null;
  const isGiven = (id: string) => stepOf(agreement, id).by.includes(first.id);
  return { give: steps.filter(isGiven), take: steps.filter((id) => !isGiven(id)), as: first.id };
}
