import type { OrderAnswer } from '@lockstep/engine/plan/answer';
import { judgeOrder } from '@lockstep/engine/plan/judge-order';
import { type Setting, settingOf } from '@lockstep/engine/plan/setting';
import type { Refusal } from '@lockstep/engine/scope';
import { askedStakes, type PageModel } from './model.ts';

/** Judges orders of the page's agreement under stakes, with the engine; settings are kept as long as stakes stay. */
export function makeJudge(
  model: PageModel,
): (ids: readonly string[], stakes: Readonly<Record<string, number>>) => OrderAnswer | Refusal {
  let kept: { readonly key: string; readonly setting: Setting } | undefined;
  const { done, left_out } = model.answer;
  const asked = askedStakes(model);
  return (ids, stakes) => {
    const key = JSON.stringify(stakes);
    if (kept?.key !== key) {
      const setting = settingOf(model.agreement, model.assessment, {
        done,
        drop: left_out,
        stake: { ...asked, ...stakes },
      });
      if ('code' in setting) return setting;
      if ('cycle' in setting) throw new Error('an answered agreement has no cycle');
      kept = { key, setting };
    }
    return judgeOrder(kept.setting, ids);
  };
}
