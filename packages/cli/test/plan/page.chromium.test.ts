import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeOpener, sheetsOf } from '../../../web/test/page/browser.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const open = makeOpener();

describe.each([
  ['catalog/us-dprk-2018-2019', 'engagement'],
  ['catalog/us-dprk-2018-2019', 'sceptic'],
  ['catalog/two-by-three', 'teaching'],
])('the page of %s under %s', (path, view) => {
  const file = join(folderWith({}), 'plan.html');
  lockstep(['plan', path, '-a', view, '--html', file]);
  const html = readFileSync(file, 'utf8');

  it('is one file of under 150 KB compressed, with the engine inside', () => {
    expect(gzipSync(html).length).toBeLessThan(150_000);
  });

  it('prints on at most two A4 pages', async () => {
    expect((await sheetsOf(await open(html))).length).toBeLessThanOrEqual(2);
  });

  it('lets a step be moved by keyboard, and says what came of it', async () => {
    const page = await open(html);
    const before = await page.locator('#say').innerText();
    await page.locator('.wide .card').last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('#say').innerText()).not.toBe(before);
  });
});
