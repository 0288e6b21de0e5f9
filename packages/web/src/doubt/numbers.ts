import { numbersWith } from '@lockstep/charts/numbers';
import { placesOf } from '@lockstep/engine/doubt/wording';
import { keyNumber, renderKeyNumbers } from '../page/key-numbers.ts';
import type { DoubtModel } from './model.ts';
import type { Texts } from './texts.ts';

/** How often: first in what share finishing is not worth it, then how often it holds where it is; stakes; private stakes. */
export function renderNumbers({ agreement, answer }: DoubtModel, texts: Texts): string {
  const show = numbersWith(placesOf(answer));
  const losers = agreement.parties.flatMap(({ id, name }) => {
    const share = answer.not_worth_finishing_by_party[id] as number;
    return share > 0 ? [{ party: name, share: show.share(share) }] : [];
  });
  const given = answer.holds_given_worth_finishing;
  const sure =
    answer.draws === 1
      ? [keyNumber(texts.points, texts.pointsValue, texts.pointsNote)]
      : [
          keyNumber(texts.notWorth, show.share(answer.not_worth_finishing), texts.notWorthNote(losers)),
          given === null
            ? keyNumber(texts.holdsThen, texts.neverHolds, texts.neverNote)
            : keyNumber(
                texts.holdsThen,
                show.share(given),
                texts.holdsThenNote(answer.draws, show.share(1 - answer.not_worth_finishing)),
              ),
        ];
  const level = answer.draws === 1 ? undefined : answer.stake_needed?.find(({ share }) => share === 0.8);
  const stakes = agreement.parties.flatMap(({ id, name }) => {
    if (!level) return [];
    const needed = Math.max(0, level.by_party[id] as number);
    const has = answer.at_stake[id] as number;
    const text = needed > has ? `<span class="brk">\u2715 ${show.number(needed)}</span>` : show.number(needed);
    return [keyNumber(texts.needs(name, show.share(level.share)), text, texts.has(show.number(has)))];
  });
  const { completes, best_chance: best, foresight } = answer.private;
  const isPrivate = answer.contributions.some(({ kind }) => kind === 'stake');
  const stays = isPrivate
    ? [
        keyNumber(
          texts.stays,
          show.share(completes),
          texts.staysNote(show.share(best.completes), foresight.settled ? show.share(foresight.completes) : null),
        ),
      ]
    : [];
  return renderKeyNumbers([...sure, ...stakes, ...stays]);
}
