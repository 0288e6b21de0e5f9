import type { FileKind, Shape } from './shape.ts';

/** The shape of each kind of file. */
export declare const shapes: Readonly<Record<FileKind, Shape>>;
