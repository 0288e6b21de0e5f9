import { drawStaircases, headStaircases, planWords } from '@lockstep/charts/plan';
import { expect, test } from 'vitest';
import { judgeCase, makeCase } from './cases.ts';
import { boxesOfText, countOf } from './reading.ts';

const extremes = [0, 1e-12, 1e6, 1e15];

test('the walk-away line is drawn even when nobody walks away', () => {
  const drawing = makeCase({ stake: 1000 });
  expect(drawing.answer.order_holds).toBe(true);
  expect(countOf(drawStaircases(drawing), 'class="walk"')).toBe(2);
});

test('the zero line is drawn for every party', () => {
  expect(countOf(drawStaircases(makeCase({ parties: 3 })), 'going on = leaving')).toBe(3);
});

test('each party has its own panel and says that it is on its own scale', () => {
  const svg = drawStaircases(makeCase({ parties: 3 }));
  expect(countOf(svg, planWords.ownScale)).toBe(3);
  for (const name of ['United States', 'North Korea', 'South Korea']) expect(svg).toContain(`>${name}</text>`);
});

test('a side is told without colour: lines differ by dashes, areas by pattern, panels by name', () => {
  const svg = drawStaircases(makeCase());
  expect(svg).toMatch(/\.line-a\{[^}]*stroke-dasharray:none/);
  expect(svg).toMatch(/\.line-b\{[^}]*stroke-dasharray:7 3/);
  expect(svg).toContain('<pattern id="ls-fill-b"');
});

test('a dot is filled exactly where its side acts', () => {
  const svg = drawStaircases(makeCase({ steps: 6 }));
  const treads = svg.slice(svg.indexOf('class="line-a" ') + 1);
  expect(countOf(treads, 'r="4.5" class="solid-a"')).toBe(3);
});

test('a party that walks away is boxed, crossed and told how much is missing', () => {
  const drawing = makeCase({ stake: 0, size: 1 });
  const worst = Math.min(...drawing.answer.states.slice(0, -1).flatMap((state) => Object.values(state.slack)));
  expect(worst).toBeLessThan(0);
  const svg = drawStaircases(drawing);
  expect(svg).toContain('class="breaks"');
  expect(svg).toContain('\u2715 walks');
  expect(svg).toContain('short');
});

test('the moment of a slack of exactly nothing is no walk-away', () => {
  const drawing = makeCase({ steps: 6, stake: 3 });
  expect(Math.min(...drawing.answer.states.slice(0, -1).flatMap((state) => Object.values(state.slack)))).toBe(0);
  expect(drawStaircases(drawing)).not.toContain('class="breaks"');
});

test('ranges are drawn as a band, or the words say that none is given', () => {
  const ranged = drawStaircases(makeCase({ ranged: true }));
  expect(ranged).toContain('class="band"');
  expect(ranged).not.toContain(planWords.noRange);
  const points = drawStaircases(makeCase());
  expect(points).not.toContain('class="band"');
  expect(points).toContain(planWords.noRange);
});

test('the headline is computed from the data that it heads', () => {
  const holding = makeCase({ stake: 1000 });
  expect(headStaircases(holding, planWords)).toMatch(
    /^Nobody walks away; the pull to leave is strongest after step \d+/,
  );
  const breaking = makeCase({ stake: 0 });
  expect(headStaircases(breaking, planWords)).toMatch(/^.+ would walk away after step \d+: \d/);
  expect(drawStaircases(breaking)).toContain(`<title id="ls-title">${headStaircases(breaking, planWords)}</title>`);
});

test('the headline says to whom finishing is not worth it', () => {
  const drawing = makeCase({ stake: 1000, change: () => ({ by: ['A'] }) });
  expect(drawing.answer.completion['A']).toBeLessThan(0);
  expect(headStaircases(drawing, planWords)).toContain('finishing is not worth it to United States');
});

test('with rates it is starting that may not be worth it, where finishing is', () => {
  const drawing = makeCase({ stake: 1000, rates: { impatience: { A: 2 }, hazard: 0 } });
  expect(drawing.answer.completion['A']).toBeGreaterThan(0);
  expect(drawing.answer.worth_finishing['A']).toBeLessThan(0);
  expect(headStaircases(drawing, planWords)).toContain('starting is not worth it to United States');
});

test('holding back one part of what is done side by side counts as a moment', () => {
  const rules = [{ kind: 'together', steps: ['s3', 's4'] }] as const;
  const drawing = makeCase({ steps: 4, stake: 0, rules });
  const inside = drawing.answer.states.flatMap((state) => Object.values(state.pull_inside ?? {}));
  expect(Math.max(...inside)).toBeGreaterThan(0);
  expect(headStaircases(drawing, planWords)).toContain('would walk away');
});

test('nothing in a drawing is not a number, however large or small the worths', () => {
  const drawing = makeCase({ ranged: true });
  for (const size of extremes) {
    const times = (values: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value * size]));
    const states = drawing.answer.states.map((state) => ({ ...state, slack: times(state.slack), slack_range: null }));
    const answer = {
      ...drawing.answer,
      states,
      at_stake: times(drawing.answer.at_stake),
      completion: times(drawing.answer.completion),
    };
    expect(drawStaircases({ ...drawing, answer })).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test('a deal of one step can be drawn', () => {
  expect(drawStaircases(makeCase({ steps: 1 }))).toContain('class="walk"');
});

test('no value is written over another', () => {
  for (const shape of [
    { steps: 24, size: 1234 },
    { steps: 16, ranged: true },
    { steps: 40 },
    { parties: 3, steps: 12 },
  ]) {
    const values = boxesOfText(drawStaircases(makeCase(shape)), 'val');
    for (const [k, one] of values.entries()) {
      for (const other of values.slice(k + 1)) {
        if (one.part !== other.part || Math.abs(one.y - other.y) > 9) continue;
        expect(one.left >= other.right || other.left >= one.right, `${one.text} over ${other.text}`).toBe(true);
      }
    }
  }
});

test('no value is written over the words of a moment', () => {
  for (const width of [700, 1240]) {
    const drawing = makeCase({ steps: 16, stake: 0, size: 3 });
    const svg = drawStaircases(drawing, { width });
    const moments = boxesOfText(svg, 'alarm').filter(({ text }) => !/^\u2212/.test(text));
    expect(moments.length).toBeGreaterThan(0);
    for (const value of boxesOfText(svg, 'val')) {
      for (const words of moments) {
        if (words.part !== value.part || Math.abs(words.y - value.y) > 9) continue;
        expect(words.left >= value.right || value.left >= words.right, `${value.text} over ${words.text}`).toBe(true);
      }
    }
  }
});

test('what finishing costs is said as a loss', () => {
  const svg = drawStaircases(makeCase({ steps: 3, change: () => ({ by: ['A'] }) }));
  expect(svg).toContain('>loses<');
  expect(svg).toContain('>gains<');
});

test('folding a long map never hides its worst moment', () => {
  const drawing = makeCase({ steps: 40, stake: 1, ranged: false });
  const worst = Math.min(...drawing.answer.states.slice(0, -1).map((state) => state.slack['A'] ?? 0));
  const shown = boxesOfText(drawStaircases(drawing), 'val').map(({ text }) => Number(text.replace('\u2212', '-')));
  expect(Math.min(...shown)).toBeLessThanOrEqual(worst);
  expect(countOf(drawStaircases(drawing), 'class="hair"')).toBeLessThanOrEqual(2 * 26);
});

test('the stairs before a move stay, dotted', () => {
  const drawing = makeCase({ steps: 6 });
  const moved = judgeCase(drawing.agreement, drawing.assessment, ['s2', 's1', 's3', 's4', 's5', 's6']);
  expect(drawStaircases(drawing)).not.toContain('class="ghost"');
  expect(drawStaircases({ ...drawing, answer: moved, before: drawing.answer })).toContain('class="ghost"');
});

test('from right to left the axis is mirrored and the digits are not', () => {
  const drawing = makeCase();
  const svg = drawStaircases(drawing, { dir: 'rtl' });
  expect(svg).toContain('direction="rtl"');
  expect(svg).toMatch(/direction="ltr" style="unicode-bidi:isolate">\d/);
  const [first] = boxesOfText(svg, 'val');
  const [mirrored] = boxesOfText(drawStaircases(drawing), 'val');
  expect((first?.middle ?? 0) + (mirrored?.middle ?? 0)).toBeCloseTo(1240, 0);
});

test('a drawing on its own carries its style, one in a page does not', () => {
  expect(drawStaircases(makeCase())).toContain('prefers-color-scheme:dark');
  expect(drawStaircases(makeCase(), { style: false })).not.toContain('prefers-color-scheme');
});

test('titles from a file cannot break out of the drawing', () => {
  const hostile = makeCase();
  const parties = hostile.agreement.parties.map((party) => ({ ...party, name: '</text><script>alert(1)</script>' }));
  const svg = drawStaircases({ ...hostile, agreement: { ...hostile.agreement, parties } });
  expect(svg).not.toContain('<script');
});
