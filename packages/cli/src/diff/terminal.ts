import type {
  Comparison,
  DiffAnswer,
  Difference,
  FigurePair,
  Leaving,
  PlanComparison,
} from '@lockstep/engine/diff/answer';
import { figureWords, isNumber, isReason, numbersTo, subjectOf, verdictWords } from '@lockstep/engine/diff/wording';
import { figuresApart, type Places } from '@lockstep/engine/figure';
import { nameOf, stepOf, titleOf } from '@lockstep/engine/names';
import { labelOf, sentence } from '@lockstep/engine/words';
import colors from 'picocolors';
import { clip, headed, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';
import type { OpenSide, Sides } from './sides.ts';

/** The answer in 80 columns: what changes, the answers of both, which changes do it, all that differs, both orders. */
export function describeDiff(sides: Sides, answer: DiffAnswer): string {
  const lines = headed(answer.headline, [], contextOf(sides));
  if (answer.differences.length === 0) return lines.join('\n');
  const { plan } = answer.answers;
  return [
    ...lines,
    rule,
    ...answerTable(sides, answer.answers),
    ...unansweredLines(answer),
    ...section('Which changes do it', answer.changes),
    ...numberLines(sides, answer.differences),
    ...entryLines(sides, answer.differences),
    ...section('What becomes of the answers', answer.why),
    ...(plan ? orderTable(sides, plan) : []),
    rule,
    ...wrap(closing(answer), width).map(colors.dim),
  ].join('\n');
}

function contextOf({ before, after, are }: Sides): string[] {
  const whose = ({ name, assessment }: OpenSide) => `${name}${assessment?.by ? ` (${assessment.by})` : ''}`;
  const text = ({ agreement }: OpenSide) => `${agreement.title} \u00b7 as of ${agreement.asOf}`;
  const lines =
    are === 'assessments'
      ? [text(after), `${whose(before)} against ${whose(after)}`]
      : [`${whose(before)}: ${text(before)}`, `against ${whose(after)}: ${text(after)}`];
  return lines.flatMap((line) => wrap(line, width)).map(colors.dim);
}

function unansweredLines({ unanswered }: DiffAnswer): string[] {
  return unanswered.flatMap(({ name, question, sentence: why }) =>
    wrap(`\u201c${question}\u201d cannot be asked of \u201c${name}\u201d. ${why}`, width),
  );
}

const column = 14;
const label = width - 2 - 2 * column;

/** Yes and no, who acts first, and each side's figures under both. */
function answerTable({ before, after }: Sides, answers: DiffAnswer['answers']): string[] {
  const compared: readonly Comparison[] = Object.values(answers);
  if (compared.length === 0) return [];
  const all = compared.flatMap(({ figures }) => figures);
  const first = answers.plan?.first;
  const row = (text: string, old: string, now: string) => {
    const mark = old === now ? ' ' : '~';
    return `${mark} ${clip(text, label - 1).padEnd(label)}${old.padStart(column)}${now.padStart(column)}`;
  };
  const places: Places = all.every(isShort) ? 'exact' : 1;
  const figures = all.filter(({ figure, party }) => party !== null && figureWords[figure] !== undefined);
  return [
    colors.dim(row('', clip(before.name, column - 2), clip(after.name, column - 2)).replace('~', ' ')),
    ...compared
      .flatMap(({ verdicts }) => verdicts)
      .map((each) => row(verdictWords[each.verdict] ?? each.verdict, word(each.before), word(each.after))),
    ...(first ? [row('acts first', first.before.join('+'), first.after.join('+'))] : []),
    ...figures.map(({ figure, party, before: old, after: now }) => {
      const [was, is] = figuresApart([old ?? 0, now ?? 0], places);
      const name = labelOf(nameOf(after.agreement, party as string));
      return row(
        `${figureWords[figure]}, ${name}`,
        old === null ? '' : (was as string),
        now === null ? '' : (is as string),
      );
    }),
    colors.dim('  ~ not the same in both. Each side\u2019s numbers are on its own scale.'),
  ];
}

function word(value: boolean | null): string {
  if (value === null) return 'not settled';
  return value ? 'yes' : 'no';
}

function isShort({ before, after }: FigurePair): boolean {
  return [before, after].every((value) => value === null || Number(value.toFixed(2)) === value);
}

/** Numbers of the assessments, for each side those first that differ most. */
function numberLines({ after, before }: Sides, differences: readonly Difference[]): string[] {
  const lines = after.agreement.parties.flatMap(({ id, name }) => {
    const own = numbersTo(differences, id);
    if (own.length === 0) return [];
    const [old, now] = [own.map(({ said }) => said.before), own.map(({ said }) => said.after)];
    const [left, right] = [old, now].map((texts) => Math.max(12, ...texts.map((text) => text.length + 2))) as [
      number,
      number,
    ];
    const room = Math.max(20, width - 2 - left - right);
    const rows = own.flatMap((each) => {
      const [first = '', ...more] = wrap(subjectOf(each, { before, after }), room - 1);
      const mark = marks[each.change];
      return [
        `${mark} ${first.padEnd(room)}${each.said.before.padStart(left)}${each.said.after.padStart(right)}`,
        ...more.map((text) => `  ${text}`),
      ];
    });
    return [colors.dim(`  To ${name}`), ...rows];
  });
  return lines.length === 0 ? [] : ['', colors.bold('Numbers that differ, the largest change first'), ...lines];
}

/** Marks that need no colour: only the second has it, only the first has it, both have it and not the same. */
const marks = { added: '+', dropped: '\u2212', changed: '~', renamed: '~', reordered: '~' } as const;

/** All other entries that differ, in the order of the file; reasons are counted at the end. */
function entryLines({ before, after }: Sides, differences: readonly Difference[]): string[] {
  const shown = differences.filter((each) => !isNumber(each) && !isReason(each));
  if (shown.length === 0) return [];
  const lines = shown.flatMap(({ what, change, said }) => {
    const text =
      change === 'added' ? said.after : change === 'dropped' ? said.before : `${said.before} \u2192 ${said.after}`;
    const how = change === 'renamed' ? ' (another id)' : '';
    return wrap(`${marks[change]} ${what}${how}: ${text}`, width, '    ');
  });
  return [
    '',
    colors.bold('What else differs'),
    ...lines,
    ...wrap(
      `  + only in \u201c${after.name}\u201d, \u2212 only in \u201c${before.name}\u201d, ~ not the same in both`,
      width,
    ).map(colors.dim),
  ];
}

/** Both orders beside each other, and after which step each that would walk away does so first. */
function orderTable({ before, after }: Sides, plan: PlanComparison): string[] {
  const half = width / 2;
  const moved = plan.order.moved.map(({ step }) => step);
  const [old, now] = [
    orderRows(before, plan.order.before, plan.leaves.before, moved, half - 2),
    orderRows(after, plan.order.after, plan.leaves.after, moved, half - 2),
  ];
  const rows = Array.from({ length: Math.max(old.length, now.length) }, (_, k) =>
    `${(old[k] ?? '').padEnd(half)}${now[k] ?? ''}`.trimEnd(),
  );
  const heads = `${clip(before.name, half - 4).padEnd(half)}${clip(after.name, half - 4)}`;
  return [
    '',
    colors.bold('The best orders'),
    colors.dim(`    ${heads}`),
    ...rows,
    colors.dim('  ~ stands elsewhere in the other   \u2715 from here on somebody would walk away'),
  ];
}

function orderRows(
  { agreement }: OpenSide,
  order: PlanComparison['order']['before'],
  leaves: readonly Leaving[],
  moved: readonly string[],
  room: number,
): string[] {
  const breaks = (k: number) => leaves.some(({ after }) => after === k);
  const start = breaks(0) ? [`\u2715     ${clip('today', room - 6)}`] : [];
  const rows = (order ?? []).map((move, k) => {
    const ids = [move].flat();
    const who = [...new Set(ids.flatMap((id) => stepOf(agreement, id).by))].join('+');
    const mark = `${breaks(k + 1) ? '\u2715' : ' '}${ids.some((id) => moved.includes(id)) ? '~' : ' '}`;
    const title = ids.map((id) => titleOf(agreement, id)).join(' + ');
    return clip(`${mark}${String(k + 1).padStart(2)} ${clip(who, 5)} ${title}`, room);
  });
  return [...start, ...rows];
}

function closing({ differences, unfinished, attribution }: DiffAnswer): string {
  const given = differences.filter(isReason).length;
  const open = [...unfinished, ...(attribution.some(({ proved }) => !proved) ? ['the smallest set of changes'] : [])];
  return [
    `${differences.length} ${differences.length === 1 ? 'entry differs' : 'entries differ'}.`,
    ...(given > 0
      ? [
          `${given} of them ${given === 1 ? 'is a reason' : 'are reasons'} given for numbers (--json and --html have them).`,
        ]
      : []),
    ...(open.length > 0 ? [sentence(`not settled in the time given: ${open.join(', ')}.`)] : []),
    'It says what would have to be true, under two named assessments; it predicts nothing.',
  ].join(' ');
}
