import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { doubt } from '@lockstep/engine/doubt';
import { finish } from '@lockstep/engine/search';
import { type DoubtModel, renderDoubtPage } from '@lockstep/web/doubt';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseShape, makeCase } from '../../../charts/test/plan/cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-doubt-'));
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});
afterAll(() => browser.close());

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

async function open(name: keyof typeof models, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderDoubtPage(models[name]));
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) throw new Error(`asked for ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return page;
}

test.each([1280, 390])('at %i pixels nothing sticks out', async (width) => {
  for (const name of ['ranges', 'three', 'points'] as const) {
    const page = await open(name, width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  }
});

test.each(['light', 'dark'] as const)('in %s a machine finds no barrier for anybody', async (scheme) => {
  for (const name of ['ranges', 'three', 'points'] as const) {
    const page = await open(name, 1280, scheme);
    await page.locator('details').evaluateAll((all) => {
      for (const each of all) (each as HTMLDetailsElement).open = true;
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.context().close();
  }
});

test('the assessments stand side by side on the first screen, whatever their names hold', async () => {
  const page = await open('ranges', 1280);
  const table = page.locator('#beside .views table');
  const box = await table.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900);
  expect(await table.innerText()).toContain('The <other> view');
  await page.context().close();
});

test('a step that is named leads to its worths', async () => {
  const page = await open('ranges');
  const link = page.locator('#beside a.worth').first();
  const target = (await link.getAttribute('href')) as string;
  expect(await page.locator(target).count()).toBe(1);
  await page.context().close();
});
