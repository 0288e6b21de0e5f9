import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';

/** What is compared: an agreement, and what one analyst believes about it; null where only texts are compared. */
export interface Content {
  readonly agreement: Agreement;
  readonly assessment: Assessment | null;
}

/** One of the two, by the name that sentences use. */
export interface Side extends Content {
  readonly name: string;
}
