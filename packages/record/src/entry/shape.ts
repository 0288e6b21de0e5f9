/** The part of JSON Schema that the schema of an entry uses, as plain data: reading a record needs no schema library. */
export interface EntryShape {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer';
  readonly enum?: readonly string[];
  readonly anyOf?: readonly EntryShape[];
  readonly properties?: Readonly<Record<string, EntryShape>>;
  readonly required?: readonly string[];
  readonly items?: EntryShape;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-expected'?: string;
  readonly 'x-form'?: 'date' | 'statement';
  readonly 'x-names'?: NameKind;
}

/** What a name must name: `speaker` is a party, an other, a person, or a word that is close to none of them. */
export type NameKind = 'step' | 'party' | 'power' | 'source' | 'speaker';
