import type { Json } from '@lockstep/record/canonical';
import { UsageError } from '../case/load.ts';

/** The keys whose values are numbers, and lists; `source` is a list where it has a comma. All others are text. */
const numbers = ['amount', 'about', 'corrects', 'terms.amount'];
const lists = ['satisfies', 'whom', 'agreed_by', 'terms.requires'];

type Fields = Record<string, Json>;

/**
 * An entry as it is written on a command line: `step=halt axis=promise to=fulfilled source=aca,kcna terms.due=2019-06-30`.
 * What is left empty, `note=`, is taken out of `from`.
 */
export function readPairs(pairs: readonly string[], from: Readonly<Fields> = {}): Fields {
  const entry: Fields = { ...from };
  for (const pair of pairs) {
    const [, path = '', text = ''] = /^([a-z_.]+)=(.*)$/s.exec(pair) ?? [];
    if (path === '')
      throw new UsageError(`"${pair}" is not KEY=VALUE, such as step=halt-exercises or "note=Said on radio.".`);
    const [first = '', second] = path.split('.');
    if (second === undefined) put(entry, first, text, path);
    else {
      const inner = { ...(entry[first] as Fields | undefined) };
      put(inner, second, text, path);
      entry[first] = inner;
    }
  }
  return entry;
}

function put(fields: Fields, key: string, text: string, path: string): void {
  if (text === '') delete fields[key];
  else fields[key] = typed(path, text);
}

function typed(path: string, text: string): Json {
  if (lists.includes(path) || (path === 'source' && text.includes(',')))
    return text.split(',').map((part) => part.trim());
  if (!numbers.includes(path)) return text;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
