import type { DiffAnswer } from '@lockstep/engine/diff/answer';
import { type PageSide, renderDiffPage } from '@lockstep/web/diff';
import { version } from '../version.ts';
import type { OpenSide, Sides } from './sides.ts';

/** One page with both sides on it. */
export function writePage({ before, after }: Sides, answer: DiffAnswer, command: string): string {
  const sources = [before, after].flatMap(({ opened }) => opened.read.sources);
  return renderDiffPage({
    sides: { before: pageSide(before), after: pageSide(after) },
    answer,
    sources: Object.fromEntries(sources.map(({ id, ...source }) => [id, source])),
    version,
    command,
  });
}

function pageSide({ name, agreement, assessment }: OpenSide): PageSide {
  return { name, agreement, assessment, label: assessment?.by ? `${name} (${assessment.by})` : name };
}
