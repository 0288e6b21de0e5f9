/** Days of the calendar, without a clock: whole days counted from 1970-01-01, in the Gregorian calendar. */

/** The number of a date YYYY-MM-DD. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return monthStart(12 * year + month - 1) + day - 1;
}

/** The date of a day's number. */
export function dateOf(day: number): string {
  let month = Math.floor((day + epoch) / 30.436875);
  while (monthStart(month) > day) month--;
  while (monthStart(month + 1) <= day) month++;
  const parts = [Math.floor(month / 12), (month % 12) + 1, day - monthStart(month) + 1];
  return parts.map((part, k) => String(part).padStart(k === 0 ? 4 : 2, '0')).join('-');
}

/** Days from the first day of year 0 to 1970-01-01. */
const epoch = 719528;

/** The first day of a month, counted in months from January of year 0. */
function monthStart(months: number): number {
  const [year, month] = [Math.floor(months / 12), months % 12];
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const past = lengths.slice(0, month).reduce((sum, length) => sum + length, month > 1 && isLeap ? 1 : 0);
  return 365 * year + leaps + past - epoch;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
