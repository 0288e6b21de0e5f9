import { type WeighWords, weighWords } from '@lockstep/charts/weigh';
import { grouped } from '@lockstep/engine/figure';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  chart: weighWords as WeighWords,
  word: 'weigh',
  question: 'They offer this for that, now: is it a good trade?',
  pageTitle: (title: string): string => `${title}: a trade now`,
  side: (name: string, give: string, take: string): string => `${name} gives ${give} and takes ${take}.`,
  open: 'not settled',
  nothing: 'nothing',
  figureTitle: 'Each side before and after',
  figureNote: (who: string, date: string, draws: number | null): string =>
    `Assessment: ${who}, ${date}. ${draws === null ? 'No range given.' : `Likely values; ${grouped(draws)} draws from the ranges for how sure it is.`} Each side on its own scale.`,
  tableTitle: 'Where each side stands',
  now: 'now',
  half: 'halfway',
  after: 'after',
  rows: {
    holds: 'has while it stands',
    breakdown: 'has if it breaks down',
    exposure: 'out of pocket then',
    pull: 'gains by leaving (pull)',
    slack: 'slack: what leaving would cost',
    standing_pull: 'pull if no more comes',
  },
  backTitle: 'What comes back, and what stands in the way',
  step: 'step',
  who: 'by',
  share: 'undone on a breakdown',
  stays: (name: string): string => `stays with ${name}`,
  way: 'who must act, and what bars it',
  needs: (name: string, chance: string, lead: string): string =>
    [name, chance, lead].filter((part) => part !== '').join(', '),
  lead: (time: string): string => `takes ${time}`,
  barred: (ids: string): string => `barred by ${ids}`,
  contested: (ids: string): string => `contested: ${ids}`,
  free: 'nobody, nothing',
  restTitle: 'The rest of the agreement',
  restHolds: 'some order holds',
  restOrder: 'best order',
  restAsks: (name: string): string => `stake asked of ${name}`,
  without: 'without the trade',
  with: 'with the trade',
  insteadTitle: 'For the same, what else could be taken',
  instead: 'taken',
  gain: (name: string): string => `adds for ${name}`,
  asked: 'this trade',
  remainingTitle: 'What is still possible: deals with the trade in, none better for all',
};

export type WeighTexts = PageTexts & typeof own;

/** The texts of the page of `weigh`. */
export const weighTexts: WeighTexts = { ...pageTexts, ...own };
