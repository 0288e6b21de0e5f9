import type { DealsAnswer } from '@lockstep/engine/deals/answer';
import type { Mark } from '@lockstep/engine/deals/marks';
import type { CaseModel } from '../page/model.ts';

/** What the page of question `deals` shows. */
export interface DealsModel extends CaseModel {
  readonly answer: DealsAnswer;
  /** Every deal, where they are few enough to draw. */
  readonly marks: readonly Mark[] | null;
}
