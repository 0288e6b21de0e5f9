import type { DoubtAnswer } from '@lockstep/engine/doubt/answer';
import type { CaseModel } from '../page/model.ts';

/** What the page of question `doubt` is made of. */
export interface DoubtModel extends CaseModel {
  readonly answer: DoubtAnswer;
}
