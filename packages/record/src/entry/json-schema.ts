/**
 * Writes docs/schema/record-entry.json and the shapes for the reader (shapes.js) from the zod schema.
 *
 * Run it after every change of the schema: `npm run schema --workspace packages/record`.
 */
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { entrySchema, entrySchemas, type Kind } from './schema.ts';
import type { EntryShape } from './shape.ts';

/** The text of docs/schema/record-entry.json. */
export function schemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(entrySchema, { io: 'input' }), null, 2)}\n`;
}

/** What the reader goes by: the shape of each kind of entry. */
export function makeShapes(): Record<Kind, EntryShape> {
  const shapes = Object.entries(entrySchemas).map(([kind, schema]) => {
    return [kind, z.toJSONSchema(schema, { io: 'input' })] as const;
  });
  return Object.fromEntries(shapes) as unknown as Record<Kind, EntryShape>;
}

if (import.meta.main) {
  writeFileSync(new URL('../../../../docs/schema/record-entry.json', import.meta.url), schemaText());
  const lines = [
    '/** Generated from the zod schema by json-schema.ts; do not edit. Its type stands in shapes.d.ts. */',
    `export const shapes = ${JSON.stringify(makeShapes(), null, 2)};`,
    '',
  ];
  writeFileSync(new URL('shapes.js', import.meta.url), lines.join('\n'));
}
