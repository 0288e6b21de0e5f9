import { drawMoment, headMoment, momentOf, planWords } from '@lockstep/charts/plan';
import { expect, test } from 'vitest';
import { makeCase } from './cases.ts';

test('the binding moment says what leaving keeps, what going on gets, and what is at stake', () => {
  const svg = drawMoment(makeCase({ stake: 0 }));
  expect(svg).toContain(planWords.ifLeaves);
  expect(svg).toContain(planWords.ifGoesOn);
  expect(svg).toContain('gained by leaving');
  expect(svg).toContain('>0 at stake');
});

test.each([
  ['without rates', undefined],
  ['with rates', { impatience: { A: 0.1, B: 0.02 }, hazard: 0.05 }],
])('keeping, less getting, is what is gained, %s', (_, rates) => {
  const drawing = makeCase({ steps: 6, stake: 0, ...(rates && { rates }) });
  const values = [...drawMoment(drawing).matchAll(/class="val halo"[^>]*>([^<]+)</g)].map(([, text]) =>
    Number(text?.replace('\u2212', '-')),
  );
  const pull = Math.max(...drawing.answer.states.slice(0, -1).flatMap((state) => Object.values(state.pull)));
  expect((values[0] ?? 0) - (values[1] ?? 0)).toBeCloseTo(pull, rates ? 1 : 5);
});

test('its sentence is computed: leaving where somebody would, staying where nobody would', () => {
  expect(headMoment(makeCase({ stake: 0 }), planWords)).toMatch(/^Why .+ would leave after step \d+$/);
  expect(headMoment(makeCase({ stake: 99 }), planWords)).toMatch(
    /^Why .+ stays after step \d+, where the pull is strongest$/,
  );
});

test('the figure speaks of the same moment as the answer', () => {
  const holding = makeCase({ stake: 99 }).answer;
  expect(momentOf(holding)).toMatchObject({ after: holding.binding.after, party: holding.binding.party });
  const breaking = makeCase({ stake: 0 }).answer;
  const first = breaking.states.find((state) => Object.values(state.slack).some((slack) => slack < 0));
  expect(momentOf(breaking)?.after).toBe(first?.after);
});
