import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lockstep } from '../lockstep.ts';

let browser: Browser;
const folder = folderWith({});
const html = join(folder, 'report.html');
beforeAll(async () => {
  lockstep(['report', 'catalog/us-dprk-2018-2019', '-a', 'engagement', '--html', html]);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}, 180_000);
afterAll(() => browser.close());

describe('the report of the founding case', { timeout: 120_000 }, () => {
  it('prints on ten sheets: eight of answers, and two of what they rest on', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${html}`);
    const pdf = join(folder, 'report.pdf');
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const said = spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout;
    expect(Number(/Pages:\s+(\d+)/.exec(said)?.[1])).toBeLessThanOrEqual(11);
    await page.close();
  });

  it('has no number of more than two significant figures on its first page', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${html}`);
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
    await page.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'nothing is found by axe in %s at %i pixels, and nothing hangs over the edge',
    async (colorScheme, width) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(`file://${html}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      ).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    },
  );

  it('leads from a step that is named to its worths and why, open', async () => {
    const page = await browser.newPage();
    await page.goto(`file://${html}`);
    const link = page.locator('a.worth').first();
    const target = (await link.getAttribute('href')) as string;
    await link.click();
    await expect.poll(() => page.locator(`[id="${target.slice(1)}"]`).isVisible()).toBe(true);
    await page.close();
  });
});
