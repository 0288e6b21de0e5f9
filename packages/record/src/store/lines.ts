const newline = 0x0a;
const nul = 0x00;

/** The lines with a newline after each, as they stand in a file. */
export function joined(lines: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length + 1;
    bytes[at - 1] = newline;
  }
  return bytes;
}

/** A line of canonical JSON is never empty, and has neither a newline nor a NUL in it: JSON escapes them. */
export function checkLines(lines: readonly Uint8Array[]): void {
  for (const line of lines) {
    if (line.length === 0) throw new Error('empty line');
    if (line.includes(newline)) throw new Error('a newline in a line');
    if (line.includes(nul)) throw new Error('a NUL in a line');
  }
}
