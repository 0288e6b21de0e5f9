import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeJsonSchema } from '../src/json-schema.ts';
import type { FileKind, Shape } from '../src/shape.ts';
import { shapes } from '../src/shapes.js';

const kinds: FileKind[] = ['agreement', 'assessment', 'sources', 'barriers'];

describe('the schemas', () => {
  test.each(kinds)('the published schema of %s is the one generated now', (kind) => {
    const published = new URL(`../../../docs/schema/${kind}.json`, import.meta.url);
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(makeJsonSchema(kind));
  });

  test.each(kinds)('the reader holds %s against the same schema', (kind) => {
    expect(shapes[kind]).toEqual(makeJsonSchema(kind));
  });

  test.each(kinds)('every key of %s is described', (kind) => {
    expect(findUndescribed(makeJsonSchema(kind), kind)).toEqual([]);
  });
});

function findUndescribed(shape: Shape, path: string): string[] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([key, inner]) => {
    const isDescribed = inner.description !== undefined || key === 'sources';
    return [...(isDescribed ? [] : [`${path}.${key}`]), ...findUndescribed(inner, `${path}.${key}`)];
  });
  const inner = [shape.items, ...(shape.anyOf ?? []), ...Object.values(shape.$defs ?? {})];
  if (typeof shape.additionalProperties === 'object') inner.push(shape.additionalProperties);
  return [...own, ...inner.flatMap((each) => (each ? findUndescribed(each, `${path}.*`) : []))];
}
