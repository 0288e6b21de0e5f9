import { countsOf, isMarked, statusWords } from '@lockstep/charts/status';
import type { Agreement } from '@lockstep/engine/agreement';
import { percent } from '@lockstep/engine/figure';
import { nameOf, titleOf } from '@lockstep/engine/names';
import { apartOf, sayAlone } from '@lockstep/engine/status/accounts';
import type { Mark, NoticeStatus, StatusAnswer, StepStatus } from '@lockstep/engine/status/answer';
import { labelOf, list, sentence } from '@lockstep/engine/words';
import colors from 'picocolors';
import { sayAsked } from '../question/record-wording.ts';
import { headed, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';
import type { StatusCall } from './command.ts';

const signs: Readonly<Record<Mark, string>> = {
  none: '\u00b7',
  promised: '\u25a1',
  reported: '\u25e9',
  verified: '\u25a0',
  disputed: '?',
  reversed: '\u2715',
  overdue: '!',
};

/** The answer in 80 columns: the sentence, a row for each commitment, powers, notices, what falls due, why, what would change it. */
export function describeStatus(call: StatusCall): string {
  const { answer, opened } = call;
  const { agreement } = opened;
  const next = answer.deadlines.slice(0, 5).map((each) => each.sentence);
  return [
    ...headed(answer.headline, [], sayAsked(agreement, answer, call.asOfFrom)),
    rule,
    ...tableOf(agreement, answer),
    ...section('Where the accounts go apart', differencesOf(call)),
    ...section(
      'Powers',
      answer.powers.map((power) => power.sentence),
    ),
    ...section(
      'Notices',
      answer.notices.map((notice) => sayNotice(agreement, notice)),
    ),
    ...section('Falls due next', next),
    ...section('Terms changed', sayTerms(agreement, answer.changed_terms)),
    ...section(
      'Sources that no longer say it',
      answer.sources_gone.map(({ entry, now, since }) => `Entry ${entry}: ${now} since ${since}.`),
    ),
    ...section('Entries that move nothing', numbered(answer.misfits)),
    ...section('Entries at odds with what was computed', numbered(answer.at_odds)),
    ...section('Why', answer.why),
    ...section(
      'What would change it',
      answer.changes.filter((each) => !next.includes(each)),
    ),
    '',
    rule,
    ...wrap(restsOn(call), width).map(colors.dim),
  ].join('\n');
}

function tableOf(agreement: Agreement, answer: StatusAnswer): string[] {
  const keys = [...new Set(answer.steps.map(({ by }) => by.join('+')))];
  return keys.flatMap((key, k) => {
    const rows = answer.steps.filter(({ by }) => by.join('+') === key);
    const name = list((rows[0]?.by ?? []).map((id) => labelOf(nameOf(agreement, id))));
    const counts = countsOf(rows)
      .map(([mark, count]) => `${count} ${statusWords.marks[mark]}`)
      .join(', ');
    const isLong = name.length + 2 + counts.length > width;
    const [beside = '', ...below] = isLong ? ['', ...wrap(counts, width - 2)] : [counts];
    const head = [
      `${colors.bold(name)}${beside === '' ? '' : colors.dim(`  ${beside}`)}`,
      ...below.map((line) => colors.dim(`  ${line}`)),
    ];
    const shown = rows.filter(isMarked);
    const folded = rows.length - shown.length;
    return [
      ...(k > 0 ? [''] : []),
      ...head,
      ...shown.flatMap((row) => rowLines(agreement, row)),
      ...(folded > 0 ? [colors.dim(`  ${signs.none} ${statusWords.folded(folded)}`)] : []),
    ];
  });
}

function rowLines(agreement: Agreement, row: StepStatus): string[] {
  const since = sinceOf(row);
  const mark = `  ${signs[row.mark]} ${statusWords.marks[row.mark].padEnd(14)}`;
  const room = width - mark.length - 12;
  const lines = wrap(titleOf(agreement, row.step), room);
  const notes = notesOf(agreement, row);
  return [
    ...lines.map((line, k) =>
      `${k === 0 ? mark : ' '.repeat(mark.length)}${line.padEnd(room)}${k === 0 ? `  ${since}` : ''}`.trimEnd(),
    ),
    ...(notes === ''
      ? []
      : wrap(notes, width - mark.length).map((line) => colors.dim(`${' '.repeat(mark.length)}${line}`))),
  ];
}

/** The day since which a row has its mark; nothing where it has it from the beginning. */
function sinceOf({ marked }: StepStatus): string {
  return marked.at(-1)?.at ?? '';
}

/** What stands beside a row: who says it, who denies it, how late, how much of it, what bars it, what it waits for. */
function notesOf(agreement: Agreement, row: StepStatus): string {
  const names = (ids: readonly string[]) => list(ids.map((id) => nameOf(agreement, id)));
  const { delivered, legal, days_late: late, due } = row;
  const parts = [
    ...(['breached', 'excused', 'suspended', 'waived', 'superseded', 'terminated', 'cured', 'proposed'].includes(
      row.promise.state,
    )
      ? [
          `${row.promise.state}${row.promise.under.length > 0 ? ` under the version of ${names(row.promise.under)}` : ''}`,
        ]
      : []),
    ...(row.evidence.state === 'partly verified' ? ['shown in part only'] : []),
    ...(row.said_by.length > 0 ? [`said by ${names(row.said_by)}`] : []),
    ...(row.disputed_by.length > 0 ? [`denied by ${names(row.disputed_by)}`] : []),
    ...(due === null
      ? []
      : [late ? `last day ${due}, ${late} ${late === 1 ? 'day' : 'days'} late` : `last day ${due}`]),
    ...(delivered === null
      ? []
      : [`${delivered.amount} of ${delivered.of} ${delivered.unit} (${percent(delivered.share)})`]),
    ...(legal.state === 'free'
      ? []
      : [`${statusWords.legal[legal.state]}${legal.provision ? ` by ${legal.provision}` : ''}`]),
    ...(row.waits_for.length > 0
      ? [`waits for ${list(row.waits_for.map((id) => `\u201c${titleOf(agreement, id)}\u201d`))}`]
      : []),
  ];
  return parts.join('; ');
}

/** One sentence for each way in which the parties' own accounts differ, with the rows that they put so. */
function differencesOf({ opened: { agreement }, answer, accounts }: StatusCall): string[] {
  const ways = new Map<string, string[]>();
  const { differ, alone } = apartOf(agreement, answer, accounts);
  for (const { step, marks } of differ) {
    const way = list(
      Object.entries(marks).map(
        ([party, mark]) => `${statusWords.marks[mark]} as ${nameOf(agreement, party)} tells it`,
      ),
    );
    ways.set(way, [...(ways.get(way) ?? []), `\u201c${titleOf(agreement, step)}\u201d`]);
  }
  return [
    ...[...ways].map(([way, titles]) => `${sentence(way)}: ${list(titles)}.`),
    ...alone.map((each) => sayAlone(agreement, each)),
  ];
}

const noticeVerbs = { notify: 'notified', ask: 'asked', convene: 'called together' } as const;

export function sayNotice(agreement: Agreement, notice: NoticeStatus): string {
  const name = (id: string) => nameOf(agreement, id);
  const whom = notice.whom.length > 0 ? ` ${list(notice.whom.map(name))}` : '';
  const about = notice.step === null ? '' : ` about \u201c${titleOf(agreement, notice.step)}\u201d`;
  const end =
    notice.answered !== null
      ? `; answered on ${notice.answered.at} by ${name(notice.answered.by)}`
      : notice.unanswered_days === null
        ? ''
        : `; unanswered for ${notice.unanswered_days} ${notice.unanswered_days === 1 ? 'day' : 'days'}`;
  const due = notice.answer_due === null || notice.answered !== null ? '' : `, to be answered by ${notice.answer_due}`;
  return sentence(
    `${name(notice.by)} ${noticeVerbs[notice.act]}${whom} on ${notice.at}: \u201c${notice.notice}\u201d${about}${end}${due}.`,
  );
}

/** What was changed at one time by the same parties stands in one sentence. */
function sayTerms(agreement: Agreement, changes: StatusAnswer['changed_terms']): string[] {
  const sentences = new Map<string, string[]>();
  for (const { at, step, what, agreed_by, by_all } of changes) {
    const who = list(agreed_by.map((id) => nameOf(agreement, id)));
    const note = by_all ? '' : '; it counts under their version alone';
    const text = `${at}, agreed by ${who}${note}: ${what.join(', ')} of`;
    sentences.set(text, [...(sentences.get(text) ?? []), `\u201c${titleOf(agreement, step)}\u201d`]);
  }
  return [...sentences].map(([text, titles]) => `${text} ${list(titles)}.`);
}

function numbered(entries: readonly { readonly entry: number; readonly sentence: string }[]): string[] {
  return entries.map(({ entry, sentence: text }) => `Entry ${entry}: ${text}`);
}

/** What all of it rests on. */
function restsOn({ answer: { entries }, entries: all }: StatusCall): string {
  const unread = all.filter(({ basis }) => basis !== 'seen').length;
  const corrected = entries.corrected > 0 ? `, ${entries.corrected} corrected` : '';
  const basis = unread > 0 ? ` ${unread} of ${all.length} entries rest at least in part on what was not read.` : '';
  return `${entries.counted} of ${entries.all} entries count${corrected}.${basis} States are computed from the entries and the calendar, never entered.`;
}
