/** The forms that dates, times, spans, names and texts of an entry take. */

/** A name of the agreement, or one repetition of a repeated step: `a2.1`. */
export const namePattern: RegExp = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*(\.[1-9][0-9]*)?$/u;

/** A day, a month, a year, or an instant with its zone. */
export const eventPattern: RegExp = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

/** An instant in UTC, to the second. */
export const timePattern: RegExp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export const dayPattern: RegExp = /^\d{4}-\d{2}-\d{2}$/;

/** Calendar time: `30 days`, `1 week`, `6 months`. */
export const spanPattern: RegExp = /^(0|[1-9][0-9]{0,5}) (day|week|month|year)s?$/;

/** Characters that no text of an entry may hold: controls, and marks that turn the text around them about. */
export const unfit: RegExp = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** True for a date or instant, in one of these forms, that the calendar and the clock have, from year 1 on. */
export function exists(date: string): boolean {
  const at = (from: number, absent: number) => (date.length > from ? Number(date.slice(from, from + 2)) : absent);
  const [year, month, day] = [Number(date.slice(0, 4)), at(5, 1), at(8, 1)];
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
  return isDay && (date.length <= 10 || isTime(date.slice(11)));
}

/** `23:59`, `23:59:59`, and then a zone: `Z`, `+02:00`. */
function isTime(time: string): boolean {
  const [, hour, minute, second = '0', zoneHour = '0', zoneMinute = '0'] = timeParts.exec(time) ?? [];
  return (
    Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && Number(zoneHour) <= 14 && Number(zoneMinute) < 60
  );
}

const timeParts = /^(\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-](\d\d):(\d\d))$/;

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
