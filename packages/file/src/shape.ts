/**
 * The shape of a file: the part of JSON Schema that our schemas use, as plain data.
 *
 * The schemas are written once, in zod, under `schema/`; these shapes are generated from them, so that reading a file
 * needs no schema library.
 */

/** The kinds of files that have a schema. */
export type FileKind = 'agreement' | 'assessment' | 'sources' | 'barriers';

/** What a text can name. `actor` is a party or an other, `speaker` also a person; `subject` is what a `why` speaks about. */
export type NameKind =
  | 'party'
  | 'step'
  | 'actor'
  | 'speaker'
  | 'source'
  | 'person'
  | 'assessment'
  | 'drift'
  | 'activity'
  | 'provision'
  | 'event'
  | 'subject'
  | 'moment';

/** A form that is checked by name. */
export type Form = 'identifier' | 'reference' | 'date' | 'span' | 'ascending' | 'version' | 'moment' | 'set';

export interface Shape {
  readonly $schema?: string;
  readonly $id?: string;
  readonly id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly const?: string | number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly propertyNames?: Shape;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly 'x-expected'?: string;
  readonly 'x-form'?: Form;
  readonly 'x-names'?: NameKind;
}
