/**
 * Width of a text without a browser, a little on the wide side: drawings are made as text, where no font can be asked.
 */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width * size;
}

/** Hundredths of the font size, for the letters a to z of a common sans serif. */
const small = [56, 62, 48, 62, 57, 35, 62, 62, 26, 26, 53, 26, 93, 62, 61, 62, 62, 42, 48, 37, 62, 51, 79, 53, 51, 47];

function widthOfLetter(letter: string): number {
  if (letter >= 'a' && letter <= 'z') return ((small[letter.charCodeAt(0) - 97] as number) + 2) / 100;
  if (letter >= '\u1100' && letter <= '\uffdc') return 1.02;
  if (".,:;'|!()[] -\u00ad\u00a0\u202f".includes(letter)) return 0.32;
  if ('MW%'.includes(letter)) return 0.93;
  if (letter === 'I' || letter === 'J') return 0.36;
  if (letter >= 'A' && letter <= 'Z') return 0.67;
  return 0.6;
}

/** Breaks a text into lines no wider than `width`, never at a no-break space; a word that is wider is cut with a hyphen. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[^\S\u00a0\u202f]+|(?<=\w-)(?=\w)/).flatMap((long) => cutWord(long, width, size))) {
    const longer = line === '' || /[-\u00ad]$/.test(line) ? line + word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => each.replace(/\u00ad$/, '-').replaceAll('\u00ad', ''));
}

/** The parts of a word that is too wide for a line, each but the last ending in a soft hyphen; none of a letter or two. */
function cutWord(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width || word.length < 6) return [word];
  let cut = 3;
  while (cut < word.length - 3 && widthOf(`${word.slice(0, cut + 1)}-`, size) <= width) cut++;
  return [`${word.slice(0, cut)}\u00ad`, ...cutWord(word.slice(cut), width, size)];
}

/** Lines cut off after `most`, with an ellipsis where something was left out. */
export function shortenLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, Math.max(1, most));
  const last = kept.at(-1) as string;
  return [...kept.slice(0, -1), `${last.replace(/[-\s]$/, '').slice(0, Math.max(1, last.length - 2))}\u2026`];
}
