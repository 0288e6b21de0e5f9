import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { schemaPath, schemas, schemaText } from '../src/json-schema.ts';

it.each(Object.keys(schemas))('the published schema of %s is the one that its tests use', (command) => {
  expect(readFileSync(schemaPath(command), 'utf8')).toBe(schemaText(command));
});

it('no schema is published that nothing makes', () => {
  const published = readdirSync(dirname(schemaPath('plan'))).map((file) => file.replace(/\.json$/, ''));
  expect(published.toSorted()).toEqual(Object.keys(schemas).toSorted());
});
