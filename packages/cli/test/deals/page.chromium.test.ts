import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
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
  const html = join(folder, 'deals.html');
  lockstep(['deals', path, '-a', view, '--html', html]);

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'at %i pixels in %s is readable by everybody, and nothing runs over its edge',
    async (width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      await page.goto(`file://${html}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    },
  );

  it('prints on at most five A4 pages, the drawing whole on the first', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${html}`);
    const pdf = join(folder, 'deals.pdf');
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const info = spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout;
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(5);
    const first = spawnSync('pdftotext', ['-f', '1', '-l', '1', pdf, '-'], { encoding: 'utf8' }).stdout;
    expect(first).toContain('deals that leave nobody worse off');
    await page.close();
  });
});
