import { renderDiffPage, texts } from '@lockstep/web/diff';
import { expect, test } from 'vitest';
import { makeDiff } from '../../../charts/test/diff/models.ts';

const { sides, answer } = makeDiff({ steps: 6, ranged: true, stake: 1 });
const model = {
  sides: { before: { ...sides.before, label: 'hope' }, after: { ...sides.after, label: 'doubt' } },
  answer,
  sources: {},
  version: '0.1.0',
  command: 'lockstep diff old new',
};
const page = renderDiffPage(model);

test('every entry that differs stands on the page, with its mark in words too', () => {
  const rows = page.slice(page.indexOf('id="all"')).match(/<tr><td class="dm"><span/g) ?? [];
  const beside = answer.differences.filter(({ place: [key] }) => key === 'why').length;
  expect(rows.length).toBe(answer.differences.length - beside);
  for (const word of Object.values(texts.markWords).slice(2, 3))
    expect(page).toContain(`<span class="vh">${word}</span>`);
});

test('reasons stand under the numbers that they are given for', () => {
  expect(page).toContain('<small>A reason.</small>');
  expect(page).toContain(`<small>${texts.noReason}</small>`);
});

test('an entry that is enough alone, or in a smallest set, is marked', () => {
  const [found] = answer.attribution;
  expect(found).toBeDefined();
  const alone = found?.alone.length ?? 0;
  expect(page.includes(texts.enoughAlone) || page.includes(texts.inSmallest)).toBe(true);
  if (alone > 0) expect(page).toContain(`title="${texts.enoughAlone}"`);
});

test('titles are text, never markup, and the page needs no script', () => {
  expect(page).not.toContain('<b>anew</b>');
  expect(page).toContain('&lt;b&gt;anew&lt;/b&gt;');
  expect(page).not.toContain('<script');
});

test('of a thing with itself the page says that nothing differs', () => {
  const same = renderDiffPage({
    ...model,
    answer: {
      ...answer,
      differences: [],
      attribution: [],
      answers: {},
      headline: 'Nothing differs between \u201ca\u201d and \u201cb\u201d.',
    },
  });
  expect(same).toContain('Nothing differs');
  expect(same).not.toContain('id="all"');
});
