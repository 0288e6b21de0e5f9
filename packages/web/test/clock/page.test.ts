import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { clock } from '@lockstep/engine/clock';
import { finish } from '@lockstep/engine/search';
import { type ClockModel, clockTexts, renderClockPage } from '@lockstep/web/clock';
import { expect, test } from 'vitest';
import { makeCase } from '../../../charts/test/plan/cases.ts';

function modelOf(edit: (agreement: Agreement) => Agreement = (same) => same): ClockModel {
  const made = makeCase({ steps: 4, stake: 2 });
  const [a] = made.agreement.parties.map(({ id }) => id) as [string];
  const agreement = edit({
    ...made.agreement,
    events: [
      { id: 'vote', title: 'The vote', date: '2019-04-01', kind: 'election', basis: 'background', sources: ['law'] },
      { id: 'later', title: 'A deadline', date: '2019-05-01', knownOn: '2019-04-12', sources: [] },
    ],
  });
  const assessment: Assessment = {
    ...made.assessment,
    events: {
      vote: { impatience: {}, stakes: { [a]: 0 }, outside: { [a]: -1 }, why: 'One reason.', basis: 'judgement' },
    },
  };
  const answer = finish(clock(agreement, assessment));
  if ('code' in answer || !answer.possible) throw new Error(JSON.stringify(answer));
  const sources = { law: { title: 'The law', url: 'https://example.org/law', basis: 'background' as const } };
  return {
    agreement,
    assessment,
    assessmentName: 'own',
    sources,
    lines: {},
    version: '0.1.0',
    command: 'lockstep clock x',
    answer,
  };
}

test('the page says the headline, what each event changes and why, on what it rests, and where it is known from', () => {
  const html = renderClockPage(modelOf());
  for (const text of [
    '<h1 class="say">',
    clockTexts.eventsTitle,
    'One reason.',
    'basis: judgement',
    'basis: background',
    'The law',
    'outside option of',
  ])
    expect(html).toContain(text);
  expect(html).toContain(clockTexts.notCounted('2019-04-12'));
});

test('the figure stands three times, and as a table with a row for each move', () => {
  const html = renderClockPage(modelOf());
  expect(html.match(/<svg [^>]*class="lsp"/g)).toHaveLength(3);
  const table = html.slice(html.indexOf('<caption'), html.indexOf('</table>'));
  expect(table.match(/<tr/g)).toHaveLength(1 + 5);
});

test('it loads nothing and has no script', () => {
  const html = renderClockPage(modelOf());
  expect(html).toContain("default-src 'none'");
  expect(html).not.toContain('<script>');
});

test('hostile texts of a file stay texts', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';
  const html = renderClockPage(
    modelOf((agreement) => ({
      ...agreement,
      title: hostile,
      parties: agreement.parties.map((party) => ({ ...party, name: hostile })),
      events: agreement.events?.map((event) => ({ ...event, title: hostile })) ?? [],
    })),
  );
  expect(html).not.toContain('<img');
});
