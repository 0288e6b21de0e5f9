import type { Refusal } from './scope.ts';

/** Why a choice cannot be taken, in one sentence: what was read, and how to mend it. English. */
export function sayRefusal({ code, facts }: Refusal): string {
  const [step, steps] = [String(facts['step']), listOf(facts['steps'])];
  const option = `--${String(facts['option'])}`;
  switch (code) {
    case 'unknown-step':
      return `\u201c${step}\u201d in ${option} is no step of the file; check its spelling.`;
    case 'unknown-party':
      return `\u201c${String(facts['party'])}\u201d in ${option} is no party of the file; check its spelling.`;
    case 'deal-not-closed':
      return `\u201c${step}\u201d requires \u201c${String(facts['needs'])}\u201d, which is not in the deal; add it to --deal, or take \u201c${step}\u201d out.`;
    case 'deal-splits-set':
      return `${steps} are done in one go, so a deal holds all of them or none; add the rest to --deal.`;
    case 'deal-breaks-alternatives':
      return `Exactly one of ${steps} belongs in every deal; add one to --deal.`;
    case 'needs-deal':
      return `${steps} exclude each other, so there is more than one deal to put in order; say which with --deal or --drop.`;
    case 'done-not-closed':
      return `\u201c${step}\u201d requires \u201c${String(facts['needs'])}\u201d, which is not done; add it to --done.`;
    case 'done-splits-set':
      return `${steps} are done in one go, so all of them are done or none; add the rest to --done.`;
    case 'done-left-out':
      return `\u201c${step}\u201d is given as done but is left out of the agreement; take it out of --done, or keep it in.`;
    case 'order-missing':
      return `The order leaves out ${steps}; name every step once.`;
    case 'order-extra':
      return `\u201c${step}\u201d is done already or left out, so it has no place in the order; take it out of --order.`;
    case 'order-twice':
      return `\u201c${step}\u201d stands twice in the order; keep one.`;
    case 'order-too-early':
      return `\u201c${step}\u201d comes too early: it requires \u201c${String(facts['needs'])}\u201d before it.`;
    case 'order-splits-set':
      return `${steps} are done in one go; keep them next to one another in the order.`;
    case 'order-first-mover':
      return `\u201c${String(facts['party'])}\u201d has no step of its own that can come first, so it cannot open.`;
    case 'too-many-digits':
      return 'The numbers of this case together need more digits than exact arithmetic has here; give worths, shares and times with fewer decimals.';
    case 'ranks-contradict':
      return `The ranks of \u201c${String(facts['party'])}\u201d contradict its numbers: fewer than one draw in 10,000 agrees with both; change one of them.`;
    case 'nothing-to-do':
      return 'Nothing is left to put in order: every step is done or left out.';
    case 'unknown-name': {
      const nearest = facts['nearest'];
      const mend = nearest === undefined ? 'check its spelling' : `did you mean \u201c${String(nearest)}\u201d?`;
      return `\u201c${String(facts['name'])}\u201d in ${option} is no step of the file and no element that one delivers; ${mend}${nearest === undefined ? '.' : ''}`;
    }
    case 'ambiguous-name':
      return `\u201c${String(facts['name'])}\u201d in ${option} is delivered by ${steps}; name the step that is meant.`;
    case 'trade-empty':
      return 'Nothing is given and nothing taken; name steps with --give and --take.';
    case 'trade-twice':
      return `\u201c${step}\u201d stands in --give and in --take; keep it in one.`;
    case 'trade-done':
      return `\u201c${step}\u201d in ${option} is done already; take it out of ${option} or of --done.`;
    case 'trade-left-out':
      return `\u201c${step}\u201d in ${option} is left out of the agreement; take it out of ${option}, or keep it in.`;
    case 'trade-not-closed':
      return `\u201c${step}\u201d in ${option} requires \u201c${String(facts['needs'])}\u201d, which is neither done nor in the trade; add it to --${String(facts['where'])}, or to --done if it is done.`;
    case 'trade-splits-set':
      return `${steps} are done in one go, so a trade holds all of them or none; add the rest to --give or --take.`;
    case 'trade-no-giver':
      return 'No party performs all of --give and leaves --take to others; name the steps of one side in --give and of the other in --take.';
    case 'trade-who':
      return `This trade can be looked at from the side of ${listOf(facts['parties'])}; say which with --as.`;
    case 'trade-not-own':
      return `\u201c${step}\u201d in --give is not done by \u201c${String(facts['party'])}\u201d; put it into --take, or choose the other side with --as.`;
    case 'trade-own-take':
      return `\u201c${step}\u201d in --take is done by \u201c${String(facts['party'])}\u201d alone, so it gives it; put it into --give.`;
  }
}

function listOf(names: unknown): string {
  return Array.isArray(names) ? names.map((name) => `\u201c${String(name)}\u201d`).join(', ') : '';
}
