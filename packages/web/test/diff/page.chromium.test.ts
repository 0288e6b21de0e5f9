import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { renderDiffPage } from '@lockstep/web/diff';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeDiff } from '../../../charts/test/diff/models.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'lockstep-diff-'));
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking'.split(
      ' ',
    ),
  });
});

afterAll(async () => {
  await browser.close();
});

function pageOf(shape: Parameters<typeof makeDiff>[0]): string {
  const { sides, answer } = makeDiff(shape);
  return renderDiffPage({
    sides: {
      before: { ...sides.before, label: 'hope (Engagement view)' },
      after: { ...sides.after, label: 'doubt (Sceptics\u2019 view)' },
    },
    answer,
    sources: {},
    version: '0.1.0',
    command: 'lockstep diff old new',
  });
}

async function open(shape: Parameters<typeof makeDiff>[0], width: number, dark = false): Promise<Page> {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.html`);
  writeFileSync(file, pageOf(shape));
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
  });
  const page = await context.newPage();
  await page.goto(`file://${file}`);
  return page;
}

test('one screen holds the headline, the answers, the numbers that differ most and both road maps', async () => {
  const page = await open({ steps: 10, ranged: true, stake: 2 }, 1280);
  const foot = async (what: string) => {
    const box = await page.locator(what).first().boundingBox();
    return box ? box.y + box.height : Number.POSITIVE_INFINITY;
  };
  for (const part of ['h1', '.pair', '.fig .wide svg']) expect(await foot(part), part).toBeLessThanOrEqual(900);
});

test('a page 390 px wide does not scroll sideways', async () => {
  for (const shape of [
    { steps: 16, ranged: true },
    { parties: 3, steps: 9 },
  ]) {
    const page = await open(shape, 390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.locator('.fig .narrow svg').isVisible()).toBe(true);
  }
});

test('nothing is found by axe, in light and dark, wide and narrow', async () => {
  for (const [width, dark] of [
    [1280, false],
    [390, true],
  ] as const) {
    const page = await open({ steps: 8, ranged: true }, width, dark);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
    ).toEqual([]);
  }
});

test('on paper the first sheet is what the first screen is', async () => {
  const page = await open({ steps: 10, ranged: true }, 1280);
  const file = join(folder, 'print.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const first = execFileSync('pdftotext', ['-f', '1', '-l', '1', '-layout', file, '-'], { encoding: 'utf8' });
  expect(first).toContain('The numbers that differ most');
  expect(first).toContain('What each side has to lose by leaving');
  expect(first).not.toContain('All that differs');
});
