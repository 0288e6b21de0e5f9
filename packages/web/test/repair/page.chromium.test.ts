import { repair } from '@lockstep/engine/repair';
import { finish } from '@lockstep/engine/search';
import { type RepairModel, renderRepairPage } from '@lockstep/web/repair';
import { expect, test } from 'vitest';
import { type CaseShape, makeCase } from '../../../charts/test/plan/cases.ts';
import {
  barriersOn,
  barriersToTheEyeOn,
  makeOpener,
  openAll,
  showOnPhoneAtNight,
  widthOfPage,
} from '../page/browser.ts';

const open = makeOpener();

function modelOf(shape: CaseShape): RepairModel {
  const { agreement, assessment } = makeCase(shape);
  const answer = finish(repair(agreement, assessment));
  if ('code' in answer) throw new Error(answer.code);
  const about = { assessmentName: 'engagement', sources: {}, lines: {}, version: '0.1.0' };
  return { agreement, assessment, answer, ...about, command: 'lockstep repair catalog/made-up' };
}

const models = {
  holds: modelOf({ steps: 6, ranged: true }),
  breaks: modelOf({ parties: 3, steps: 5, stake: 0, size: -3 }),
};

test.each(['holds', 'breaks'] as const)(
  'where it %s nothing sticks out, wide or narrow, and the drawing that fits is shown',
  async (name) => {
    const page = await open(renderRepairPage(models[name]));
    expect(await widthOfPage(page)).toBeLessThanOrEqual(1280);
    expect(await page.locator('.fig .wide').isVisible()).toBe(true);
    expect(await page.locator('.fig .narrow').isVisible()).toBe(false);
    await showOnPhoneAtNight(page);
    expect(await widthOfPage(page)).toBeLessThanOrEqual(390);
    expect(await page.locator('.fig .wide').isVisible()).toBe(false);
    expect(await page.locator('.fig .narrow').isVisible()).toBe(true);
  },
);

test('a machine finds no barrier for anybody, wide in light and narrow in dark', async () => {
  const page = await open(renderRepairPage(models.breaks));
  await openAll(page);
  expect(await barriersOn(page)).toEqual([]);
  await showOnPhoneAtNight(page);
  expect(await barriersToTheEyeOn(page)).toEqual([]);
});

test('every change stands in the table, with who must agree and who leaves then', async () => {
  const page = await open(renderRepairPage(models.holds));
  const { repairs } = models.holds.answer;
  const rows = page.locator('.fig details').first().locator('tbody tr');
  expect(await rows.count()).toBe(1 + repairs.filter((each) => each.possible).length);
  expect(await rows.nth(1).locator('td').last().textContent()).toMatch(/^Then /);
  expect(await page.locator('h1').textContent()).toBe(models.holds.answer.headline);
});
