/**
 * Writes the JSON Schemas for editors (docs/schema) and the shapes for the reader (src/shapes.js) from the zod schemas.
 *
 * Run it after every change of a schema: `npm run schema --workspace packages/file`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { agreementSchema } from './schema/agreement-schema.ts';
import { assessmentSchema } from './schema/assessment-schema.ts';
import { barriers } from './schema/barriers-schema.ts';
import { sourcesSchema } from './schema/sources-schema.ts';
import type { FileKind, Shape } from './shape.ts';

const schemas: Readonly<Record<FileKind, z.ZodType>> = {
  agreement: agreementSchema,
  assessment: assessmentSchema,
  sources: sourcesSchema,
  barriers: barriers,
};

/** The JSON Schema of one kind of file. */
export function makeJsonSchema(kind: FileKind): Shape {
  const schema = z.toJSONSchema(schemas[kind], { io: 'input' });
  return withoutIds(schema) as Shape;
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !(key === 'id' && typeof inner === 'string'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutIds(inner)]));
}

function writeAll(): void {
  const kinds = Object.keys(schemas) as FileKind[];
  for (const kind of kinds) {
    const target = new URL(`../../../docs/schema/${kind}.json`, import.meta.url);
    writeFileSync(target, `${JSON.stringify(makeJsonSchema(kind), null, 2)}\n`);
  }
  const shapes = Object.fromEntries(kinds.map((kind) => [kind, makeJsonSchema(kind)]));
  writeFileSync(new URL('shapes.js', import.meta.url), sayShapes(shapes));
}

/** Plain JavaScript, since types would have to be stripped from it at every start. */
function sayShapes(shapes: Record<string, Shape>): string {
  return [
    '/** Generated from the zod schemas by json-schema.ts; do not edit. Its type stands in shapes.d.ts. */',
    `export const shapes = ${JSON.stringify(shapes, null, 2)};`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeAll();
