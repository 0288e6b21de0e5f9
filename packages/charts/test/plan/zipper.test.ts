import { drawPlan, drawPlanDown, drawZipper } from '@lockstep/charts/plan';
import { expect, test } from 'vitest';
import { makeCase } from './cases.ts';
import { boxesOfText, countOf } from './reading.ts';

test('every step is one card, by number', () => {
  const svg = drawZipper(makeCase({ steps: 9 }));
  expect(countOf(svg, 'class="card"')).toBe(9);
});

test('who checks stands in the empty tooth, with what the check finds', () => {
  const svg = drawZipper(makeCase({ steps: 4 }));
  expect(countOf(svg, 'checked by')).toBe(4);
  expect(countOf(svg, 'finds 90\u202f%')).toBe(4);
});

test('a check without a level says that none is declared, which is not nothing', () => {
  const svg = drawZipper(makeCase({ steps: 2, change: () => ({ verification: [{ by: 'iaea' }] }) }));
  expect(svg).toContain('finds: not declared');
  expect(drawZipper(makeCase({ steps: 2, change: () => ({ verification: [] }) }))).toContain('no check declared');
});

test('a joint step spans the lanes and carries a strip of each side', () => {
  const svg = drawZipper(makeCase({ steps: 3, change: (_, k) => (k === 1 ? { by: ['A', 'B'] } : {}) }));
  expect(svg).toContain('class="joint"');
  expect(svg).toContain('both act');
});

test('steps done in one go share a column and say how', () => {
  const together = drawPlan(makeCase({ steps: 6, rules: [{ kind: 'together', steps: ['s3', 's4'] }] }));
  expect(together).toContain('side by side');
  expect(together).toContain('>3b</text>');
  const escrow = drawPlan(makeCase({ steps: 6, rules: [{ kind: 'escrow', steps: ['s3', 's4'], cost: {} }] }));
  expect(escrow).toContain('in one stroke');
});

test('arrows lead to a step from what it requires', () => {
  const requires = [{ step: 's1', moment: 'done' as const }];
  const svg = drawZipper(makeCase({ steps: 4, change: (_, k) => (k === 3 ? { requires } : {}) }));
  expect(countOf(svg, 'class="needs"')).toBe(1);
  expect(svg).toContain(':focus~#');
});

test('a red line counts as a requirement', () => {
  const svg = drawZipper(makeCase({ steps: 4, rules: [{ kind: 'before', of: 'A', steps: ['s1', 's2'] }] }));
  expect(countOf(svg, 'class="needs"')).toBe(1);
});

test('titles without room on their cards are listed by number', () => {
  const svg = drawZipper(makeCase({ steps: 24 }));
  for (let k = 1; k <= 24; k++) expect(svg).toContain(`(${k})</text>`);
});

test('more than twenty-five moves are folded, and the fold says which', () => {
  const svg = drawZipper(makeCase({ steps: 40 }));
  expect(countOf(svg, 'class="card"')).toBeLessThanOrEqual(25);
  expect(svg).toMatch(/>1\u2013\d+<\/text>/);
});

test('a move that must be seen is not folded away', () => {
  expect(drawZipper(makeCase({ steps: 40 }), { keep: 3 })).toContain('Step 3: ');
});

test('a cross marks where somebody walks away', () => {
  expect(drawZipper(makeCase({ stake: 0 }))).toContain('>\u2715</text>');
  expect(drawZipper(makeCase({ stake: 1000 }))).not.toContain('>\u2715</text>');
});

test('law that bars a step today is marked', () => {
  const drawing = makeCase({ steps: 2, change: (_, k) => (k === 0 ? { activity: 'kaesong' } : {}) });
  const barriers = {
    provisions: [{ id: 'p', bars: ['trade'], contested: [], sources: [] }],
    activities: [{ id: 'kaesong', tags: ['trade'], sources: [] }],
    acts: [],
  };
  expect(countOf(drawZipper({ ...drawing, agreement: { ...drawing.agreement, barriers } }), 'barred by')).toBe(1);
  const past = { ...barriers, provisions: [{ ...barriers.provisions[0], until: '2018-01-01' } as never] };
  expect(drawZipper({ ...drawing, agreement: { ...drawing.agreement, barriers: past } })).not.toContain('barred by');
});

test('three parties have three lanes, each named', () => {
  const svg = drawPlan(makeCase({ parties: 3, steps: 9 }));
  for (const name of ['United States acts', 'North Korea acts', 'South Korea acts']) {
    expect(countOf(svg, `>${name}</text>`)).toBe(2);
  }
});

test('cards that can be moved take the focus and say what they are', () => {
  const svg = drawPlan(makeCase({ steps: 3 }), { interactive: true });
  expect(countOf(svg, 'role="button"')).toBe(3);
  expect(svg).toContain('aria-label="Step 1: Keep the test halt (1). United States acts."');
  expect(svg).toContain('role="group"');
  expect(drawPlan(makeCase({ steps: 3 }))).toContain('role="img"');
});

test('the narrow drawing shows every step, both lines and every slack', () => {
  const drawing = makeCase({ steps: 5, stake: 0 });
  const svg = drawPlanDown(drawing);
  expect(countOf(svg, 'class="card"')).toBe(5);
  expect(countOf(svg, 'class="walk"')).toBeGreaterThanOrEqual(10);
  expect(countOf(svg, 'class="zero"')).toBeGreaterThanOrEqual(10);
  expect(svg).toContain('short');
});

test('text stays inside the drawing', () => {
  for (const svg of [drawPlan(makeCase({ steps: 14, size: 1e7 })), drawPlanDown(makeCase({ parties: 3 }))]) {
    const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
    for (const { left, right, text } of boxesOfText(svg)) {
      expect(left, text).toBeGreaterThan(-3);
      expect(right, text).toBeLessThan(width + 3);
    }
  }
});

test('an article in a name is for sentences, not for labels', () => {
  const drawing = makeCase({ stake: 0, steps: 4 });
  const parties = drawing.agreement.parties.map((party, i) =>
    i === 0 ? { ...party, name: 'the United States' } : party,
  );
  const svg = drawPlan({ ...drawing, agreement: { ...drawing.agreement, parties } });
  expect(svg).toContain('>United States</text>');
  expect(svg).toContain('>United States acts</text>');
  expect(svg).toMatch(/<title id="ls-title">(The United States|North Korea) would/);
});

test('the headline of the zipper says who acts first, one side or several', () => {
  expect(drawZipper(makeCase())).toContain('>United States acts first: Keep the test halt (1)<');
  const joint = makeCase({ change: (_, k) => (k === 0 ? { by: ['A', 'B'] } : {}) });
  expect(drawZipper(joint)).toContain('>United States and North Korea act first: Keep the test halt (1)<');
});
