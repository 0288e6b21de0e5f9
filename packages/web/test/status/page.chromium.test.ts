import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { renderStatusPage } from '@lockstep/web/status';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { model } from './model.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-status-'));
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});
afterAll(() => browser.close());

async function open(width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const file = join(folder, 'status.html');
  writeFileSync(file, renderStatusPage(model));
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) throw new Error(`asked for ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return page;
}

test.each([1280, 390])('at %i pixels nothing sticks out, and the drawing that fits is shown', async (width) => {
  const page = await open(width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  expect(await page.locator('.fig .wide').first().isVisible()).toBe(width > 760);
  expect(await page.locator('.fig .narrow').first().isVisible()).toBe(width <= 760);
  await page.context().close();
});

test('a click on a mark shows the entry that brought it about', async () => {
  const page = await open();
  const mark = page.locator('.wide a[href="#entry-3"]').first();
  await mark.click();
  expect(await page.locator('#entry-3').evaluate((row) => row.matches(':target'))).toBe(true);
  await expect
    .poll(() => page.locator('#entry-3').evaluate((row) => row.getBoundingClientRect().top))
    .toBeLessThan(900);
  await page.context().close();
});

test.each(['light', 'dark'] as const)('in %s a machine finds no barrier for anybody', async (scheme) => {
  const page = await open(1280, scheme);
  await page.locator('details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.context().close();
});
