import { type PlanAnswer, plan } from '@lockstep/engine/plan';
import { finish } from '@lockstep/engine/search';
import { renderPage, texts } from '@lockstep/web/plan';
import { expect, test } from 'vitest';
import { readLink, writeLink } from '../../src/plan/link.ts';
import { explainRefusal } from '../../src/plan/moves.ts';
import { Session } from '../../src/plan/session.ts';
import { makeModel } from './models.ts';

const fileOrder = ['s1', 's2', 's3', 's4', 's5', 's6'];

test('the page opens with the question and the computed headline', () => {
  const model = makeModel();
  const html = renderPage(model);
  expect(html).toContain(texts.question);
  expect(html).toContain('<h1 class="say">');
  expect(html.match(/<h1 class="say">([^<]*)/)?.[1]?.length).toBeGreaterThan(10);
});

test('without its script the page is complete', () => {
  const html = renderPage(makeModel());
  expect(html).not.toContain('<script>');
  for (const text of [
    'where the pull is strongest',
    texts.changes,
    texts.first,
    texts.rests,
    texts.sources,
    'class="lsp"',
    '<table>',
  ]) {
    expect(html).toContain(text);
  }
});

test('steps side by side are listed where they were asked for, every step of each plan once', () => {
  const model = makeModel();
  expect(renderPage(model)).not.toContain('id="phases"');
  const answer = finish(plan(model.agreement, model.assessment, { phases: true })) as PlanAnswer;
  const html = renderPage({ ...model, answer });
  const section = html.slice(html.indexOf('id="phases"'), html.indexOf('id="rests"'));
  const rows = section.match(/<tr><td>.*?<\/tr>/g) ?? [];
  expect(rows).toHaveLength(answer.phases?.frontier.length ?? -1);
  for (const [p, row] of rows.entries()) {
    expect(row.match(/<li>/g)).toHaveLength(answer.phases?.frontier[p]?.phases.length ?? -1);
    for (const step of model.agreement.steps) expect(row.split(step.title)).toHaveLength(2);
  }
});

test('the page loads nothing: its policy forbids requests and nothing asks for one', () => {
  const html = renderPage(makeModel(), 'console.log(1)');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<(link|img|iframe|object|embed)\b/);
  expect(html).not.toMatch(/\b(src|srcset|action|poster)="/);
  expect(html).not.toMatch(/url\((?!#)/);
  expect(html).not.toContain('@import');
});

test('hostile texts of a file stay texts', () => {
  const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\' &';
  const model = makeModel({
    edit: (agreement) => ({
      ...agreement,
      title: hostile,
      parties: agreement.parties.map((party) => ({ ...party, name: hostile })),
      steps: agreement.steps.map((step) => ({ ...step, title: hostile, note: hostile })),
    }),
  });
  const html = renderPage({
    ...model,
    assessmentName: hostile,
    sources: { 'source-0': { title: hostile, url: 'javascript:alert(1)', basis: 'seen' } },
  });
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<img');
  expect(html).not.toContain('href="javascript');
  const json = /<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(html)?.[1];
  expect(JSON.parse(json ?? '').agreement.title).toBe(hostile);
});

test('the bundled script cannot end its own element', () => {
  expect(renderPage(makeModel(), 'const a = "</script>"')).toContain('"<\\/script>"');
});

test('stake and trust stand per side; numbers that mix scales stand in the details and say so', () => {
  const html = renderPage(makeModel());
  expect(html).toContain(texts.stakeNeeded('United States'));
  expect(html).toContain(texts.trustOf('North Korea'));
  const details = /<details class="np"><summary>[\s\S]*?<\/details>/.exec(html)?.[0] ?? '';
  expect(details).toContain(texts.mixedRows.stake);
  expect(details).toContain(texts.mixedNote);
  expect(html.replace(details, '')).not.toContain(texts.mixedRows.stake);
});

test('point values say that how sure is not known', () => {
  expect(renderPage(makeModel())).toContain(texts.pointValues);
  expect(renderPage(makeModel({ ranged: true }))).not.toContain(texts.pointValues);
});

test('every worth stands with its reason and its basis', () => {
  const html = renderPage(makeModel());
  expect(html).toContain('A reason for the first step.');
  expect(html).toContain('A reason for one side.');
  expect(html).toContain('basis: background');
  expect(html).toContain(texts.noWhy);
});

test('the page says who holds the assessment', () => {
  expect(renderPage(makeModel())).toContain('An Envoy (special envoy)');
});

test('sources are listed with their links', () => {
  expect(
    renderPage(makeModel({ sources: 5 })).match(/<li id="source-\d+"><a href="https:\/\/example\.org/g)?.length,
  ).toBe(5);
});

test('three parties have their numbers each', () => {
  const html = renderPage(makeModel({ parties: 3, steps: 6 }));
  for (const name of ['United States', 'North Korea', 'South Korea']) expect(html).toContain(texts.stakeNeeded(name));
});

test('a move changes the answer as the engine judges that order', () => {
  const session = new Session(makeModel({ order: fileOrder }), texts);
  const before = session.view.answer;
  expect(session.move('s6', 0)).toContain('from 6 to 1');
  expect(session.view.answer.order.flat()).toEqual(['s6', 's1', 's2', 's3', 's4', 's5']);
  expect(session.view.before).toBe(before);
  expect(session.view.shown).toBe('own');
});

test('with rates a move is judged with them, and the page says what they are', () => {
  const rates = { impatience: { A: 0.1, B: 0.025 }, hazard: 0.05 };
  const [timed, still] = [{ rates }, {}].map((each) => {
    const session = new Session(makeModel({ order: fileOrder, ...each }), texts);
    session.move('s6', 0);
    return session.view;
  });
  expect(timed?.answer.along?.['A']?.pull).toHaveLength(6);
  expect(timed?.answer.stakes['A']).not.toBeCloseTo(still?.answer.stakes['A'] as number, 3);
  const html = renderPage(makeModel({ order: fileOrder, rates }));
  expect(html).toContain('Time is counted: per month, impatience United States 0.1 and North Korea 0.025');
  expect(html).toContain(`<dt>${texts.impatienceOf('North Korea')}</dt><dd><b class="num">0.025</b>`);
  const hasty = { impatience: { A: 2 }, hazard: 0 };
  const never = renderPage(makeModel({ order: fileOrder, ranged: true, rates: hasty }));
  expect(never).toMatch(/starting is worth it to all in none of|of those worth starting to all/);
  expect(never).not.toContain('finishing is worth it');
  const ranged = renderPage(
    makeModel({ order: fileOrder, rates: { impatience: { A: [0.1, 0.2, 0.4] }, hazard: [0.1, 0.2] } }),
  );
  expect(ranged).toContain(`<b class="num">0.2<small>${texts.range('0.1', '0.4')}</small></b>`);
  expect(ranged).toContain(`<b class="num">0.15<small>${texts.range('0.1', '0.2')}</small></b>`);
  expect(renderPage(makeModel({ order: fileOrder }))).not.toContain(texts.hazard);
});

test('a stake given as a range stays one when a step is moved there and back', () => {
  const made = makeModel();
  const model = { ...made, assessment: { ...made.assessment, stakes: { A: [1.1, 2.2] as const, B: [2, 4] as const } } };
  const answer = finish(plan(model.agreement, model.assessment)) as PlanAnswer;
  const session = new Session({ ...model, answer }, texts);
  session.move(answer.order[0] as string, 1);
  session.move(answer.order[0] as string, 0);
  expect(session.view.answer.order).toEqual(answer.order);
  expect(session.view.answer.states).toEqual(answer.states);
});

test('undo and redo walk through the moves, and reset goes back to the page as written', () => {
  const session = new Session(makeModel({ order: fileOrder }), texts);
  session.move('s6', 0);
  session.undo();
  expect(session.view.answer.order.flat()).toEqual(fileOrder);
  session.redo();
  expect(session.view.answer.order[0]).toBe('s6');
  session.reset();
  expect(session.view.answer).toBe(session.model.answer);
  session.undo();
  expect(session.view.answer.order[0]).toBe('s6');
});

test('a refused move changes nothing and names what it would break', () => {
  const change = (_: unknown, k: number) => (k === 3 ? { requires: [{ step: 's3', moment: 'done' as const }] } : {});
  const session = new Session(makeModel({ order: fileOrder, change }), texts);
  const before = session.view;
  const said = session.move('s4', 1);
  expect(said).toContain('requires');
  expect(said).toContain('Return more war remains (3)');
  expect(session.view).toBe(before);
  expect(session.canUndo).toBe(false);
});

test('a red line is refused in the name of whose it is', () => {
  const { agreement } = makeModel({ rules: [{ kind: 'before', of: 'B', steps: ['s1', 's2'] }] });
  const said = explainRefusal(agreement, { code: 'order-too-early', facts: { step: 's2', needs: 's1' } }, texts);
  expect(said).toContain('red line of North Korea');
});

test('a refusal that has nothing to do with order names no red line', () => {
  const { agreement } = makeModel({ rules: [{ kind: 'before', of: 'B', steps: ['s1', 's2'] }] });
  const said = explainRefusal(agreement, { code: 'order-splits-set', facts: { steps: ['s1', 's2'] } }, texts);
  expect(said).toContain('“Keep the test halt (1)”, “Suspend large exercises (2)” are done in one go');
  expect(said).not.toContain('red line');
});

test('a larger stake is judged at once and named in the link', () => {
  const session = new Session(makeModel({ order: fileOrder, stake: 0 }), texts);
  expect(session.view.answer.order_holds).toBe(false);
  session.stake('A', 50, false);
  session.stake('B', 50, false);
  expect(session.view.answer.order_holds).toBe(true);
  expect(writeLink(session.link)).toBe('stake.A=50&stake.B=50');
});

test('a link restores order and stakes', () => {
  const state = { order: ['s2', 's1', 'odd,id=&'], stakes: { A: 3, B: 0.25 } };
  expect(readLink(`#${writeLink(state)}`)).toEqual(state);
  const model = makeModel({ order: fileOrder });
  const session = new Session(model, texts);
  session.move('s2', 0);
  session.stake('A', 7, false);
  const other = new Session(model, texts);
  other.restore(readLink(writeLink(session.link)));
  expect(other.view.answer).toEqual(session.view.answer);
});

test('a link that does not fit changes nothing and says so', () => {
  const session = new Session(makeModel(), texts);
  const before = session.view;
  expect(session.restore(readLink('#order=nonsense'))).toBe(texts.badLink);
  expect(session.view).toBe(before);
  expect(readLink('#stake.A=-1&stake.B=x').stakes).toEqual({});
});

test('stakes that the command asked about are those that the page starts from', () => {
  const model = makeModel({ order: fileOrder });
  const asked = { ...model, answer: { ...model.answer, at_stake: { A: 9, B: 3 } } };
  const session = new Session(asked, texts);
  session.move('s6', 0);
  expect(session.view.answer.at_stake).toEqual({ A: 9, B: 3 });
  expect(renderPage(asked)).toContain('data-stake-number="A" min="0" step="any" value="9"');
});

test('what was not read in a source is counted and marked', () => {
  const model = makeModel({ change: (_, k) => (k < 2 ? { basis: 'mixed' } : {}) });
  const html = renderPage({ ...model, assessment: { ...model.assessment, basis: { s1: 'judgement', s2: 'seen' } } });
  expect(html).toContain(texts.backgroundNote(2, 6));
  expect(html).toContain(texts.judgedNote(1, 2));
  expect(html).toContain(texts.basis('mixed'));
});
