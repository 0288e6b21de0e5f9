import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';

/** A source that the case cites. */
export interface PageSource {
  readonly title: string;
  readonly url?: string;
  readonly basis: 'seen' | 'background' | 'mixed';
}

/** What every page is made of beside its answer: one case, one assessment, and where they come from. */
export interface CaseModel {
  readonly agreement: Agreement;
  readonly assessment: Assessment;
  /** The name of the assessment's file; null where it stands in the agreement. */
  readonly assessmentName: string | null;
  readonly sources: Readonly<Record<string, PageSource>>;
  /** The line of each step in agreement.yaml. */
  readonly lines: Readonly<Record<string, number>>;
  readonly version: string;
  /** The command that gives this answer. */
  readonly command: string;
}
