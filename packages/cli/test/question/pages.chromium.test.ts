import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  barriersOn,
  barriersToTheEyeOn,
  makeOpener,
  openAll,
  sheetsOf,
  showOnPhoneAtNight,
  widthOfPage,
} from '../../../web/test/page/browser.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const open = makeOpener();
const talks = 'catalog/us-dprk-2018-2019';
const six = 'catalog/two-by-three';
/** Of the large case one view is read out in light and the other, in which much breaks, in dark: reading it out is slow. */
const views = [
  [talks, 'engagement'],
  [talks, 'sceptic'],
  [six, 'teaching'],
] as const;

/** By question: how many sheets its page may print on, what the drawing on the first says, and options beside the case. */
const questions = {
  deals: { sheets: 5, drawing: 'deals that leave nobody worse off' },
  verify: { sheets: 4, drawing: 'What must be found' },
  doubt: { sheets: 6 },
  repair: { sheets: 4, drawing: 'least slack, own scale' },
  clock: { sheets: 4, drawing: 'being checked' },
  weigh: {
    sheets: 3,
    drawing: 'has if it breaks down',
    options: { [talks]: '--give end-of-war --take shutdown', [six]: '--give a1 --take b1' },
  },
} as const;

/** With every run of spaces, of whatever width, as one. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ');

const pages = Object.entries(questions).flatMap(([word, { sheets, ...more }]) =>
  views.map(([path, view]) => {
    const options = 'options' in more ? more.options[path].split(' ') : [];
    const drawing = 'drawing' in more ? more.drawing : '';
    return { word, path, view, sheets, drawing, options };
  }),
);

describe.each(pages)('the page of $word for $path under $view', ({ word, path, view, sheets, drawing, options }) => {
  const file = join(folderWith({}), `${word}.html`);
  let html = '';
  const page = () => {
    if (html === '') {
      lockstep([word, path, '-a', view, '--html', file, ...options]);
      html = readFileSync(file, 'utf8');
    }
    return html;
  };

  it('is one file of under 100 KB compressed, with one headline of the first rank', () => {
    expect(gzipSync(page()).length).toBeLessThan(100_000);
    expect(page().match(/<h1/g)).toHaveLength(1);
  });

  it('is readable by everybody, and nothing runs over its edge, wide in light and narrow in dark', async () => {
    const shown = await open(page());
    expect(await widthOfPage(shown)).toBeLessThanOrEqual(1280);
    await openAll(shown);
    if (view !== 'sceptic') expect(await barriersOn(shown)).toEqual([]);
    await showOnPhoneAtNight(shown);
    expect(await widthOfPage(shown)).toBeLessThanOrEqual(390);
    if (view !== 'engagement') expect(await barriersToTheEyeOn(shown)).toEqual([]);
  }, 120_000);

  it('every link inside it leads somewhere, and no id stands twice', () => {
    const ids = [...page().matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    const targets = [...page().matchAll(/\shref="#([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([]);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it(`prints on at most ${sheets} sheets, the answer and its drawing first`, async () => {
    const printed = await sheetsOf(await open(page()));
    expect(printed.length).toBeLessThanOrEqual(sheets);
    const headline = /<h1 class="say">(.*?)<\/h1>/.exec(page())?.[1]?.replace(/<[^>]*>/g, '') ?? 'no headline';
    const [first = ''] = printed.map(spaced);
    expect(first).toContain(spaced(headline).slice(0, 40).trim());
    expect(first).toContain(drawing);
  });
});
