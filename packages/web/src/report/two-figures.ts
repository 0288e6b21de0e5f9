/**
 * Rounds every quantity in a sentence to two significant figures, for those who read the first page only. What stands in
 * quotes is a name and stays; so do years and dates.
 */
export function twoFigures(sentence: string): string {
  return sentence
    .split(/(\u201c[^\u201d]*\u201d|\d{4}-\d{2}-\d{2}|\b\d{1,2} [A-Z][a-z]+ \d{4}\b)/)
    .map((part, k) => (k % 2 === 1 ? part : part.replace(/\d+(,\d{3})*(\.\d+)?/g, rounded)))
    .join('');
}

function rounded(text: string): string {
  if (/^(19|20)\d\d$/.test(text)) return text;
  const value = Number(text.replaceAll(',', ''));
  const digits = text.replaceAll(',', '').replace('.', '').replace(/^0+/, '');
  if (digits.replace(/0+$/, '').length <= 2 && !(text.includes('.') && digits.length > 2)) return text;
  const short = Number(value.toPrecision(2));
  return Number.isInteger(short) ? short.toLocaleString('en') : String(short);
}
