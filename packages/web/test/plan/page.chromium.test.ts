import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { numbersOf } from '@lockstep/charts/numbers';
import { type PageModel, renderPage, texts } from '@lockstep/web/plan';
import { type Browser, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeJudge } from '../../src/plan/judge.ts';
import { makeModel } from './models.ts';

vi.setConfig({ testTimeout: 30_000 });

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const folder = mkdtempSync(join(tmpdir(), 'lockstep-page-'));
const order = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
const model = makeModel({
  steps: 8,
  ranged: true,
  stake: 2,
  order,
  change: (_, k) => (k === 4 ? { requires: [{ step: 's4', moment: 'done' }] } : k === 5 ? { by: ['A', 'B'] } : {}),
});

let browser: Browser;
const contexts: { close(): Promise<void> }[] = [];
let script: string;

beforeAll(async () => {
  const entry = new URL('../../src/plan/page.ts', import.meta.url).pathname;
  const bundle = await rolldown({ input: entry, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  script = output[0].code;
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags.split(' ') });
}, 60_000);

afterAll(async () => {
  await browser.close();
});

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

interface Opening {
  readonly model?: PageModel;
  readonly fragment?: string;
  readonly width?: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

/** Opens the page from a file, with no network at all; every request and every error of the page fails the test. */
async function open(opening: Opening = {}): Promise<Page> {
  const shown = opening.model ?? model;
  const file = join(folder, `${Math.random().toString(36).slice(2)}.html`);
  writeFileSync(file, renderPage(shown, opening.script === false ? '' : script));
  const context = await browser.newContext({
    viewport: { width: opening.width ?? 1280, height: 900 },
    colorScheme: opening.dark ? 'dark' : 'light',
    offline: true,
  });
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('blob:'))
      throw new Error(`asked for ${request.url()}`);
  });
  await page.goto(`file://${file}${opening.fragment ?? ''}`);
  return page;
}

function card(page: Page, step: string) {
  return page.locator(`.wide .card[data-step="${step}"]`);
}

async function orderOn(page: Page): Promise<string[]> {
  return page
    .locator('.wide .card')
    .evaluateAll((cards) => cards.map((each) => (each as HTMLElement).dataset['step'] ?? ''));
}

async function expectJudged(page: Page, ids: readonly string[]): Promise<void> {
  const judged = makeJudge(model)(ids, {});
  if ('code' in judged) throw new Error(judged.code);
  expect(await page.locator('h1').textContent()).toBe(judged.headline);
  const values = await page.locator('.kn .v').allTextContents();
  const { number } = numbersOf(judged);
  expect(values[0]).toContain(number(judged.stakes['A'] ?? 0));
  expect(values[1]).toContain(number(judged.stakes['B'] ?? 0));
  expect((await orderOn(page)).join()).toBe(ids.join());
}

test('moving a step by keyboard changes headline and numbers as the engine judges them', async () => {
  const page = await open();
  await card(page, 's8').focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft');
  await expectJudged(page, ['s1', 's2', 's3', 's4', 's8', 's5', 's6', 's7']);
  expect(await card(page, 's8').evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await page.locator('#status').textContent()).toContain('from 6 to 5');
  expect(await page.locator('.wide .ghost').count()).toBeGreaterThan(0);
});

test('moving a step by mouse changes headline and numbers as the engine judges them', async () => {
  const page = await open();
  const from = await card(page, 's8').boundingBox();
  const to = await card(page, 's3').boundingBox();
  if (!from || !to) throw new Error('no cards');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 20, { steps: 8 });
  await page.mouse.up();
  await expectJudged(page, ['s1', 's2', 's8', 's3', 's4', 's5', 's6', 's7']);
});

test('escape while dragging leaves everything as it was', async () => {
  const page = await open();
  const from = await card(page, 's8').boundingBox();
  if (!from) throw new Error('no card');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x - 400, from.y + 20, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectJudged(page, order);
});

test('escape takes back the moves made since the card was chosen', async () => {
  const page = await open();
  await card(page, 's8').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expectJudged(page, order);
});

test('buttons move a step for those who cannot drag', async () => {
  const page = await open();
  await page.locator('#mover select').selectOption('s8');
  await page.locator('#earlier').click();
  await page.locator('#earlier').click();
  await expectJudged(page, ['s1', 's2', 's3', 's4', 's5', 's8', 's6', 's7']);
});

test('a move that breaks a requirement is refused in a sentence and nothing is lost', async () => {
  const page = await open();
  await card(page, 's5').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.locator('#status').textContent()).toContain('requires');
  await expectJudged(page, order);
});

test('undo, redo and reset go through what was done', async () => {
  const page = await open();
  await card(page, 's8').focus();
  await page.keyboard.press('ArrowLeft');
  const moved = await orderOn(page);
  await page.keyboard.press('Control+z');
  expect(await orderOn(page)).toEqual(order);
  await page.locator('#redo').click();
  expect(await orderOn(page)).toEqual(moved);
  await page.locator('#reset').click();
  expect(await orderOn(page)).toEqual(order);
});

test('a link restores the order and the stakes', async () => {
  const page = await open();
  await card(page, 's8').focus();
  await page.keyboard.press('ArrowLeft');
  await page.locator('[data-stake-number="A"]').fill('9');
  const fragment = await page.evaluate(() => location.hash);
  const other = await open({ fragment });
  expect(await orderOn(other)).toEqual(await orderOn(page));
  expect(await other.locator('h1').textContent()).toBe(await page.locator('h1').textContent());
  expect(await other.locator('[data-stake-number="A"]').inputValue()).toBe('9');
  expect(await other.locator('.kn .u').first().textContent()).toContain('9.0');
});

test('the old stake stays, struck through', async () => {
  const page = await open();
  await page.locator('[data-stake="A"]').fill('4');
  expect(await page.locator('s[data-was="A"]').isVisible()).toBe(true);
  expect(await page.locator('[data-stake-number="A"]').inputValue()).toBe('4');
});

for (const dark of [false, true]) {
  test(`nothing is found by axe in ${dark ? 'dark' : 'light'}, wide and narrow`, async () => {
    for (const width of [1280, 390]) {
      const page = await open({ dark, width });
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      ).toEqual([]);
    }
  }, 60_000);
}

test('a page 390 px wide does not scroll sideways', async () => {
  for (const shown of [model, makeModel({ parties: 3, steps: 12 })]) {
    const page = await open({ width: 390, model: shown });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.locator('.narrow svg').isVisible()).toBe(true);
    expect(await page.locator('.wide svg').isVisible()).toBe(false);
  }
});

test('on paper it is two pages, with fourteen steps and twenty sources, with the script and without', async () => {
  const printed = makeModel({ steps: 14, sources: 20, ranged: true });
  for (const script of [true, false]) {
    const page = await open({ model: printed, script });
    const file = join(folder, `print-${script}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true });
    const pages = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1];
    expect(pages).toBe('2');
    const table = execFileSync('pdftotext', ['-f', '1', '-l', '1', '-layout', file, '-'], { encoding: 'utf8' });
    expect(table).toContain(texts.columns.checks);
  }
}, 60_000);

test('every target is at least 24 px', async () => {
  const page = await open();
  const small = await page
    .locator('button:visible, select:visible, summary:visible, input[type=range]:visible, .wide .card')
    .evaluateAll((all) =>
      all.flatMap((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width < 24 || height < 24 ? [`${each.outerHTML.slice(0, 80)} ${width}x${height}`] : [];
      }),
    );
  expect(small).toEqual([]);
});

test('text on a card stays on the card', async () => {
  const page = await open({ model: makeModel({ steps: 16 }) });
  const outside = await page.locator('.wide .card').evaluateAll((cards) =>
    cards.flatMap((each) => {
      const ground = each.querySelector('rect')?.getBoundingClientRect();
      const texts = [...each.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect();
        return ground && (box.left < ground.left - 1 || box.right > ground.right + 1 || box.bottom > ground.bottom + 2);
      });
      return texts.map((text) => text.textContent);
    }),
  );
  expect(outside).toEqual([]);
});

test('the page weighs less than 60 KB compressed', () => {
  const printed = makeModel({ steps: 14, sources: 20, ranged: true });
  expect(gzipSync(renderPage(printed, script)).length).toBeLessThan(60_000);
});

test('three parties and twelve steps fit on two pages too', async () => {
  const page = await open({ model: makeModel({ parties: 3, steps: 12, sources: 20, ranged: true, stake: 1 }) });
  const file = join(folder, 'three.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages:\s+2\n/);
}, 60_000);
