import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { type DealsAnswer, deals } from '@lockstep/engine/deals';
import { marksOf } from '@lockstep/engine/deals/marks';
import { finish } from '@lockstep/engine/search';
import { describe, expect, it } from 'vitest';
import { type DealsDrawing, drawDeals } from '../../src/deals/index.ts';

/** Each party gives once, which is worth 3 to each other party and costs itself 1, and can add a little for the others. */
function drawingFor(parties: readonly string[], proposals: Agreement['proposals'] = []): DealsDrawing {
  const base = {
    kind: 'achieve',
    requires: [],
    needs: [],
    answers: [],
    duration: 1,
    verification: [],
    delivers: [],
  } as const;
  const steps = parties.flatMap((by) =>
    ['gives', 'adds'].map((does) => ({
      ...base,
      id: `${by}-${does}`,
      title: `${by} ${does}`,
      by: [by],
      reversible: 0,
      sources: [],
    })),
  );
  const worth = Object.fromEntries(
    parties.flatMap((by) =>
      [
        ['gives', -1, 3],
        ['adds', -2, 1],
      ].map(([does, own, other]) => [
        `${by}-${does}`,
        Object.fromEntries(parties.map((party) => [party, (party === by ? own : other) as number])),
      ]),
    ),
  );
  const agreement: Agreement = {
    id: 'ring',
    title: 'Ring',
    asOf: '2019-02-24',
    timeUnit: 'month',
    parties: parties.map((id) => ({ id, name: `Side ${id}` })),
    others: [],
    people: [],
    steps,
    rules: [],
    bonds: {},
    readings: {},
    proposals,
  };
  const assessment: Assessment = {
    scale: 'as-given',
    stakes: {},
    impatience: {},
    hazard: 0,
    worth,
    ranks: {},
    bundles: [],
    drift: {},
    why: {},
    basis: {},
  };
  const answer = finish(deals(agreement, assessment)) as DealsAnswer;
  return { agreement, answer, marks: finish(marksOf(agreement, assessment)) };
}

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

describe('the drawing of deals', () => {
  const drawing = drawingFor(['A', 'B'], [{ id: 'p', title: 'All of it', steps: ['A-gives', 'B-gives'], sources: [] }]);
  const svg = drawDeals(drawing);

  it('has a step in its line for each deal of the frontier, and never a slope', () => {
    const path = /<path d="(M[^"]+)" class="thin"\/><\/svg>/.exec(svg)?.[1] as string;
    const points = path
      .split(/[ML]/)
      .filter((part) => part !== '')
      .map((part) => part.split(' ').map(Number));
    expect(points).toHaveLength(2 * drawing.answer.frontier.length + 1);
    for (const [k, [x, y]] of points.entries()) {
      if (k > 0) expect([x, y].filter((value, i) => value === points[k - 1]?.[i])).toHaveLength(1);
    }
  });

  it('tells each number and name as text: the key of a proposal, the headline, the axes', () => {
    expect(svg).toContain('1 All of it: Side A 2, Side B 2; does not hold');
    expect(svg).toContain('worth to Side A, its own scale');
    expect(svg).toContain('No range given.');
    expect(svg).toContain(`${drawing.answer.deals_that_hold} of ${drawing.answer.individually_rational_deals} deals`);
  });

  it('with three parties has a panel for each pair, and no line', () => {
    const three = drawDeals(drawingFor(['A', 'B', 'C']));
    expect(count(three, /worth to Side [ABC], its own scale/g)).toBe(6);
    expect(three).not.toContain('class="thin"/></svg>');
    expect(three).toContain('Two sides at a time');
    const places = [...three.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>\u2191 worth/g)].map(
      ([, x, y]) => `${x} ${y}`,
    );
    expect(new Set(places).size).toBe(3);
  });

  it('mirrors its places in right-to-left text', () => {
    const circles = (text: string) =>
      [...text.slice(text.indexOf('</defs>')).matchAll(/<circle cx="([\d.]+)"/g)].map((match) => Number(match[1]));
    const turned = circles(drawDeals(drawing, { dir: 'rtl' }));
    expect(turned).toEqual(circles(svg).map((x) => Math.round((860 - x) * 10) / 10));
  });

  it('puts a proposal that lies far out at the edge, and says so', () => {
    const far = drawingFor(['A', 'B'], [{ id: 'gift', title: 'A gift', steps: ['A-gives', 'A-adds'], sources: [] }]);
    const outlying = {
      ...far,
      answer: {
        ...far.answer,
        proposals: far.answer.proposals.map((each) => ({ ...each, u: { A: -900, B: 1 } })),
      },
    };
    expect(drawDeals(outlying)).toContain('at the edge, as it lies farther out');
  });
});
