import type { Kind } from './schema.ts';
import type { EntryShape } from './shape.ts';

/** The shape of each kind of entry. */
export declare const shapes: Readonly<Record<Kind, EntryShape>>;
