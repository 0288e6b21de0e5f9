import { labelOf, sentence } from '@lockstep/engine/words';

/** All words of the drawings of question `verify`; another language brings its own. */
export interface VerifyWords {
  readonly label: (name: string) => string;
  readonly titleRows: string;
  readonly titleCurves: string;
  readonly axis: string;
  readonly needed: string;
  readonly declared: string;
  readonly declaredRange: string;
  readonly neededRange: string;
  readonly noRange: string;
  readonly noneDeclared: string;
  readonly noneEnough: string;
  readonly any: string;
  readonly needs: (share: string) => string;
  readonly finds: (share: string) => string;
  readonly waited: (share: string) => string;
  readonly ownScale: string;
  readonly check: (by: string, covers: 'declared' | 'complete' | null, to: string) => string;
  readonly anybody: string;
  readonly everybody: string;
  readonly public: string;
  readonly between: (low: string, high: string) => string;
  readonly acts: (side: string) => string;
  readonly headlineEnough: string;
  readonly headlineShort: (gaps: number, all: number) => string;
  readonly curveTitle: (step: string, party: string) => string;
  readonly caption: (title: string, date: string, acts: number) => string;
  readonly row: (step: string, party: string, needs: string, finds: string) => string;
}

const label = (name: string): string => sentence(labelOf(name));

export const verifyWords: VerifyWords = {
  label,
  titleRows: 'What must be found, and what is declared, act by act',
  titleCurves: 'Where honesty begins to pay',
  axis: 'share of fakes that is found',
  needed: 'must be found at least',
  declared: 'declared',
  declaredRange: 'range declared',
  neededRange: 'must be found: eight in ten draws',
  noRange: 'no range given',
  noneDeclared: 'none declared',
  noneEnough: 'no checking is enough',
  any: 'any will do',
  needs: (share) => `needs ${share}`,
  finds: (share) => `finds ${share}`,
  waited: (share) => `needed if the others waited: ${share}`,
  ownScale: 'what honesty is worth over faking, its own scale',
  check: (by, covers, to) =>
    `${by}${covers === null ? '' : covers === 'complete' ? ', completeness' : ', what was declared'}, to ${to}`,
  anybody: 'a check',
  everybody: 'everybody',
  public: 'the public',
  between: (low, high) => `${low} to ${high}`,
  acts: (side) => `${label(side)} acts`,
  headlineEnough: 'What is declared is enough everywhere',
  headlineShort: (gaps, all) => `What is declared is not enough at ${gaps} of ${all} acts`,
  curveTitle: (step, party) => `${step}, by ${party}`,
  caption: (title, date, acts) =>
    `${title}, as of ${date}. ${acts} ${acts === 1 ? 'act' : 'acts'}; detection as the agreement declares it, worths of one assessment.`,
  row: (step, party, needs, finds) => `${step}, by ${party}: ${needs}, ${finds}.`,
};
