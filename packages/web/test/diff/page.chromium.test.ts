import { renderDiffPage } from '@lockstep/web/diff';
import { expect, test } from 'vitest';
import { makeDiff } from '../../../charts/test/diff/models.ts';
import {
  barriersOn,
  barriersToTheEyeOn,
  makeOpener,
  openAll,
  sheetsOf,
  showOnPhoneAtNight,
  widthOfPage,
} from '../page/browser.ts';

const open = makeOpener();

function pageOf(shape: Parameters<typeof makeDiff>[0]): string {
  const { sides, answer } = makeDiff(shape);
  return renderDiffPage({
    sides: {
      before: { ...sides.before, label: 'hope (Engagement view)' },
      after: { ...sides.after, label: 'doubt (Sceptics\u2019 view)' },
    },
    answer,
    sources: {},
    version: '0.1.0',
    command: 'lockstep diff old new',
  });
}

test('one screen holds the headline, the answers, the numbers that differ most and both road maps', async () => {
  const page = await open(pageOf({ steps: 10, ranged: true, stake: 2 }));
  const foot = async (what: string) => {
    const box = await page.locator(what).first().boundingBox();
    return box ? box.y + box.height : Number.POSITIVE_INFINITY;
  };
  for (const part of ['h1', '.pair', '.fig .wide svg']) expect(await foot(part), part).toBeLessThanOrEqual(900);
});

test('a page 390 px wide does not scroll sideways', async () => {
  for (const shape of [
    { steps: 16, ranged: true },
    { parties: 3, steps: 9 },
  ]) {
    const page = await open(pageOf(shape), { width: 390 });
    expect(await widthOfPage(page)).toBeLessThanOrEqual(390);
    expect(await page.locator('.fig .narrow svg').isVisible()).toBe(true);
  }
});

test('nothing is found by axe, wide in light and narrow in dark', async () => {
  const page = await open(pageOf({ steps: 8, ranged: true }));
  await openAll(page);
  expect(await barriersOn(page)).toEqual([]);
  await showOnPhoneAtNight(page);
  expect(await barriersToTheEyeOn(page)).toEqual([]);
});

test('on paper the first sheet is what the first screen is', async () => {
  const [first = ''] = await sheetsOf(await open(pageOf({ steps: 10, ranged: true })));
  expect(first).toContain('The numbers that differ most');
  expect(first).toContain('What each side has to lose by leaving');
  expect(first).not.toContain('All that differs');
});
