import { grouped } from '../agreement/figure.ts';
import { list } from '../agreement/words.ts';
import type { DealsAnswer } from '../deals/answer.ts';
import type { ByParty } from '../plan/answer.ts';
import type { DealsComparison, FigurePair, Pair, Verdict } from './answer.ts';
import type { Side } from './content.ts';
import { isSame } from './same-answers.ts';
import { quoted, titleIn } from './wording.ts';

/** Question 2 before and after: is there a deal worth something to all, and one that holds; what the formulas pick. */
export function compareDeals(answers: Pair<DealsAnswer>, sides: Pair<Side>): DealsComparison {
  const both = <Value>(of: (answer: DealsAnswer) => Value): Pair<Value> => ({
    before: of(answers.before),
    after: of(answers.after),
  });
  const isOpen = (answer: DealsAnswer, what: string) => answer.unfinished.includes(what);
  const verdicts: Verdict[] = [
    {
      verdict: 'deal_worth_it',
      ...both((answer) => settled(answer.zone.some(isGain), isOpen(answer, 'frontier'))),
    },
    {
      verdict: 'deal_holds',
      ...both((answer) => settled(answer.frontier_that_holds.some(isGain), isOpen(answer, 'frontier_that_holds'))),
    },
  ];
  const counts = ['deals', 'individually_rational_deals', 'deals_that_hold'] as const;
  const parties = sides.after.agreement.parties
    .map(({ id }) => id)
    .filter((id) => sides.before.agreement.parties.some((party) => party.id === id));
  const figures: FigurePair[] = [
    ...counts.map((figure) => ({ figure, party: null, ...both((answer) => answer[figure]) })),
    ...parties.map((party) => ({ figure: 'best', party, ...both((answer) => answer.best?.[party] ?? null) })),
  ];
  const compared = {
    same: isSame(verdicts),
    verdicts,
    figures,
    nash: both(nashDeals),
    proposals_that_hold: both((answer) =>
      answer.proposals.flatMap(({ id, road_map }) => (id !== null && road_map?.holds ? [id] : [])),
    ),
  };
  return {
    ...compared,
    sentences: [
      ...countSentences(compared, sides),
      ...nashSentences(compared, sides),
      ...proposalSentences(compared, sides),
    ],
  };
}

/** A yes is known as soon as one is found; a no only when all was looked at. */
function settled(found: boolean, isUnfinished: boolean): boolean | null {
  return found || !isUnfinished ? found : null;
}

/** Worth more than nothing to every party. */
function isGain(u: ByParty<number>): boolean {
  return Object.values(u).every((value) => value > 0);
}

/** The deals whose worths are those that Nash's formula picks. */
function nashDeals({ nash, frontier }: DealsAnswer): (readonly string[])[] {
  const picked = nash.map((vector) => vector.join());
  return frontier
    .filter(({ u }) => picked.includes(Object.values(u).join()))
    .flatMap(({ deals }) => deals.map(({ steps }) => steps));
}

type Compared = Omit<DealsComparison, 'sentences'>;

function countSentences({ figures }: Compared, sides: Pair<Side>): string[] {
  const say = (figure: string, words: string) => {
    const found = figures.find((each) => each.figure === figure);
    if (!found || found.before === null || found.after === null || found.before === found.after) return [];
    return [
      `${words}: ${grouped(found.before)} in ${quoted(sides.before.name)}, ${grouped(found.after)} in ${quoted(sides.after.name)}.`,
    ];
  };
  return [
    ...say('deals', 'Deals that the rules allow'),
    ...say('individually_rational_deals', 'Deals that leave nobody worse off'),
    ...say('deals_that_hold', 'Deals that hold with what is at stake'),
  ];
}

/** Where the formula picks one deal on each side: what the second has beside the first, and what it leaves out. */
function nashSentences({ nash }: Compared, sides: Pair<Side>): string[] {
  const [old, now] = [nash.before[0], nash.after[0]];
  if (!old || !now || nash.before.length > 1 || nash.after.length > 1) return [];
  const titles = (steps: readonly string[]) => list(steps.map((id) => titleIn(sides, id)));
  const [more, less] = [now.filter((id) => !old.includes(id)), old.filter((id) => !now.includes(id))];
  if (more.length + less.length === 0) return [];
  const parts = [
    ...(less.length > 0 ? [`leaves out ${titles(less)}`] : []),
    ...(more.length > 0 ? [`adds ${titles(more)}`] : []),
  ];
  return [
    `The deal that Nash\u2019s formula picks in ${quoted(sides.after.name)} ${parts.join(' and ')}, against that of ${quoted(sides.before.name)}.`,
  ];
}

function proposalSentences({ proposals_that_hold: held }: Compared, sides: Pair<Side>): string[] {
  const proposals = [...(sides.after.agreement.proposals ?? []), ...(sides.before.agreement.proposals ?? [])];
  const title = (id: string) => quoted(proposals.find((each) => each.id === id)?.title ?? id);
  const say = (name: string, ids: readonly string[]) =>
    `${ids.length > 0 ? list(ids.map(title)) : 'none'} in ${quoted(name)}`;
  if (held.before.join() === held.after.join()) return [];
  return [`Proposals that hold: ${say(sides.before.name, held.before)}; ${say(sides.after.name, held.after)}.`];
}
