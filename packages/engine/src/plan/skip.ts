import { has } from '../math/bits.ts';
import type { Skip } from './answer.ts';
import type { Setting } from './setting.ts';

/**
 * Leaving is not the only breach: a party may skip one own step and stay, the others then withholding only what is
 * linked to it by `for`, in either direction. Its pull is the worth of what it keeps minus C_i; the largest first.
 */
export function skipsOf(setting: Setting): Skip[] {
  const { problem } = setting;
  const skips = problem.steps.flatMap((_, k) =>
    has(problem.start, k) ? [] : (problem.performers[k] as readonly number[]).map((party) => skip(setting, k, party)),
  );
  return skips.sort((a, b) => b.pull - a.pull);
}

function skip(setting: Setting, step: number, party: number): Skip {
  const { problem } = setting;
  const parties = problem.parties.length;
  const withheld = linkedTo(setting, step).filter(
    (k) => !problem.performers[k]?.includes(party) && !has(problem.start, k),
  );
  const gone = [step, ...withheld];
  const worth = gone.reduce((sum, k) => sum + (problem.worth[k * parties + party] as number), 0);
  const bundles = problem.bundles.filter((bundle) => bundle.members.some((k) => gone.includes(k)));
  const lost = bundles.reduce((sum, bundle) => sum + (bundle.worth[party] as number), 0);
  return {
    party: problem.parties[party] as string,
    step: problem.steps[step] as string,
    withheld: withheld.map((k) => problem.steps[k] as string),
    pull: (0 - worth - lost) / problem.unit,
  };
}

/** Steps that answer this one, or that it answers. */
function linkedTo({ agreement, problem }: Setting, step: number): number[] {
  const files = new Map(agreement.steps.map((each) => [each.id, each]));
  const own = files.get(problem.steps[step] as string);
  const answers = (id: string, other: string) => {
    const each = files.get(id);
    const target = files.get(other);
    return each?.answers.some((link) => link.step === other || link.step === target?.part?.of) ?? false;
  };
  return problem.steps.flatMap((id, k) =>
    own && k !== step && (answers(id, own.id) || answers(own.id, id)) ? [k] : [],
  );
}
