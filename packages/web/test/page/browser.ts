/** Pages in Debian's Chromium, as people, machines and printers meet them. For the tests of every package. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach } from 'vitest';

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** How a page is opened; light and 1280 pixels wide unless it is said otherwise. */
export interface Opening {
  readonly width?: number;
  readonly dark?: boolean;
  readonly fragment?: string;
}

/**
 * Opens pages for one test file, with no network at all: every request and every error of a page fails the test. Pages
 * are closed after each test.
 */
export function makeOpener(): (html: string, opening?: Opening) => Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-page-'));
  const contexts: { close(): Promise<void> }[] = [];
  let browser: Promise<Browser> | undefined;
  let count = 0;
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await (await browser)?.close();
  });
  return async (html, { width = 1280, dark = false, fragment = '' } = {}) => {
    browser ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: flags.split(' ') });
    const file = join(folder, `${count++}.html`);
    writeFileSync(file, html);
    const context = await (await browser).newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      offline: true,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    page.on('request', (request) => {
      if (!/^(file|blob):/.test(request.url())) throw new Error(`asked for ${request.url()}`);
    });
    await page.goto(`file://${file}${fragment}`);
    return page;
  };
}

/** The window of a phone at night. */
export async function showOnPhoneAtNight(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
}

/** What axe finds in what is open. */
export async function barriersOn(page: Page): Promise<string[]> {
  const contrast = 'color-contrast';
  return [...(await found(axeOn(page).disableRules(contrast))), ...(await foundInFew(page, axeOn(page), [contrast]))];
}

/** What it finds, in a part of the page, by the rules that hang on colours and on the width of the window alone. */
export function barriersToTheEyeOn(page: Page, part = 'body'): Promise<string[]> {
  const rules = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];
  return foundInFew(page, axeOn(page).include(part), rules);
}

/** Reading out the colours of all rows takes most of the time; those after the fourth are dressed like the others. */
async function foundInFew(page: Page, axe: AxeBuilder, rules: string[]): Promise<string[]> {
  const rest = ':is(tr,.worths>li):nth-child(n+5):not([class]){display:none}';
  await page.evaluate(`document.head.insertAdjacentHTML('beforeend', '<style id="few">${rest}</style>')`);
  const barriers = await found(axe.withRules(rules));
  await page.evaluate('document.querySelector("#few").remove()');
  return barriers;
}

/** Opens everything that opens. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
}

/** Pages have no frames, which is all that the legacy mode leaves out; it is twice as fast. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** How wide the page is: more than its window where something hangs over the edge. */
export async function widthOfPage(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth'));
}

/** The text of each A4 sheet that the page prints on. */
export async function sheetsOf(page: Page): Promise<string[]> {
  const pdf = join(mkdtempSync(join(tmpdir(), 'lockstep-pdf-')), 'page.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}
