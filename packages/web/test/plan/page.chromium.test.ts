import { gzipSync } from 'node:zlib';
import { numbersOf } from '@lockstep/charts/numbers';
import { type PageModel, renderPage, texts } from '@lockstep/web/plan';
import type { Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { beforeAll, expect, test, vi } from 'vitest';
import { makeJudge } from '../../src/plan/judge.ts';
import {
  barriersOn,
  barriersToTheEyeOn,
  makeOpener,
  type Opening,
  openAll,
  sheetsOf,
  showOnPhoneAtNight,
  widthOfPage,
} from '../page/browser.ts';
import { makeModel } from './models.ts';

vi.setConfig({ testTimeout: 30_000 });

const order = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
const model = makeModel({
  steps: 8,
  ranged: true,
  stake: 2,
  order,
  change: (_, k) => (k === 4 ? { requires: [{ step: 's4', moment: 'done' }] } : k === 5 ? { by: ['A', 'B'] } : {}),
});

const openPage = makeOpener();
let script: string;

beforeAll(async () => {
  const entry = new URL('../../src/plan/page.ts', import.meta.url).pathname;
  const bundle = await rolldown({ input: entry, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  script = output[0].code;
}, 60_000);

interface Shown extends Opening {
  readonly model?: PageModel;
  readonly isAlive?: boolean;
}

function open({ model: shown = model, isAlive = true, ...opening }: Shown = {}): Promise<Page> {
  return openPage(renderPage(shown, isAlive ? script : ''), opening);
}

function card(page: Page, step: string) {
  return page.locator(`.wide .card[data-step="${step}"]`);
}

async function orderOn(page: Page): Promise<string[]> {
  return page.evaluate('[...document.querySelectorAll(".wide .card")].map((each) => each.dataset.step)');
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
  expect(await page.evaluate('document.activeElement.closest(".wide .card")?.dataset.step')).toBe('s8');
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
  const fragment = await page.evaluate<string>('location.hash');
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

test('nothing is found by axe, wide in light and narrow in dark', async () => {
  const page = await open();
  await openAll(page);
  expect(await barriersOn(page)).toEqual([]);
  await showOnPhoneAtNight(page);
  expect(await barriersToTheEyeOn(page)).toEqual([]);
}, 60_000);

test('a page 390 px wide does not scroll sideways', async () => {
  for (const shown of [model, makeModel({ parties: 3, steps: 12 })]) {
    const page = await open({ width: 390, model: shown });
    expect(await widthOfPage(page)).toBeLessThanOrEqual(390);
    expect(await page.locator('.narrow svg').isVisible()).toBe(true);
    expect(await page.locator('.wide svg').isVisible()).toBe(false);
  }
});

test('on paper it is two pages, with fourteen steps and twenty sources, with the script and without', async () => {
  const printed = makeModel({ steps: 14, sources: 20, ranged: true });
  for (const isAlive of [true, false]) {
    const sheets = await sheetsOf(await open({ model: printed, isAlive }));
    expect(sheets).toHaveLength(2);
    expect(sheets[0]).toContain(texts.columns.checks);
  }
}, 60_000);

test('every target is at least 24 px', async () => {
  const page = await open();
  const small = await page.evaluate(`
    [...document.querySelectorAll('button, select, summary, input[type=range], .wide .card')]
      .filter((each) => each.checkVisibility())
      .flatMap((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width < 24 || height < 24 ? [each.outerHTML.slice(0, 80) + ' ' + width + 'x' + height] : [];
      })`);
  expect(small).toEqual([]);
});

test('text on a card stays on the card', async () => {
  const page = await open({ model: makeModel({ steps: 16 }) });
  const outside = await page.evaluate(`
    [...document.querySelectorAll('.wide .card')].flatMap((each) => {
      const ground = each.querySelector('rect').getBoundingClientRect();
      const texts = [...each.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.left < ground.left - 1 || box.right > ground.right + 1 || box.bottom > ground.bottom + 2;
      });
      return texts.map((text) => text.textContent);
    })`);
  expect(outside).toEqual([]);
});

test('the page weighs less than 60 KB compressed', () => {
  const printed = makeModel({ steps: 14, sources: 20, ranged: true });
  expect(gzipSync(renderPage(printed, script)).length).toBeLessThan(60_000);
});

test('three parties and twelve steps fit on two pages too', async () => {
  const page = await open({ model: makeModel({ parties: 3, steps: 12, sources: 20, ranged: true, stake: 1 }) });
  expect(await sheetsOf(page)).toHaveLength(2);
}, 60_000);
