/** The forms that identifiers, references, dates and spans of calendar time take. */

/** Starts with a letter or underscore, then letters, marks, digits, `_` and `-`. */
export const identifierPattern: RegExp = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;

/** An identifier, or one repetition of a repeated step: `a2.1`. */
export const referencePattern: RegExp = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(\.[1-9][0-9]*)?$/u;

/** What a sentence speaks about: `a2`, `a2.A`, `a2.1.A`, `stakes.A`, `hazard`. */
export const subjectPattern: RegExp = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(\.[\p{L}\p{M}\p{Nd}_-]+){0,2}$/u;

/** Calendar time: `30 days`, `1 week`, `6 months`, `2 years`. */
export const spanPattern: RegExp = /^(0|[1-9][0-9]{0,5}) (day|week|month|year)s?$/;

/** The start, or what a step has reached: `signature`, `b1.begun`, `b1.done`, `a2.3.verified`. */
export const momentPattern: RegExp =
  /^(signature|[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(\.[1-9][0-9]*)?\.(begun|done|verified))$/u;

/** A term and one of its elements: `relief/coal`. */
export const deliveryPattern: RegExp = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*\/[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;

/** Marks that change the direction of the text around them, and so can make one name look like another. */
export const bidirectionalControl: RegExp = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** True for a day that the calendar has, written YYYY-MM-DD, from year 1 on. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** True for names that every JavaScript object has already, such as `constructor`. */
export function isReserved(name: string): boolean {
  return name in Object.prototype;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
