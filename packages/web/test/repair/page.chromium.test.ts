import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { repair } from '@lockstep/engine/repair';
import { finish } from '@lockstep/engine/search';
import { type RepairModel, renderRepairPage } from '@lockstep/web/repair';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseShape, makeCase } from '../../../charts/test/plan/cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-repair-'));
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});
afterAll(() => browser.close());

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

async function open(name: keyof typeof models, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderRepairPage(models[name]));
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) throw new Error(`asked for ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return page;
}

test.each([1280, 390])('at %i pixels nothing sticks out, and the drawing that fits is shown', async (width) => {
  for (const name of ['holds', 'breaks'] as const) {
    const page = await open(name, width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.locator('.fig .wide').isVisible()).toBe(width > 760);
    expect(await page.locator('.fig .narrow').isVisible()).toBe(width <= 760);
    await page.context().close();
  }
});

test.each(['light', 'dark'] as const)('in %s a machine finds no barrier for anybody', async (scheme) => {
  const page = await open('breaks', 1280, scheme);
  await page.locator('details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.context().close();
});

test('every change stands in the table, with who must agree and who leaves then', async () => {
  const page = await open('holds');
  const { repairs } = models.holds.answer;
  const rows = page.locator('.fig details').first().locator('tbody tr');
  expect(await rows.count()).toBe(1 + repairs.filter((each) => each.possible).length);
  expect(await rows.nth(1).locator('td').last().textContent()).toMatch(/^Then /);
  expect(await page.locator('h1').textContent()).toBe(models.holds.answer.headline);
  await page.context().close();
});
