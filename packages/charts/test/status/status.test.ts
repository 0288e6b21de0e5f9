import { drawGantt, drawStatus, type StatusLook, spansOf, statusWords } from '@lockstep/charts/status';
import type { Mark, PowerStatus } from '@lockstep/engine/status/answer';
import { describe, expect, it } from 'vitest';
import { boxesOfText, countOf } from '../plan/reading.ts';
import { agreement, answer, answerOf, row, snapback, step } from './made.ts';

const ledger = (look: StatusLook = {}, more = answer) => drawStatus({ agreement, answer: more }, look);
const gantt = (look: StatusLook = {}, more = answer) => drawGantt({ agreement, answer: more }, look);

/** Where the marks of one shape stand in the rows: without those of the legend and of the last column. */
function placesOf(svg: string, shape: RegExp): number[] {
  return [...svg.matchAll(shape)]
    .map((match) => [Number(match[1]) + 5, Number(match[2])] as const)
    .filter(([x, y]) => x < 1065 && y > 20)
    .map(([x]) => x);
}

const crosses = (svg: string) => placesOf(svg, /<path d="M([\d.]+) ([\d.]+)L[^"]*" class="cross"/g);
const halves = (svg: string) => placesOf(svg, /<path d="M([\d.]+) ([\d.]+)V[^"]*" class="dot"/g);

describe('the ledger', () => {
  it('has a row for each commitment that ever had a mark, and counts the others', () => {
    const texts = boxesOfText(ledger()).map(({ text }) => text);
    for (const { title } of agreement.steps.filter(({ id }) => !['site', 'office'].includes(id))) {
      expect(texts).toContain(title);
    }
    expect(texts).not.toContain('Open an office');
    expect(texts).toContain(statusWords.folded(1));
  });

  it('groups them by who owes them: each party, then those who act together', () => {
    const heads = boxesOfText(ledger(), 'name').map(({ text }) => text);
    expect(heads.slice(1, 4)).toEqual(['United States', 'North Korea', 'United States and North Korea']);
  });

  it('puts a mark on its day', () => {
    const year = answerOf([
      row(agreement.steps[0] as never, [
        ['2019-01-01', 'promised'],
        ['2019-07-02', 'reversed'],
      ]),
    ]);
    const svg = ledger({}, year);
    const july = boxesOfText(svg).find(({ text }) => text === '2019-07')?.left as number;
    expect(crosses(svg)).toHaveLength(1);
    expect(Math.abs((crosses(svg)[0] as number) - july)).toBeLessThan(6);
  });

  it('says at the end of each row where it stands and how often it moved', () => {
    const svg = ledger();
    for (const [mark, count] of [
      ['reversed', 2],
      ['verified', 1],
      ['disputed', 1],
      ['promised', 1],
    ] as const) {
      const words = boxesOfText(svg).filter(({ text, left }) => text === statusWords.marks[mark] && left > 1000);
      expect(words).toHaveLength(count);
    }
  });

  it('knows six marks, all in the legend of every drawing', () => {
    for (const width of [358, 760, 1240]) {
      const texts = boxesOfText(ledger({ width }), 'soft').map(({ text }) => text);
      for (const mark of ['promised', 'reported', 'verified', 'disputed', 'reversed', 'overdue'] as Mark[]) {
        expect(texts).toContain(statusWords.marks[mark]);
      }
    }
  });

  it('tells the marks apart without colour: a thick line stands verified, a dotted one disputed, and none after a reversal', () => {
    const one = (mark: Mark) =>
      ledger(
        {},
        answerOf([
          row(agreement.steps[0] as never, [
            ['2019-01-01', 'promised'],
            ['2019-05-01', mark],
          ]),
        ]),
      );
    expect(countOf(one('verified'), 'class="stands verified"')).toBe(1);
    expect(countOf(one('disputed'), 'class="stands disputed"')).toBe(1);
    expect(countOf(one('reversed'), 'class="stands reversed"')).toBe(0);
    expect(countOf(one('reversed'), 'class="stands promised"')).toBe(1);
  });

  it('never lays two marks on each other', () => {
    const near = answerOf([
      row(agreement.steps[0] as never, [
        ['2018-01-01', 'promised'],
        ['2019-07-01', 'reported'],
        ['2019-07-02', 'verified'],
        ['2019-07-03', 'reversed'],
      ]),
    ]);
    const svg = ledger({}, near);
    const xs = [...halves(svg), ...crosses(svg)];
    expect(xs).toHaveLength(2);
    expect(Math.abs((xs[0] as number) - (xs[1] as number))).toBeGreaterThanOrEqual(12);
  });

  it('leads from each mark that an entry brought about to that entry, and from no other', () => {
    const svg = ledger({ entryAt: (entry) => `#entry-${entry}` });
    expect(countOf(svg, '<a href="#entry-')).toBe(16);
    expect(ledger()).not.toContain('<a ');
  });

  it('names the dated events that fall into it, and no later one', () => {
    const texts = boxesOfText(ledger()).map(({ text }) => text);
    expect(texts).toContain('Hanoi');
    expect(texts).not.toContain('An election after the end');
  });

  it('says in words all that it draws', () => {
    const described = /<desc[^>]*>([^<]*)</.exec(ledger())?.[1] ?? '';
    expect(described).toContain(
      'Return war remains, by North Korea: promised 2018-06-12, reported done 2018-07-27, verified 2018-08-01; stands at verified',
    );
    expect(described).toContain(snapback.sentence);
  });

  it.each([358, 760, 1240])('keeps every text inside at %i pixels', (width) => {
    for (const svg of [ledger({ width }), gantt({ width })]) {
      for (const { text, left, right } of boxesOfText(svg)) {
        expect(left, text).toBeGreaterThanOrEqual(-1);
        expect(right, text).toBeLessThanOrEqual(width + 12);
      }
    }
  });

  it('draws a record of nothing', () => {
    expect(ledger({}, answerOf([]))).toContain('</svg>');
    expect(gantt({}, answerOf([]))).toContain(statusWords.nothingDated);
  });
});

describe('the powers', () => {
  const look = (power: Partial<PowerStatus>) => spansOf({ ...snapback, ...power }).map((span) => span.look);

  it('wait with dashes and come into force hatched where nobody acted', () => {
    expect(look({})).toEqual(['waiting', 'silent']);
    expect(look({ on_silence: 'lapse' })).toEqual(['waiting', 'decided']);
  });

  it('say while they wait what silence will do', () => {
    const waiting = { state: 'waiting', in_force_if_silent: '2019-09-27', since: null } as const;
    expect(look(waiting)).toEqual(['waiting', 'coming']);
    expect(
      look({
        ...waiting,
        in_force_if_silent: null,
        stage: { name: null, by: null, begins: '2019-08-28', ends: '2019-09-10' },
      }),
    ).toEqual(['waiting']);
  });

  it('are drawn only once a clock has run', () => {
    expect(look({ state: 'available', notified: null, since: null })).toEqual([]);
    expect(ledger({}, { ...answer, powers: [] })).not.toContain(statusWords.powers);
    expect(ledger()).toContain('last day 2019-10-18');
  });
});

describe('the calendar, planned against done', () => {
  it('has lanes for parties and for others who must act', () => {
    const lanes = boxesOfText(gantt(), 'name').map(({ text }) => text);
    expect(lanes).toEqual(['United States', 'North Korea', 'Security Council', 'United States and North Korea']);
  });

  it('draws only what has a date', () => {
    expect(boxesOfText(gantt()).map(({ text }) => text)).not.toContain('Open an office');
  });

  it('ends the bar of a step on its last day, with a hollow one behind it for the check', () => {
    const check = step('check', 'Checked', ['B'], { duration: 2, verification: [{ by: 'A', detects: 1, lag: 1 }] });
    const dated = { ...answerOf([row(check, [['2019-01-01', 'promised']], { due: '2019-06-30' })]) };
    const svg = drawGantt({ agreement: { ...agreement, steps: [check] }, answer: dated });
    const [bar] = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="10" fill="url/g)];
    const hollow = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="10" class="joint"/g)].at(
      -1,
    );
    const end = Number(bar?.[1]) + Number(bar?.[2]);
    expect(Math.abs(end - Number(hollow?.[1]))).toBeLessThan(0.2);
    expect(Number(hollow?.[2])).toBeCloseTo(Number(bar?.[2]) / 2, -1);
  });

  it('shows a padlock where law bars it, and only there', () => {
    expect(gantt()).toContain(statusWords.barred);
    expect(gantt({}, { ...answer, steps: answer.steps.filter(({ step: id }) => id !== 'relief') })).not.toContain(
      statusWords.barred,
    );
  });
});
