/** Pieces of the schemas of what `--json` prints, for every question. Not loaded when a command runs. */
import * as z from 'zod';

export const id: z.ZodString = z.string();
export const byParty = <Value extends z.ZodType>(value: Value): z.ZodRecord<z.ZodString, Value> => z.record(id, value);
export const numbers: z.ZodRecord<z.ZodString, z.ZodNumber> = byParty(z.number()).describe(
  'By party id, each on its own scale',
);
export const share: z.ZodNumber = z.number().min(0).max(1);
/** How the worths of an assessment are taken. */
export const scale: z.ZodEnum<{ 'as-given': 'as-given'; gain: 'gain' }> = z.enum(['as-given', 'gain']);
/** A step, or the steps of one move. */
type Move = z.ZodType<string | string[]>;
export const move: Move = z.union([id, z.array(id).min(2)]).describe('A step, or the steps of one move');
export const order: z.ZodArray<Move> = z.array(move);
export const sentences: z.ZodArray<z.ZodString> = z.array(z.string());

/** What every answer begins with; `question` is its word. */
export const common = <Word extends string>(
  question: Word,
): {
  question: z.ZodLiteral<Word>;
  case: z.ZodString;
  assessment: z.ZodNullable<z.ZodString>;
  version: z.ZodString;
} => ({ question: z.literal(question), case: id, assessment: id.nullable(), version: z.string() });

export const search: z.ZodObject<{ states: z.ZodInt; ms: z.ZodInt }, z.core.$strict> = z.strictObject({
  states: z.int(),
  ms: z.int(),
});

/** What every answer ends with. */
export const ending: {
  headline: z.ZodString;
  why: z.ZodArray<z.ZodString>;
  changes: z.ZodArray<z.ZodString>;
  search: typeof search;
} = { headline: z.string(), why: sentences, changes: sentences, search };

/** What is said where the rules contradict each other, whatever the question. */
export function noRoadMap(question: string): z.ZodType {
  return z.strictObject({
    ...common(question),
    possible: z.literal(false),
    cycle: z.array(id),
    left_out: z.array(id),
    ...ending,
  });
}

/** One answer, or with `--assessment all` one for each. */
export function oneOrSeveral(question: string, answer: z.ZodType): z.ZodType {
  const several = z.strictObject({
    question: z.literal(question),
    case: id,
    version: z.string(),
    assessments: z.array(answer),
  });
  return z.union([answer, several]);
}
