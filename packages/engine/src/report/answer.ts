import type { ClockAnswer, NoOrder } from '../clock/answer.ts';
import type { DealsAnswer } from '../deals/answer.ts';
import type { DoubtAnswer, NoDoubt } from '../doubt/doubt.ts';
import type { NoRoadMap, PlanAnswer } from '../plan/answer.ts';
import type { RepairAnswer } from '../repair/answer.ts';
import type { NothingToVerify, VerifyAnswer } from '../verify/answer.ts';
import type { NoTrade, WeighAnswer } from '../weigh/answer.ts';

/** The answers of one assessment to every question that can be asked of an agreement and worths alone. */
export interface ReportAnswer {
  readonly question: 'report';
  /** That of `plan`: who acts first, and whether anybody would leave. */
  readonly headline: string;
  /** One sentence for each question, in the order of the report. */
  readonly findings: readonly Finding[];
  readonly plan: PlanAnswer | NoRoadMap;
  readonly deals: DealsAnswer;
  readonly verify: VerifyAnswer | NothingToVerify;
  readonly doubt: DoubtAnswer | NoDoubt;
  readonly repair: RepairAnswer;
  readonly clock: ClockAnswer | NoOrder;
  /** The first exchange of the road map as a trade; null where there is none, or not two parties. */
  readonly weigh: WeighAnswer | NoTrade | null;
  /** Is every part proved? */
  readonly proved: boolean;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

export interface Finding {
  /** The word of the question. */
  readonly of: 'plan' | 'deals' | 'verify' | 'doubt' | 'repair' | 'clock' | 'weigh';
  readonly sentence: string;
}
