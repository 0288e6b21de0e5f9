import { type ClockDrawing, type ClockLook, clockWords, drawClock } from '@lockstep/charts/clock';
import { dateOf, dayOf } from '@lockstep/engine/calendar';
import { clock } from '@lockstep/engine/clock';
import { finish } from '@lockstep/engine/search';
import { describe, expect, it } from 'vitest';
import { type CaseShape, makeCase } from '../plan/cases.ts';
import { boxesOfText, countOf } from '../plan/reading.ts';

interface Shape extends CaseShape {
  /** Days after the agreement's date; what each takes from the first side. */
  readonly events?: readonly (readonly [number, number])[];
}

function drawing({ events = [[40, 100]], ...shape }: Shape = {}): ClockDrawing {
  const { agreement, assessment } = makeCase({ steps: 6, stake: 2, ...shape });
  const dated = events.map(([day], k) => ({
    id: `e${k}`,
    title: `Event number ${k}`,
    date: dateOf(dayOf(agreement.asOf) + day),
    sources: [],
  }));
  const [party] = agreement.parties;
  const effects = events.map(([, outside], k): [string, object] => [
    `e${k}`,
    { impatience: {}, stakes: {}, outside: { [party?.id as string]: outside }, why: 'A test.' },
  ]);
  const view = { ...assessment, events: Object.fromEntries(effects) as NonNullable<typeof assessment.events> };
  const answer = finish(clock({ ...agreement, events: dated }, view));
  if ('code' in answer || !answer.possible) throw new Error(JSON.stringify(answer));
  return { agreement, answer };
}

const draw = (shape: Shape = {}, look: ClockLook = {}) => drawClock(drawing(shape), look);

describe('the calendar\u2019s drawing', () => {
  it('has one row for each move and one name for each event', () => {
    const svg = draw({
      events: [
        [10, 0],
        [40, 1],
        [90, 2],
      ],
    });
    const rows = boxesOfText(svg).filter(({ text }) => /^\d+\. /.test(text));
    expect(rows.map(({ text }) => Number.parseInt(text, 10))).toEqual([1, 2, 3, 4, 5, 6]);
    for (let k = 0; k < 3; k++) expect(countOf(svg, `Event number ${k}</text>`)).toBe(1);
  });

  it('draws the walk-away line for every side, each on its own scale', () => {
    const svg = draw({ parties: 3 });
    expect(countOf(svg, 'class="walk"')).toBe(3);
    expect(countOf(svg, clockWords.ownScale)).toBe(3);
    expect(countOf(svg, clockWords.walkAway)).toBe(3);
  });

  it('writes who would leave, with a cross, and only then', () => {
    expect(draw({ events: [[40, 100]] })).toContain('\u2715 \u2212');
    expect(draw({ events: [[40, -100]] })).not.toContain('\u2715 \u2212');
  });

  it('fills the mark of an event that changes something and leaves the other hollow', () => {
    const svg = draw({ events: [[40, 1]] });
    expect(svg).toMatch(/<path d="M[^"]*z" class="dot"\/>/);
    expect(draw({ events: [] })).not.toContain('Event number');
  });

  it('tells sides without colour: by pattern and by dashes', () => {
    const svg = draw();
    expect(svg).toContain('url(#ls-fill-b)');
    expect(svg).toContain('class="line-b"');
  });

  it('draws the shortest and longest times, or says that no range is given', () => {
    expect(draw()).toContain(clockWords.noRange);
    const ranged = drawing();
    const longer = ranged.answer.calendar.map((row, k) => (k === 0 ? row : { ...row, latest: '2030-01-01' }));
    expect(drawClock({ ...ranged, answer: { ...ranged.answer, calendar: longer } })).toContain(clockWords.span);
  });

  it.each([358, 760, 1240])('keeps every text inside %i pixels', (width) => {
    const events = [
      [3, 1],
      [3, 0],
      [170, 2],
    ] as const;
    for (const box of boxesOfText(drawClock(drawing({ events, size: 1e5 }), { width }))) {
      expect(box.left, box.text).toBeGreaterThan(-8);
      expect(box.right, box.text).toBeLessThan(width + 8);
    }
  });

  it('is mirrored from right to left, with the same texts', () => {
    const texts = (dir: 'ltr' | 'rtl') => boxesOfText(drawClock(drawing(), { dir }));
    const starts = (dir: 'ltr' | 'rtl') => texts(dir).filter(({ text }) => /^1\. /.test(text))[0];
    expect(texts('rtl').map(({ text }) => text)).toEqual(texts('ltr').map(({ text }) => text));
    expect(starts('rtl')?.left).toBe(1240 - (starts('ltr')?.left ?? 0));
  });

  it('can be heard: the sentence, every move and every event', () => {
    const { answer } = drawing();
    const svg = drawClock(drawing());
    expect(svg).toContain('<title id="ls-title">');
    expect(svg).toContain(`event ${answer.events[0]?.date}`);
  });
});
