import { renderStatusPage } from '@lockstep/web/status';
import { expect, test } from 'vitest';
import {
  barriersOn,
  barriersToTheEyeOn,
  makeOpener,
  openAll,
  showOnPhoneAtNight,
  widthOfPage,
} from '../page/browser.ts';
import { model } from './model.ts';

const open = makeOpener();
const html = renderStatusPage(model);

test.each([1280, 390])('at %i pixels nothing sticks out, and the drawing that fits is shown', async (width) => {
  const page = await open(html, { width });
  expect(await widthOfPage(page)).toBeLessThanOrEqual(width);
  expect(await page.locator('.fig .wide').first().isVisible()).toBe(width > 760);
  expect(await page.locator('.fig .narrow').first().isVisible()).toBe(width <= 760);
});

test('a click on a mark shows the entry that brought it about', async () => {
  const page = await open(html);
  await page.locator('.wide a[href="#entry-3"]').first().click();
  expect(await page.evaluate('document.querySelector("#entry-3").matches(":target")')).toBe(true);
  await expect
    .poll(async () => Number(await page.evaluate('document.querySelector("#entry-3").getBoundingClientRect().top')))
    .toBeLessThan(900);
});

test('a machine finds no barrier for anybody, wide in light and narrow in dark', async () => {
  const page = await open(html);
  await openAll(page);
  expect(await barriersOn(page)).toEqual([]);
  await showOnPhoneAtNight(page);
  expect(await barriersToTheEyeOn(page)).toEqual([]);
});
