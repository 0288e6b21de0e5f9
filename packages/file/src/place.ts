/** Finds where in a file a value stands. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path } from './fault.ts';

/** The offset of the key or of the value at a path; of the nearest thing around it where the path leads nowhere. */
export function findOffset(document: Document | undefined, path: Path, at: 'key' | 'value'): number {
  let node: Node | null = document?.contents ?? null;
  let offset = 0;
  for (const [index, part] of path.entries()) {
    const found = findChild(node, part, document);
    if (!found) return offset;
    node = found.value;
    const wantsKey = index < path.length - 1 || at === 'key';
    offset = (wantsKey ? startOf(found.key) : undefined) ?? startOf(found.value) ?? startOf(found.key) ?? offset;
  }
  return offset;
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}

function findChild(node: Node | null, part: string | number, document: Document | undefined): Child | undefined {
  const target = isAlias(node) && document ? (node.resolve(document) ?? null) : node;
  if (isSeq(target) && typeof part === 'number') {
    const value = target.items[part] as Node | undefined;
    return value ? { key: null, value } : undefined;
  }
  if (!isMap(target)) return undefined;
  return findEntries(target).get(String(part));
}

const entriesOf = new WeakMap<Node, Map<string, Child>>();

/** The entries of a mapping by key; of a key that stands twice, the first. */
function findEntries(map: YAMLMap): Map<string, Child> {
  const known = entriesOf.get(map);
  if (known) return known;
  const entries = new Map<string, Child>();
  for (const { key, value } of map.items as Pair<Node | null, Node | null>[]) {
    if (isScalar(key) && !entries.has(String(key.value))) entries.set(String(key.value), { key, value });
  }
  entriesOf.set(map, entries);
  return entries;
}

interface Child {
  readonly key: Node | null;
  readonly value: Node | null;
}
