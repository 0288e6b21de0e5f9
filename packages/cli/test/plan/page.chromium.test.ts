import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lockstep } from '../lockstep.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});
afterAll(() => browser.close());

describe.each([
  ['catalog/us-dprk-2018-2019', 'engagement'],
  ['catalog/us-dprk-2018-2019', 'sceptic'],
  ['catalog/two-by-three', 'teaching'],
])('the page of %s under %s', (path, view) => {
  const folder = folderWith({});
  const html = join(folder, 'plan.html');
  lockstep(['plan', path, '-a', view, '--html', html]);

  it('is one file of under 150 KB compressed, with the engine inside', () => {
    expect(gzipSync(readFileSync(html)).length).toBeLessThan(150_000);
  });

  it('prints on at most two A4 pages', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${html}`);
    const pdf = join(folder, 'plan.pdf');
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const pages = Number(/Pages:\s+(\d+)/.exec(spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout)?.[1]);
    expect(pages).toBeLessThanOrEqual(2);
    await page.close();
  });

  it('lets a step be moved by keyboard, and says what came of it', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`file://${html}`);
    const before = await page.locator('#say').innerText();
    await page.locator('.wide .card').last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('#say').innerText()).not.toBe(before);
    expect(errors).toEqual([]);
    await page.close();
  });
});
