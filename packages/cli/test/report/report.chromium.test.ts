import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  barriersOn,
  barriersToTheEyeOn,
  makeOpener,
  sheetsOf,
  showOnPhoneAtNight,
  widthOfPage,
} from '../../../web/test/page/browser.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const open = makeOpener();
let html: string;
beforeAll(() => {
  const file = join(folderWith({}), 'report.html');
  lockstep(['report', 'catalog/us-dprk-2018-2019', '-a', 'engagement', '--html', file]);
  html = readFileSync(file, 'utf8');
}, 180_000);

describe('the report of the founding case', { timeout: 180_000 }, () => {
  it('prints on ten sheets: eight of answers, and two of what they rest on', async () => {
    const sheets = await sheetsOf(await open(html));
    expect(sheets.length).toBeLessThanOrEqual(10);
    expect(sheets.findIndex((sheet) => sheet.includes('What it rests on'))).toBe(sheets.length - 2);
  });

  it('has no number of more than two significant figures on its first page', async () => {
    const page = await open(html);
    const shown = await page.locator('.first').innerText();
    const said = shown.replace(/\u201c[^\u201d]*\u201d/g, '').replace(/\d{4}-\d{2}-\d{2}/g, '');
    const long = [...said.matchAll(/\d+(,\d{3})*(\.\d+)?/g)]
      .map(([text]) => text)
      .filter((text) => {
        const digits = text.replace(/[,.]/g, '').replace(/^0+/, '');
        return (text.includes('.') ? digits : digits.replace(/0+$/, '')).length > 2;
      });
    expect(said.match(/\d/g)?.length).toBeGreaterThan(20);
    expect(long).toEqual([]);
  });

  /** As it opens, in dark its first page: what opens at a click, and each answer in dark, is read out on the page of its question. */
  it('nothing is found by axe and nothing hangs over the edge, wide in light and narrow in dark', async () => {
    const page = await open(html);
    expect(await widthOfPage(page)).toBeLessThanOrEqual(1280);
    expect(await barriersOn(page)).toEqual([]);
    await showOnPhoneAtNight(page);
    expect(await widthOfPage(page)).toBeLessThanOrEqual(390);
    expect(await barriersToTheEyeOn(page, '.first')).toEqual([]);
  });

  it('leads from a step that is named to its worths and why, open', async () => {
    const page = await open(html);
    const link = page.locator('a.worth').first();
    const target = (await link.getAttribute('href')) as string;
    await link.click();
    await expect.poll(() => page.locator(`[id="${target.slice(1)}"]`).isVisible()).toBe(true);
  });
});
