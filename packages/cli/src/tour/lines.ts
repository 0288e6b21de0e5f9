import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { clock } from '@lockstep/engine/clock';
import { deals } from '@lockstep/engine/deals';
import { diff } from '@lockstep/engine/diff';
import { type DoubtAnswer, doubt, type NamedView } from '@lockstep/engine/doubt';
import { placesOf as placesOfDoubt } from '@lockstep/engine/doubt/wording';
import { figure, figuresApart, percent, placesOf } from '@lockstep/engine/figure';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { Judged, PlanAnswer } from '@lockstep/engine/plan/answer';
import { judgeOrder } from '@lockstep/engine/plan/judge-order';
import { settingOf } from '@lockstep/engine/plan/setting';
import { repair } from '@lockstep/engine/repair';
import { finish } from '@lockstep/engine/search';
import { status } from '@lockstep/engine/status';
import type { Mark } from '@lockstep/engine/status/answer';
import type { Entry } from '@lockstep/engine/status/entry';
import { verify } from '@lockstep/engine/verify';
import { weigh } from '@lockstep/engine/weigh';
import { labelOf, list } from '@lockstep/engine/words';

/** What the tour's sentences are made from. */
export interface Heard {
  readonly agreement: Agreement;
  /** `plan` under each assessment, by name. */
  readonly plans: Readonly<Record<string, PlanAnswer>>;
  readonly views: Readonly<Record<string, Assessment>>;
  /** What the record says. */
  readonly entries: readonly Entry[];
}

/** One line of the week's debate: who answers it, and the sentence; null while its question does not exist yet. */
export interface Line {
  readonly debate: string;
  readonly questions: readonly string[];
  readonly tell: ((heard: Heard) => string) | null;
  /** What the command has beside the case. */
  readonly options?: (heard: Heard) => string;
}

/** February 2019: the week before the second summit, line by line. */
export const lines: readonly Line[] = [
  {
    debate: '\u201cWhat am I going to do, what are you going to do, and who\u2019s going to act first?\u201d',
    questions: ['plan'],
    tell: ({ plans }) => (plans['engagement'] as PlanAnswer).headline,
  },
  {
    debate: 'Unilateral demands, or the \u201cstep-for-step\u201d process that the other side seeks',
    questions: ['plan'],
    tell: tellStepForStep,
  },
  {
    debate: '\u201cA detailed road map for complete and verifiable denuclearisation\u201d',
    questions: ['verify', 'terms'],
    tell: tellVerifiable,
  },
  { debate: 'No agreed definition of the key word', questions: ['terms'], tell: null },
  { debate: 'Relief from \u201ca web of UN sanctions\u201d', questions: ['barriers'], tell: null },
  {
    debate: 'Modest inter-Korean projects; big deal or small',
    questions: ['deals'],
    tell: tellDeals,
    options: () => ' --assessment all',
  },
  {
    debate: 'A declaration to end the war \u201cthat includes no concrete steps\u201d',
    questions: ['doubt'],
    tell: tellProof,
  },
  { debate: 'No tests since November 2017; longer pauses before', questions: ['lull'], tell: null },
  { debate: 'Production goes on meanwhile; who gains by waiting', questions: ['plan'], tell: tellDrift },
  { debate: 'Success redefined; \u201cno rush\u201d', questions: ['goalposts'], tell: null },
  {
    debate: 'A \u201clargely symbolic\u201d first agreement',
    questions: ['status'],
    tell: tellSymbolic,
    options: ({ agreement }) => ` --as-of ${agreement.asOf}`,
  },
  {
    debate: '\u201cAt what point do you say: they\u2019re stringing us along?\u201d',
    questions: ['stall'],
    tell: null,
  },
  {
    debate: 'Relief only once all is complete',
    questions: ['plan'],
    tell: tellAllFirst,
    options: ({ agreement }) => ` --order ${allFirst(agreement, 'NK').join(',')}`,
  },
  { debate: 'A hearing in the capital on the same day; elections; impatience', questions: ['clock'], tell: tellClock },
  {
    debate: 'Intelligence chiefs and aides sceptical, the envoy hopeful',
    questions: ['diff', 'doubt'],
    tell: (heard) => `${tellAssessments(heard)} ${tellDivision(heard)}`,
    options: () => ' -a engagement -a sceptic',
  },
  {
    debate: 'Leaders alone in a room, tempted by a splashy concession',
    questions: ['weigh', 'repair'],
    tell: (heard) => `${tellConcession(heard)} ${tellRepairs(heard)}`,
    options: () => ` --give ${concession} --as US`,
  },
  {
    debate: 'Liaison offices to make communication easier',
    questions: ['status'],
    tell: tellLiaison,
    options: ({ agreement }) => ` --as-of ${agreement.asOf}`,
  },
  { debate: 'A third country that urges a first step', questions: ['plan'], tell: tellThird },
  { debate: 'An armistice since 1953 and a history of failed deals', questions: ['catalog'], tell: null },
  { debate: 'The report itself', questions: ['read'], tell: null },
];

/** Whom an order breaks, and by how much: "the United States would need 4.3 at stake and has 3.0". */
function shortOf(agreement: Agreement, plan: PlanAnswer, { stakes }: Pick<Judged, 'stakes'>): string {
  const short = Object.entries(stakes).filter(([id, stake]) => stake > (plan.at_stake[id] as number));
  const places = placesOf(plan);
  return short
    .map(
      ([id, stake]) =>
        `${nameOf(agreement, id)} would need ${figure(stake, places)} at stake and has ${figure(plan.at_stake[id] as number, places)}`,
    )
    .join(', ');
}

function tellStepForStep({ agreement, plans }: Heard): string {
  const plan = plans['engagement'] as PlanAnswer;
  const { best } = plan;
  const verdict = best.holds ? 'Step for step there is an order that holds' : 'Even step for step no order holds';
  const demands = agreement.parties.map(({ id, name }) => {
    const first = plan.reference_orders[`${id}-first-best`];
    if (!first) return `${labelOf(name)} has nothing to do first`;
    return first.holds
      ? `${labelOf(name)} doing all it can first also holds`
      : `${labelOf(name)} doing all it can first does not: ${shortOf(agreement, plan, first)}`;
  });
  return `${verdict}; ${demands.join('; ')}.`;
}

/** What proposals hold in each view, and what is worth most to whom. */
function tellDeals({ agreement, views }: Heard): string {
  return Object.entries(views)
    .map(([view, assessment]) => {
      const answer = finish(deals(agreement, assessment));
      if ('code' in answer) return `In the ${view} view no deal can be judged.`;
      const headline = answer.headline.replace(' in this view', '');
      return `In the ${view} view: ${headline.charAt(0).toLowerCase()}${headline.slice(1)}`;
    })
    .join(' ');
}

/** Half of the line: verifiable, step by step; what counts as complete is another question. */
function tellVerifiable({ agreement, views }: Heard): string {
  const answer = finish(verify(agreement, views['engagement'] as Assessment));
  if ('code' in answer) return 'The checking cannot be judged.';
  return `Verifiable? ${answer.headline} What counts as complete waits for \`terms\`.`;
}

function tellDrift({ agreement, plans }: Heard): string {
  const parts = Object.entries(plans).map(([view, plan]) => {
    const pay = plan.states[0]?.holding_pay ?? {};
    const each = agreement.parties.map(({ id, name }) => {
      const value = pay[id] ?? 0;
      return `${value < 0 ? 'costs' : 'brings'} ${name} ${figure(Math.abs(value), 'exact')}`;
    });
    return `in the ${view} view a ${agreement.timeUnit} of waiting ${each.join(' and ')}`;
  });
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Everything that one side does alone, as early as the steps themselves require, then all the rest. */
function allFirst({ steps }: Agreement, party: string): string[] {
  const order: string[] = [];
  const isReady = (step: Agreement['steps'][number]) =>
    !order.includes(step.id) && step.requires.every((needed) => order.includes(needed.step));
  while (order.length < steps.length) {
    const ready = steps.filter(isReady);
    const next = ready.find((step) => step.by.join() === party) ?? ready[0];
    if (!next) throw new Error('steps that require each other');
    order.push(next.id);
  }
  return order;
}

/** An order in which one side does everything before the other does anything: refused where a red line stands against it. */
function tellAllFirst({ agreement, views }: Heard): string {
  const setting = settingOf(agreement, views['engagement'] as Assessment);
  if (!('problem' in setting)) return 'No road map is possible.';
  const judged = judgeOrder(setting, allFirst(agreement, 'NK'));
  if (!('code' in judged)) return judged.headline;
  const title = (id: unknown) => `\u201c${agreement.steps.find((step) => step.id === id)?.title}\u201d`;
  const line = agreement.rules.find(
    (rule) =>
      rule.kind === 'before' && rule.steps[0] === judged.facts['needs'] && rule.steps[1] === judged.facts['step'],
  );
  const owner = agreement.parties.find((party) => party.id === line?.of)?.name ?? 'the text';
  return `That contradicts a red line of ${owner}: ${title(judged.facts['needs'])} before ${title(judged.facts['step'])}. There is no such order.`;
}

/** The line asks for concrete steps, which no draw decides: a few will do. */
function doubtsOf({ agreement, views }: Heard, others: readonly NamedView[]): DoubtAnswer {
  const view = { name: 'engagement', assessment: views['engagement'] as Assessment };
  const answer = finish(doubt(agreement, view, others, { draws: 500 }));
  if ('code' in answer || !answer.possible) throw new Error('the founding case has no road map');
  return answer;
}

/** Does declaring the war over prove anything of good faith; and which step proves most? */
function tellProof(heard: Heard): string {
  const { agreement } = heard;
  const answer = doubtsOf(heard, []);
  const places = placesOfDoubt(answer);
  const step = 'end-of-war';
  const proved = (id: string, party: string) =>
    answer.private.proves.find((each) => each.step === id && each.party === party)?.amount ?? 0;
  const performers = agreement.steps.find(({ id }) => id === step)?.by ?? [];
  const amounts = performers.map((party) => proved(step, party));
  const title = (id: string) => `\u201c${titleOf(agreement, id)}\u201d`;
  const own = performers.map((party, i) => `${figure(amounts[i] as number, places)} of ${nameOf(agreement, party)}`);
  const verdict = amounts.every((amount) => amount === 0)
    ? `${title(step)} proves nothing of ${list(performers.map((party) => nameOf(agreement, party)))}: after it each has as good an exit still to come.`
    : `${title(step)} proves ${list(own)}.`;
  const most = agreement.parties.flatMap(({ id, name }) => {
    const best = answer.private.proves.filter(({ party }) => party === id).sort((a, b) => b.amount - a.amount)[0];
    return best ? [`of ${name} ${[best.step].flat().map(title).join(' and ')} (${figure(best.amount, places)})`] : [];
  });
  return most.length > 0 ? `${verdict} What proves most is ${list(most)}.` : verdict;
}

/** The worth that divides the views most: by what it does to the least slack of its side. */
function tellDivision(heard: Heard): string {
  const others = Object.entries(heard.views)
    .filter(([name]) => name !== 'engagement')
    .map(([name, assessment]) => ({ name, assessment }));
  const answer = doubtsOf(heard, others);
  const [first] = answer.beside;
  const most = first?.divide.find(({ kind }) => kind === 'worth');
  if (!first || !most) return 'No worth divides them.';
  const [own, other] = figuresApart([most.here, most.there], placesOfDoubt(answer));
  const title = list(most.steps.map((id) => `\u201c${titleOf(heard.agreement, id)}\u201d`));
  return `What divides them most is the worth of ${title} to ${nameOf(heard.agreement, most.party as string)}: ${own} in the engagement view, ${other} in the ${first.assessment} view.`;
}

/** What divides the two views, and how many single numbers decide it. */
function tellAssessments({ agreement, views }: Heard): string {
  const side = (name: string) => ({ name, agreement, assessment: views[name] as Assessment });
  const answer = finish(diff(side('engagement'), side('sceptic'), { only: ['plan'] }));
  if ('code' in answer) throw new Error(answer.code);
  const found = answer.attribution.map(({ alone, tried }) => {
    const enough = `${alone.length} of the ${tried} numbers that could`;
    return ` Put into \u201c${answer.names.before}\u201d, ${enough} would each alone do that.`;
  });
  return `${answer.headline}${found.join('')}`;
}

/** Which single change helps most in each view; several at once are the command's to say. */
function tellRepairs({ agreement, views }: Heard): string {
  const headlines = Object.entries(views).flatMap(([view, assessment]) => {
    const answer = finish(repair(agreement, assessment, {}, { pairs: 0, triples: 0 }));
    return 'code' in answer ? [] : [`${view.charAt(0).toUpperCase()}${view.slice(1)}: ${answer.headline}`];
  });
  return headlines.join(' ');
}

/** What each dated event that changes something does to the least slack of what is left, and to the share at the table. */
function tellClock({ agreement, views }: Heard): string {
  const answer = finish(clock(agreement, views['engagement'] as Assessment));
  if ('code' in answer || !answer.possible) return 'No road map is possible.';
  const places = placesOf({ ...answer, at_stake: answer.today.at_stake });
  const told = answer.events.flatMap(({ title, date, kind, changes, effect }) => {
    const least = effect?.least_slack;
    if (!changes || !least || (kind !== 'hearing' && kind !== 'election')) return [];
    const moved = agreement.parties.flatMap(({ id, name }) => {
      const [old, now] = [least.before[id]?.slack as number, least.after[id]?.slack as number];
      return figure(old, places) === figure(now, places)
        ? []
        : [`the least slack of ${name} from ${figure(old, places)} to ${figure(now, places)}`];
    });
    const [first] = agreement.parties;
    const share = (when: 'before' | 'after') =>
      percent(effect.offers?.[when].when_first[first?.id ?? '']?.[first?.id ?? ''] ?? 0);
    const table = effect.offers ? [`its share at the table from ${share('before')} to ${share('after')}`] : [];
    const some = effect.from_today;
    const none = some.before.holds && !some.after.holds ? '; from then on no order holds' : '';
    return [`\u201c${title}\u201d (${date}) moves ${list([...moved, ...table])}${none}`];
  });
  return `${told.join('. ')}. ${answer.headline}`;
}

/** The declaration that the newspaper gives as an example of a concession without concrete steps. */
const concession = 'end-of-war';

/** What it is worth to give it for nothing, and what could be taken for it. */
function tellConcession({ agreement, views }: Heard): string {
  const answer = finish(weigh(agreement, views['engagement'] as Assessment, { give: [concession], as: 'US' }));
  if ('code' in answer || !answer.possible) return 'No road map is possible.';
  const better = answer.alternatives.filter((each) => each.better_for_all);
  const titles = better.slice(0, 2).map(({ take }) => list(take.map((id) => `\u201c${titleOf(agreement, id)}\u201d`)));
  const instead = titles.length > 0 ? ` For it could be taken, leaving nobody worse off, ${list(titles, 'or')}.` : '';
  return `${answer.headline}${instead}`;
}

/** The points of the Singapore statement, and its preamble. */
const singapore = ['new-relations', 'peace-regime', 'denuclearisation', 'return-remains', 'security-guarantees'];

/** What stood promised, reported done and verified on the date of the case. */
function tellSymbolic({ agreement, entries }: Heard): string {
  const { steps, as_of } = status(agreement, entries, { asOf: agreement.asOf });
  const points = steps.filter(({ step }) => singapore.includes(step));
  const at = (mark: Mark) =>
    points.filter((each) => each.mark === mark).map(({ step }) => `\u201c${titleOf(agreement, step)}\u201d`);
  const others = (['disputed', 'reversed', 'overdue', 'none'] as const).flatMap((mark) =>
    at(mark).length > 0 ? [`${at(mark).length} ${mark}`] : [],
  );
  const verified = at('verified').length === 0 ? 'none stood verified' : `${list(at('verified'))} stood verified`;
  const parts = [
    `Of the ${points.length} promises of the Singapore statement ${verified} on ${as_of}`,
    ...(at('reported').length > 0 ? [`reported done: ${list(at('reported'))}`] : []),
    ...(at('promised').length > 0 ? [`promised, and nothing more: ${list(at('promised'))}`] : []),
    ...others,
  ];
  return `${parts.join('; ')}.`;
}

/** What became of liaison offices, and what was asked without an answer, on the date of the case. */
function tellLiaison({ agreement, entries }: Heard): string {
  const { steps, notices } = status(agreement, entries, { asOf: agreement.asOf });
  const words = { promised: 'promised', reported: 'reported done', verified: 'verified' } as Readonly<
    Record<string, string>
  >;
  const offices = steps
    .filter(({ step }) => /liaison office/i.test(titleOf(agreement, step)))
    .map(({ step, mark, promise }) => `\u201c${titleOf(agreement, step)}\u201d: ${words[mark] ?? promise.state}`);
  const asked = notices.filter(({ answered, unanswered_days: days }) => answered !== null || days !== null);
  const open = asked.flatMap(({ notice, unanswered_days: days }) =>
    days === null ? [] : [`\u201c${notice}\u201d for ${days} days`],
  );
  const questions = asked.length === 1 ? 'one question' : `${asked.length} questions`;
  const rest = open.length > 0 ? `${open.length} had no answer: ${list(open)}` : 'all had been answered';
  return `${offices.join('; ')}. Of ${questions} that the record has by then, ${rest}.`;
}

function tellThird({ agreement }: Heard): string {
  const wish = agreement.others.find(
    (other) => other.interest && agreement.people.some((person) => person.side === other.id),
  );
  return wish
    ? `${wish.name} is said to want ${wish.interest}; that is shown, and binds nobody.`
    : 'Nobody else\u2019s interest is stated.';
}
