/** A number for people: one decimal, a true minus, no sign on zero; from 1,000 on without decimals. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const size = Math.abs(value);
  if (size >= 1e6) return sign(value) + inPowers(size);
  const digits = size >= 999.95 ? grouped(Math.round(size)) : size.toFixed(1);
  return (Number(size.toFixed(1)) === 0 ? '' : sign(value)) + digits;
}

/** A gain or loss: as `showNumber`, with a plus. */
export function showGain(value: number): string {
  const shown = showNumber(value);
  return value >= 0.05 ? `+${shown}` : shown;
}

/** How much is missing or to spare; never "0.0" where something is missing. */
export function showAmount(value: number): string {
  const size = Math.abs(value);
  return size > 0 && size < 0.05 ? '<0.1' : showNumber(size);
}

/** A share in whole percent. */
export function showShare(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share > 0.995) return '>99%';
  return `${Math.round(share * 100)}%`;
}

function sign(value: number): string {
  return value < 0 ? '\u2212' : '';
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

function inPowers(size: number): string {
  const power = Math.floor(Math.log10(size));
  return power < 9 ? `${(size / 1e6).toFixed(1)}m` : `${(size / 10 ** power).toFixed(1)}e${power}`;
}
