/** Numbers for people. */

/** How many decimals a case's numbers are shown with: as many as they have (two at most), or one or two. */
export type Places = 'exact' | 1 | 2;

/**
 * Point values are shown as they are; numbers that rest on ranges with one decimal, or with two where all that finishing
 * is worth, and all that is at stake, is below 1. Never more: it would be false precision.
 */
export function placesFor(isPoint: boolean, sizes: readonly number[]): Places {
  if (isPoint) return 'exact';
  return sizes.every((size) => Math.abs(size) < 1) ? 2 : 1;
}

/** The decimals of an answer. */
export function placesOf({
  sure,
  completion,
  at_stake,
}: {
  readonly sure: object | null;
  readonly completion: Readonly<Record<string, number>>;
  readonly at_stake: Readonly<Record<string, number>>;
}): Places {
  return placesFor(sure === null, [...Object.values(completion), ...Object.values(at_stake)]);
}

/** A number with a real minus and no sign on zero; never zero where there is something, if two decimals can show it. */
export function figure(value: number, places: Places): string {
  const size = Math.abs(value);
  const isHidden = places === 1 && size > 0 && size < 0.05;
  const rounded = size.toFixed(places === 1 && !isHidden ? 1 : 2);
  const text = grouped(places === 'exact' ? String(Number(rounded)) : rounded);
  return value < 0 && Number(rounded) > 0 ? `\u2212${text}` : text;
}

/** Numbers set against each other: the same as `figure`, with more decimals (six at most) where two would look alike. */
export function figuresApart(values: readonly number[], places: Places): string[] {
  const distinct = new Set(values).size;
  const plain = values.map((value) => figure(value, places));
  if (new Set(plain).size >= distinct) return plain;
  for (let decimals = 2; decimals <= 6; decimals++) {
    const texts = values.map((value) => {
      const size = Math.abs(value).toFixed(decimals);
      return `${value < 0 && Number(size) > 0 ? '\u2212' : ''}${grouped(size)}`;
    });
    if (new Set(texts).size >= distinct) return texts;
  }
  return plain;
}

export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1\u202f%';
  if (share < 1 && share > 0.99) return 'over 99\u202f%';
  return `${Math.round(100 * share)}\u202f%`;
}

/**
 * Shares set against each other, in percent: with as many decimals (four at most) as it takes to tell them apart, and from
 * none and all.
 */
export function percentsApart(shares: readonly number[]): string[] {
  const distinct = new Set(shares).size;
  const isFine = (texts: readonly string[]) =>
    new Set(texts).size >= distinct &&
    shares.every((share, k) => [0, 100].every((end) => Number(texts[k]) !== end || 100 * share === end));
  for (let decimals = 0; decimals < 4; decimals++) {
    const texts = shares.map((share) => (100 * share).toFixed(decimals));
    if (isFine(texts)) return texts.map((text) => `${text}\u202f%`);
  }
  return shares.map((share) => `${(100 * share).toFixed(4)}\u202f%`);
}

/** A number in digits with its thousands apart. */
export function grouped(digits: string | number): string {
  const [whole = '', decimals] = String(digits).split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? apart : `${apart}.${decimals}`;
}
