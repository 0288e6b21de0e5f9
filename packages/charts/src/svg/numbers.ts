import { figure, type Places, percent, placesOf } from '@lockstep/engine/figure';

/** How the numbers of one answer are shown: as its sentences show them. */
export interface Numbers {
  readonly number: (value: number) => string;
  /** With a plus where something is gained. */
  readonly gain: (value: number) => string;
  /** How much is missing or to spare: without a sign. */
  readonly amount: (value: number) => string;
  readonly share: (value: number) => string;
}

export function numbersOf(answer: Parameters<typeof placesOf>[0]): Numbers {
  return numbersWith(placesOf(answer));
}

/** The same for an answer that says itself how many decimals it has. */
export function numbersWith(places: Places): Numbers {
  const number = (value: number) => (Math.abs(value) < 1e6 ? figure(value, places) : inPowers(value));
  return {
    number,
    gain: (value) => (value > 0 && /[1-9]/.test(number(value)) ? `+${number(value)}` : number(value)),
    amount: (value) => number(Math.abs(value)),
    share: percent,
  };
}

/** From a million on, short enough for a drawing. */
function inPowers(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  const power = Math.floor(Math.log10(size));
  const text = power < 9 ? `${(size / 1e6).toFixed(1)}m` : `${(size / 10 ** power).toFixed(1)}e${power}`;
  return value < 0 ? `\u2212${text}` : text;
}
