/** What can be wrong with worths and ranks beside their numbers. */
import type { Agreement, Range, Step } from '@lockstep/engine/agreement';
import type { Assessment, Ranks } from '@lockstep/engine/assessment';
import type { Path, Report } from './fault.ts';
import { showValue } from './show.ts';

/** Reports gains that nobody explained, and ranks that contradict themselves or the numbers. */
export function checkWorths(agreement: Agreement, assessment: Assessment, path: Path, report: Report): void {
  reportGains(agreement.steps, assessment, path, report);
  for (const [party, ranks] of Object.entries(assessment.ranks)) {
    reportRepeatedRanks(party, ranks, [...path, 'ranks', party], report);
    reportMissingNumbers(party, ranks, assessment, [...path, 'ranks', party], report);
  }
}

/** The value that counts where one number is needed: the likely one, or the middle of [low, high]. */
function likelyOf(range: Range): number {
  if (typeof range === 'number') return range;
  return range.length === 3 ? range[1] : (range[0] + range[1]) / 2;
}

function reportGains(steps: readonly Step[], assessment: Assessment, path: Path, report: Report): void {
  for (const [name, worths] of Object.entries(assessment.worth)) {
    const party = findOnlyPerformer(steps, name);
    const worth = party === undefined ? undefined : ownValue(worths, party);
    if (party === undefined || worth === undefined || likelyOf(worth) <= 0 || isExplained(name, party, assessment))
      continue;
    report('gain-without-why', { step: name, party, read: showValue(worth) }, [...path, 'worth', name, party]);
  }
  for (const [party, ranks] of Object.entries(assessment.ranks)) {
    for (const { step, place } of listRanks(ranks.gains)) {
      if (findOnlyPerformer(steps, step) !== party || isExplained(step, party, assessment)) continue;
      if (ownValue(assessment.worth[step] ?? {}, party) !== undefined) continue;
      report('gain-without-why', { step, party, read: 'a gain' }, [...path, 'ranks', party, 'gains', ...place]);
    }
  }
}

function findOnlyPerformer(steps: readonly Step[], name: string): string | undefined {
  const step = steps.find(({ id }) => id === name) ?? steps.find(({ id }) => id === name.split('.')[0]);
  return step?.by.length === 1 ? step.by[0] : undefined;
}

function isExplained(name: string, party: string, { why }: Assessment): boolean {
  const base = name.split('.')[0] ?? name;
  return [name, `${name}.${party}`, base, `${base}.${party}`].some((key) => Object.hasOwn(why, key));
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

interface Rank {
  readonly step: string;
  readonly place: Path;
}

function listRanks(tiers: Ranks['gains']): Rank[] {
  return tiers.flatMap((tier, index): Rank[] => {
    if (typeof tier === 'string') return [{ step: tier, place: [index] }];
    return tier.map((step, inner) => ({ step, place: [index, inner] }));
  });
}

function reportRepeatedRanks(party: string, ranks: Ranks, path: Path, report: Report): void {
  const seen = new Set<string>();
  for (const list of ['gains', 'costs'] as const) {
    for (const { step, place } of listRanks(ranks[list])) {
      if (seen.has(step)) report('ranked-twice', { step, party }, [...path, list, ...place]);
      seen.add(step);
    }
  }
}

/** A party has numbers, or ranks, or both; with both, every ranked step has its number. */
function reportMissingNumbers(party: string, ranks: Ranks, { worth }: Assessment, path: Path, report: Report): void {
  const hasNumber = (step: string) => ownValue(ownValue(worth, step) ?? {}, party) !== undefined;
  if (!Object.keys(worth).some(hasNumber)) return;
  const ranked = (['gains', 'costs'] as const).flatMap((list) => {
    return listRanks(ranks[list]).map(({ step, place }) => ({ step, path: [...path, list, ...place] }));
  });
  const missing = ranked.find(({ step }) => !hasNumber(step));
  if (missing) report('numbers-and-ranks', { party, step: missing.step }, missing.path);
}
