/** Models of pages for tests: made-up cases, asked of the engine. */
import type { Agreement } from '@lockstep/engine/agreement';
import { plan } from '@lockstep/engine/plan';
import { finish } from '@lockstep/engine/search';
import type { PageModel } from '@lockstep/web/plan';
import { type CaseShape, makeCase } from '../../../charts/test/plan/cases.ts';

export interface ModelShape extends CaseShape {
  readonly order?: readonly string[];
  readonly sources?: number;
  readonly edit?: (agreement: Agreement) => Agreement;
}

/** A model of the page for a made-up case; with `order`, of the question about that order. */
export function makeModel(shape: ModelShape = {}): PageModel {
  const made = makeCase(shape);
  const ids = Array.from({ length: shape.sources ?? 3 }, (_, k) => `source-${k}`);
  const cited = {
    ...made.agreement,
    people: [{ id: 'envoy', name: 'An Envoy', role: 'special envoy' }],
    steps: made.agreement.steps.map((step, k) => ({
      ...step,
      sources: ids.filter((_, s) => s % made.agreement.steps.length === k),
    })),
  };
  const agreement = shape.edit ? shape.edit(cited) : cited;
  const why = { s1: 'A reason for the first step.', 's2.A': 'A reason for one side.' };
  const assessment = { ...made.assessment, by: 'Engagement view', people: ['envoy'], why, basis: { s1: 'background' } };
  const answer = finish(plan(agreement, assessment, shape.order ? { order: shape.order } : {}));
  if ('code' in answer || !answer.possible) throw new Error(`no answer: ${JSON.stringify(answer)}`);
  return {
    agreement,
    assessment,
    assessmentName: 'engagement',
    answer,
    sources: Object.fromEntries(
      ids.map((id, k) => [
        id,
        {
          title: `Report number ${k}, with a title as long as such titles are`,
          url: `https://example.org/${id}`,
          basis: 'seen' as const,
        },
      ]),
    ),
    lines: { s1: 12 },
    version: '0.1.0',
    command: 'lockstep plan catalog/made-up',
  };
}
