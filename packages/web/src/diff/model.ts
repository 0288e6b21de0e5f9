import type { Side } from '@lockstep/engine/diff';
import type { DiffAnswer, Pair } from '@lockstep/engine/diff/answer';
import type { CaseModel } from '../page/model.ts';

/** One of the two that are compared. */
export interface PageSide extends Side {
  /** What stands in the bar: the name of the file, and whose view it is. */
  readonly label: string;
}

/** All that the page is made of. */
export interface DiffModel extends Pick<CaseModel, 'sources' | 'version' | 'command'> {
  readonly sides: Pair<PageSide>;
  readonly answer: DiffAnswer;
}
