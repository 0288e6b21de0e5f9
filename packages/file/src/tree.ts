/** From a YAML document to plain values, with the faults of single scalars and keys. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { FaultCode, FaultFacts } from './fault.ts';
import { readNumber } from './number-text.ts';
import { aliasLimit, depthLimit } from './syntax.ts';
import { findIllFormed, type TextFault } from './text-checks.ts';

/** Stands where a value could not be read and a fault has said so. */
export const unreadable: unique symbol = Symbol('unreadable');

interface Walk {
  readonly locate: (offset: number) => { readonly line: number };
  readonly faults: TextFault[];
  readonly anchors: Map<string, Node>;
  /** The keys that lead to the value being read. */
  readonly path: (string | number)[];
  aliases: number;
  depth: number;
}

/** Turns a document into text, numbers, booleans, null, lists and mappings. */
export function readTree(document: Document, locate: Walk['locate']): { value: unknown; faults: TextFault[] } {
  const walk: Walk = { locate, faults: [], anchors: new Map(), path: [], aliases: 0, depth: 0 };
  return { value: readNode(document.contents, walk), faults: walk.faults };
}

function report<Code extends FaultCode>(
  walk: Walk,
  code: Code,
  facts: FaultFacts[Code],
  node: Node | null,
): typeof unreadable {
  walk.faults.push({ code, facts, offset: startOf(node), path: [...walk.path] });
  return unreadable;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

function readNode(node: Node | null, walk: Walk): unknown {
  if (isAlias(node)) return readAlias(node, walk);
  if (isScalar(node)) return readScalar(node, walk);
  if (!isMap(node) && !isSeq(node)) return null;
  if (walk.depth >= depthLimit) return report(walk, 'too-deep', { limit: depthLimit }, node);
  walk.depth += 1;
  const value = isMap(node) ? readMap(node, walk) : node.items.map((item, index) => readAt(index, item as Node, walk));
  walk.depth -= 1;
  if (node.anchor) walk.anchors.set(node.anchor, node);
  return value;
}

function readAt(part: string | number, node: Node | null, walk: Walk): unknown {
  walk.path.push(part);
  const value = readNode(node, walk);
  walk.path.pop();
  return value;
}

/** The anchor of a list or mapping counts from its end on, so that none can hold itself. */
function readAlias(node: Node & { source: string }, walk: Walk): unknown {
  walk.aliases += 1;
  if (walk.aliases > aliasLimit) {
    return walk.aliases === aliasLimit + 1 ? report(walk, 'too-many-aliases', { limit: aliasLimit }, node) : unreadable;
  }
  const target = walk.anchors.get(node.source);
  return target ? readNode(target, walk) : report(walk, 'unknown-alias', { name: node.source }, node);
}

function readScalar(node: Scalar, walk: Walk): unknown {
  if (node.anchor) walk.anchors.set(node.anchor, node);
  const text = textOf(node);
  if (node.type === 'PLAIN') return readPlain(text, node, walk);
  const character = findIllFormed(text);
  return character ? report(walk, 'ill-formed-text', { character }, node) : text;
}

function textOf(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : '';
}

function readPlain(text: string, node: Scalar, walk: Walk): unknown {
  if (/^(|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  const number = readNumber(text);
  if (number.kind === 'text') return text;
  return number.kind === 'number' ? number.value : report(walk, number.kind, { read: text }, node);
}

function readMap(node: YAMLMap, walk: Walk): unknown {
  const value: Record<string, unknown> = {};
  const firstLines = new Map<string, number>();
  for (const pair of node.items as Pair<Node | null, Node | null>[]) {
    const key = readKey(pair.key, firstLines, walk);
    const inner = readAt(key ?? '?', pair.value, walk);
    if (key !== undefined) value[key] = inner;
  }
  return value;
}

/** Gives the text of a key, or reports what is wrong with it and gives undefined. */
function readKey(node: Node | null, firstLines: Map<string, number>, walk: Walk): string | undefined {
  const text = isScalar(node) ? textOf(node) : '';
  if (!isScalar(node) || text === '') {
    report(
      walk,
      'key-not-text',
      { read: isAlias(node) ? `*${node.source}` : isScalar(node) ? 'nothing' : 'a list or mapping' },
      node,
    );
    return undefined;
  }
  if (node.anchor) walk.anchors.set(node.anchor, node);
  return judgeKey(text, node, firstLines, walk) ? text : undefined;
}

function judgeKey(text: string, node: Scalar, firstLines: Map<string, number>, walk: Walk): boolean {
  const firstLine = firstLines.get(text);
  const character = findIllFormed(text);
  if (text === '<<') report(walk, 'merge-key', {}, node);
  else if (text === '__proto__') report(walk, 'reserved-name', { read: text }, node);
  else if (character) report(walk, 'ill-formed-text', { character }, node);
  else if (firstLine !== undefined) report(walk, 'duplicate-key', { key: text, firstLine }, node);
  else {
    firstLines.set(text, walk.locate(startOf(node)).line);
    return true;
  }
  return false;
}
