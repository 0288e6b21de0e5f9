import { doubt } from '@lockstep/engine/doubt';
import { finish } from '@lockstep/engine/search';
import { type DoubtModel, renderDoubtPage } from '@lockstep/web/doubt';
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

function modelOf(shape: CaseShape): DoubtModel {
  const { agreement, assessment } = makeCase({ ranged: true, ...shape });
  const stakes = Object.fromEntries(agreement.parties.map(({ id }) => [id, [0, 2, 6] as const]));
  const other = { ...makeCase({ ...shape, size: -1 }).assessment, by: 'The <other> view' };
  const view = { ...assessment, stakes: shape.ranged === false ? {} : stakes, by: 'One view' };
  const answer = finish(
    doubt(agreement, { name: 'one', assessment: view }, [{ name: 'other', assessment: other }], { draws: 500 }),
  );
  if ('code' in answer || !answer.possible) throw new Error('no road map');
  const about = { assessmentName: 'one', sources: {}, lines: {}, version: '0.1.0' };
  return { agreement, assessment: view, answer, ...about, command: 'lockstep doubt catalog/made-up' };
}

const models = {
  ranges: modelOf({ steps: 6 }),
  three: modelOf({ parties: 3, steps: 7, stake: 0 }),
  points: modelOf({ steps: 4, ranged: false }),
};

test.each(['ranges', 'three', 'points'] as const)(
  'with %s nothing sticks out and a machine finds no barrier for anybody, wide in light and narrow in dark',
  async (name) => {
    const page = await open(renderDoubtPage(models[name]));
    expect(await widthOfPage(page)).toBeLessThanOrEqual(1280);
    await openAll(page);
    expect(await barriersOn(page)).toEqual([]);
    await showOnPhoneAtNight(page);
    expect(await widthOfPage(page)).toBeLessThanOrEqual(390);
    expect(await barriersToTheEyeOn(page)).toEqual([]);
  },
);

test('the assessments stand side by side on the first screen, whatever their names hold', async () => {
  const page = await open(renderDoubtPage(models.ranges));
  const table = page.locator('#beside .views table');
  const box = await table.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900);
  expect(await table.innerText()).toContain('The <other> view');
});

test('a step that is named leads to its worths', async () => {
  const page = await open(renderDoubtPage(models.ranges));
  const link = page.locator('#beside a.worth').first();
  const target = (await link.getAttribute('href')) as string;
  expect(await page.locator(target).count()).toBe(1);
});
