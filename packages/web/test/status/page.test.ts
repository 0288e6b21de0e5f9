import { renderStatusPage, statusTexts } from '@lockstep/web/status';
import { expect, test } from 'vitest';
import { entries, model } from './model.ts';

const html = renderStatusPage(model);

test('each mark leads to an entry that stands on the page', () => {
  const targets = [...html.matchAll(/href="#(entry-\d+)"/g)].map((match) => match[1] as string);
  expect(targets.length).toBeGreaterThan(10);
  for (const target of targets) expect(html).toContain(`id="${target}"`);
});

test('each entry has its sources one click away, and what was not read says so', () => {
  expect(html.match(/<tr id="entry-/g)).toHaveLength(entries.length);
  expect(html).toContain(
    '<a class="src1" href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">The &lt;paper&gt;</a>',
  );
  expect(html).not.toContain('javascript:alert');
  expect(html).toContain('basis: background');
});

test('both accounts stand side by side where they differ, and only there', () => {
  const table = html.slice(html.indexOf('id="accounts"'), html.indexOf('</table>', html.indexOf('id="accounts"')));
  expect(table.match(/<tr>/g)).toHaveLength(2);
  expect(table).toContain('Suspend large exercises');
  expect(table).toContain(statusTexts.columns.accounts('North Korea'));
  expect(renderStatusPage({ ...model, accounts: {} })).not.toContain('id="accounts"');
});

test('the page names no assessment and lists no worths: what happened is nobody\u2019s view', () => {
  expect(html).not.toContain('id="worths"');
  expect(html).not.toContain('assessment:');
  expect(html).toContain(statusTexts.never);
});

test('the table says of every commitment what the drawing says', () => {
  const table = html.slice(html.indexOf('<caption'), html.indexOf('</table>'));
  expect(table.match(/<tr/g)).toHaveLength(1 + model.answer.steps.length);
});

test('a notice without an answer says how long', () => {
  expect(html).toContain('unanswered for 363 days, to be answered by 2019-01-09');
});
