import { expect, test } from 'vitest';
import { barriersOn, barriersToTheEyeOn, makeOpener, openAll, showOnPhoneAtNight, widthOfPage } from './browser.ts';

const open = makeOpener();
const page = (body: string, style = '') =>
  `<!doctype html><html lang="en"><head><title>A page</title><style>${style}</style></head><body><main><h1>A page</h1>${body}</main></body></html>`;
const pale = '<span style="color:#ddd;background:#fff">pale</span>';

test('a page without a barrier has none, wide in light and narrow in dark', async () => {
  const shown = await open(page('<p>Text</p>'));
  expect(await barriersOn(shown)).toEqual([]);
  await showOnPhoneAtNight(shown);
  expect(await barriersToTheEyeOn(shown)).toEqual([]);
});

test('a picture without words and a pale text behind a click are found', async () => {
  const shown = await open(page(`<img src="data:,"><details><summary>More</summary>${pale}</details>`));
  expect(await barriersOn(shown)).toEqual([expect.stringContaining('image-alt')]);
  await openAll(shown);
  expect(await barriersOn(shown)).toEqual([
    expect.stringContaining('image-alt'),
    expect.stringContaining('color-contrast'),
  ]);
});

test('a text that is pale in dark alone, and a width that only a phone has not, are found', async () => {
  const style = '@media(prefers-color-scheme:dark){p{color:#ddd;background:#fff}}p{width:600px}';
  const shown = await open(page('<p>Text</p>', style));
  expect(await barriersOn(shown)).toEqual([]);
  expect(await widthOfPage(shown)).toBeLessThanOrEqual(1280);
  await showOnPhoneAtNight(shown);
  expect(await barriersToTheEyeOn(shown)).toEqual([expect.stringContaining('color-contrast')]);
  expect(await widthOfPage(shown)).toBeGreaterThan(390);
});
