import type { Agreement } from '@lockstep/engine/agreement';
import { finish } from '@lockstep/engine/search';
import { weigh } from '@lockstep/engine/weigh';
import { renderWeighPage, type WeighModel, weighTexts } from '@lockstep/web/weigh';
import { expect, test } from 'vitest';
import { makeCase } from '../../../charts/test/plan/cases.ts';

function modelOf(edit: (agreement: Agreement) => Agreement = (same) => same): WeighModel {
  const made = makeCase({ steps: 6, stake: 2 });
  const agreement = edit(made.agreement);
  const as = agreement.parties[0]?.id as string;
  const answer = finish(weigh(agreement, made.assessment, { give: ['s1'], take: ['s2'], as }));
  if ('code' in answer || !answer.possible) throw new Error(JSON.stringify(answer));
  return {
    agreement,
    assessment: made.assessment,
    assessmentName: 'own',
    sources: {},
    lines: {},
    version: '0.1.0',
    command: 'lockstep weigh x',
    answer,
  };
}

test('the page says the headline, whose side it is, and where each side stands now, halfway and after', () => {
  const html = renderWeighPage(modelOf());
  for (const text of [
    '<h1 class="say">',
    ' gives ',
    ...Object.values(weighTexts.rows),
    weighTexts.half,
    weighTexts.insteadTitle,
    weighTexts.restTitle,
    weighTexts.remainingTitle,
  ])
    expect(html).toContain(text);
  expect(html.match(/<svg [^>]*class="lsp"/g)).toHaveLength(3);
});

test('the trade stands among what else could be taken, marked', () => {
  const model = modelOf();
  const html = renderWeighPage(model);
  expect(html.split(`(${weighTexts.asked})`)).toHaveLength(2);
  expect(model.answer.alternatives.length).toBeGreaterThan(1);
});

test('it loads nothing and has no script; hostile texts of a file stay texts', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';
  const html = renderWeighPage(
    modelOf((agreement) => ({
      ...agreement,
      title: hostile,
      others: [{ id: 'un', name: hostile }],
      parties: agreement.parties.map((party) => ({ ...party, name: hostile })),
      steps: agreement.steps.map((step) => ({ ...step, title: hostile, needs: [{ who: 'un', chance: [0.1, 0.2] }] })),
    })),
  );
  expect(html).toContain("default-src 'none'");
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<img');
});
