import type { Store } from '../../src/store/store.ts';

export function toBytes(line: string): Uint8Array {
  return new TextEncoder().encode(line);
}

export async function linesIn(store: Store, from?: number, to?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.read(from, to)) lines.push(new TextDecoder().decode(line));
  return lines;
}
