import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';

/** A source that the case cites. */
export interface PageSource {
  readonly title: string;
  readonly url?: string;
  readonly basis: 'seen' | 'background' | 'mixed';
}

/** What every page is made of beside its answer: one case, and where it comes from. */
export interface AgreementModel {
  readonly agreement: Agreement;
  readonly sources: Readonly<Record<string, PageSource>>;
  /** Ids of sources that are cited beside those of the agreement and of the assessment: by a record. */
  readonly cited?: readonly string[];
  /** The line of each step in agreement.yaml. */
  readonly lines: Readonly<Record<string, number>>;
  readonly version: string;
  /** The command that gives this answer. */
  readonly command: string;
}

/** The same with the assessment under which it is answered. */
export interface CaseModel extends AgreementModel {
  readonly assessment: Assessment;
  /** The name of the assessment's file; null where it stands in the agreement. */
  readonly assessmentName: string | null;
}

/** What happened is nobody's assessment: some answers have none. */
export type PageModel = AgreementModel | CaseModel;

export function isJudged(model: PageModel): model is CaseModel {
  return 'assessment' in model;
}
