/** Turns a fault into one sentence: where it is, what was read, what was expected, and how to mend it. */
import type { Fault, FaultCode, FaultFacts, Path } from './fault.ts';
import { escapeInvisible, showText } from './show.ts';

type Sentences = { readonly [Code in FaultCode]: (facts: FaultFacts[Code]) => string };

/** The whole sentence: `agreement.yaml:12:5: steps.a2: "duraton" is not a key of a step; did you mean "duration"?` */
export function sayFault(fault: Fault): string {
  const place = `${escapeInvisible(fault.file)}:${fault.line}:${fault.column}`;
  const path = sayPath(fault);
  return `${place}: ${path === '' ? '' : `${path}: `}${sayFacts(fault)}`;
}

/** The path as people write it: `steps.a2.requires[0]`. */
function sayPath({ path }: { readonly path: Path }): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${shorten(part)}`));
  return parts.join('').replace(/^\./, '');
}

function shorten(part: string): string {
  return escapeInvisible(part.length > 60 ? `${part.slice(0, 57)}...` : part);
}

function sayFacts<Code extends FaultCode>({ code, facts }: { code: Code; facts: FaultFacts[Code] }): string {
  return sentences[code](facts);
}

const syntaxProblems: Readonly<Record<string, string>> = {
  UNCLOSED: 'A bracket [ or { that was opened before is not closed here; add the missing ] or }.',
  BAD_INDENT: 'The lines are not indented alike; give entries of one level the same number of spaces.',
  TAB_AS_INDENT: 'A tab was read at the start of a line; indent with spaces.',
  UNCLOSED_QUOTE: 'A quote is opened here and not closed; add the missing quote.',
  MISSING_CHAR: 'Something that was opened is not closed, or a colon or comma is missing; look just before this place.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes begins no known sign; write \\\\ for a backslash, or use single quotes.',
  BAD_SCALAR_START: 'A text cannot begin with this sign; put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'A second colon was read on this line; put the text in quotes, or start a new line.',
  BLOCK_IN_FLOW: 'Inside [ ] and { } entries cannot go on as indented lines; close the bracket first.',
  MULTILINE_IMPLICIT_KEY: 'A key goes on over several lines; write it on one, or look for a missing colon.',
  KEY_OVER_1024_CHARS: 'A key is longer than 1,024 signs; look for a missing quote or colon.',
  MULTIPLE_ANCHORS: 'Two anchors (&name) stand before one value; keep one.',
  BAD_ALIAS: 'An alias (*name) has no proper name; write * and then the name of an anchor.',
  ALIAS_PROPS: 'An alias (*name) cannot have an anchor of its own; take one of the two away.',
};

const sentences: Sentences = {
  'file-too-large': ({ limit }) =>
    `The file has ${sayCount(limit)} bytes or more and was not read; split the case into smaller ones.`,
  'ill-formed-text': ({ character }) =>
    `The character ${character} was read, which belongs in no text; delete it, and save the file as UTF-8.`,
  'empty-file': () => 'The file is empty; start with a line such as "lockstep: 1".',
  syntax: ({ problem }) =>
    syntaxProblems[problem] ??
    'This is not well-formed YAML; look for a missing colon, quote, comma or bracket near here.',
  'several-documents': () => 'A second document begins here (---); keep one document in a file.',
  directive: ({ read }) => `The directive ${showText(read)} was read; take the line away, none is used.`,
  tag: ({ read }) => `The tag ${showText(read)} was read; take it away, tags are not used.`,
  'too-deep': ({ limit }) => `Lists and mappings are nested deeper than ${limit} here; write this with fewer levels.`,
  'too-many-aliases': ({ limit }) =>
    `The file repeats values by alias (*name) more than ${limit} times; write the values out.`,
  'unknown-alias': ({ name }) =>
    `The alias *${escapeInvisible(name)} has no anchor &${escapeInvisible(name)} before it; write the value out, or put the anchor first.`,
  'merge-key': () => 'The merge key << was read; write out the keys it would bring in.',
  'duplicate-key': ({ key, firstLine }) =>
    `The key ${showText(key)} stands here a second time, after line ${firstLine}; keep one of the two.`,
  'key-not-text': ({ read }) => `A key must be text, and ${escapeInvisible(read)} was read; write a name and a colon.`,
  'leading-zero': ({ read }) =>
    `The number ${read} begins with a zero, which some read as octal; write it without, or in quotes if it is text.`,
  'not-decimal': ({ read }) =>
    `The number ${read} is not written in decimal digits alone; write it so, or in quotes if it is text.`,
  'not-finite': ({ read }) => `${read} is not a finite number; write one that is, or leave the key out.`,
  'not-exact': ({ read }) =>
    `The number ${read} cannot be kept exactly; write at most 15 significant digits, and whole numbers up to 9007199254740991.`,
  'wrong-kind': ({ read, expected }) => `Expected ${expected}, and read ${read}${sayKindMend(read, expected)}.`,
  'unknown-key': ({ key, noun, nearest, known }) =>
    `${showText(key)} is not a key of ${noun}; ${nearest ? `did you mean "${nearest}"?` : `its keys are ${known.join(', ')}.`}`,
  'missing-key': ({ key, noun, meaning }) =>
    `${capitalise(noun)} needs the key "${key}"${meaning ? ` (${lowerFirst(meaning)})` : ''}; add it.`,
  'not-one-of-keys': ({ present, expected }) =>
    `Expected ${expected}, and read ${present.length > 1 ? `${present.join(' and ')} together; keep one of them, or make two entries` : 'none of these forms; write one of them'}.`,
  'wrong-version': ({ read, expected }) =>
    `Expected version ${expected} of the format, and read ${read}; write ${expected}.`,
  'wrong-choice': ({ read, choices, nearest }) =>
    `Expected ${sayList(choices)}, and read ${showText(read)}${nearest ? `; did you mean "${nearest}"?` : '; choose one of them.'}`,
  'wrong-date': ({ read }) =>
    `Expected a date of the calendar such as 2019-02-24, and read ${read}; write year-month-day.`,
  'wrong-form': ({ read, expected }) => `Expected ${expected}, and read ${read}${sayKindMend(read, expected)}.`,
  'bad-identifier': ({ read }) =>
    `${showText(read)} cannot be a name here; begin with a letter or _, and go on with letters, digits, _ and - only.`,
  'bidirectional-control': ({ read }) =>
    `The name ${showText(read)} holds a sign that changes the direction of writing; delete that sign, since it makes names look alike.`,
  'reserved-name': ({ read }) => `The name ${showText(read)} is reserved; choose another.`,
  'out-of-range': ({ read, low, high }) =>
    `Expected a number ${sayLimits(low, high)}, and read ${read}; correct the number.`,
  'not-ascending': ({ read }) =>
    `A range rises from low to high, and ${read} does not; put its numbers in ascending order.`,
  'too-few-steps': ({ count }) =>
    `Expected a list of two or more steps, and read ${count}; add a step, or take the entry away.`,
  'too-few-parties': ({ count }) =>
    `An agreement has two or more parties, and ${count} was read; add the missing ones.`,
  'named-twice': ({ name }) => `${showText(name)} stands twice in this list; take one away.`,
  'ambiguous-name': ({ name }) => `${showText(name)} is a party and an other at once; rename one of them.`,
  'step-and-commitment': ({ name }) => `${showText(name)} is a step and a commitment at once; rename one of them.`,
  'unknown-party': (facts) => sayUnknown('party', 'parties', facts),
  'unknown-step': (facts) => sayUnknown('step', 'steps', facts),
  'unknown-actor': (facts) => sayUnknown('party or other', 'parties or the others', facts),
  'unknown-speaker': (facts) => sayUnknown('party, other or person', 'parties, the others or the people', facts),
  'unknown-source': (facts) => sayUnknown('source', 'sources', facts),
  'unknown-person': (facts) => sayUnknown('person', 'people', facts),
  'unknown-assessment': (facts) => sayUnknown('assessment', 'assessments', facts),
  'unknown-drift': (facts) => sayUnknown('drift', 'drift of the assessment', facts),
  'unknown-activity': (facts) => sayUnknown('activity', 'activities of the barriers', facts),
  'unknown-provision': (facts) => sayUnknown('provision', 'provisions of the barriers', facts),
  'unknown-event': (facts) => sayUnknown('event', 'events of the agreement', facts),
  'unknown-subject': ({ name, nearest }) =>
    `${showText(name)} is neither a step nor a number of the assessment; ${nearest ? `did you mean "${nearest}"?` : 'write a step (a2), or one number (a2.A, stakes.A).'}`,
  'requires-itself': ({ cycle }) =>
    `The step "${cycle[0]}" requires itself: ${sayChain(cycle)}; take one of these requirements away.`,
  'overlapping-sets': ({ step, firstLine }) =>
    `"${step}" is already in the set on line ${firstLine}, and sets may not overlap; take it out of one, or join the two.`,
  'together-requires': ({ step, needs }) =>
    `Steps done together cannot wait for each other, yet ${step} requires ${needs}; take "${step}" out of the set, or the requirement away.`,
  'gain-without-why': ({ step, party, read }) =>
    `"${step}" is done by ${party} alone and yet worth ${read} to ${party}; check the sign, or say why under why: { ${step}: "..." }.`,
  'ranked-twice': ({ step, party }) => `"${step}" is ranked twice for ${party}; keep one rank.`,
  'numbers-and-ranks': ({ party, step }) =>
    `${party} has numbers for some steps and only a rank for "${step}"; give every ranked step a number, or ${party} no numbers.`,
  'other-agreement': ({ read, expected }) =>
    `The assessment is of "${read}", and the agreement here is "${expected}"; correct the id, or move the file to its case.`,
  'second-file': ({ kind, first }) =>
    `The case has its ${kind} in ${escapeInvisible(first)} already; rename or remove this file.`,
  'no-agreement': () => 'The case has no agreement; add a file agreement.yaml.',
};

/** Every code there is. */
export const faultCodes: readonly FaultCode[] = Object.keys(sentences) as FaultCode[];

interface UnknownFacts {
  readonly name: string;
  readonly nearest?: string;
  readonly known: readonly string[];
}

function sayUnknown(one: string, where: string, { name, nearest, known }: UnknownFacts): string {
  const start = `There is no ${one} ${showText(name)}`;
  if (nearest) return `${start}; did you mean "${nearest}"?`;
  if (known.length === 0) return `${start}; add it to the ${where}, or take the name away.`;
  const more = known.length > 12 ? ', ...' : '';
  return `${start}; use one of ${known.slice(0, 12).map(escapeInvisible).join(', ')}${more}, or add it to the ${where}.`;
}

/** `a1 requires b1, which requires a1` */
function sayChain([first, second, ...rest]: readonly string[]): string {
  return [`${first} requires ${second}`, ...rest].join(', which requires ');
}

function sayKindMend(read: string, expected: string): string {
  if (read === 'nothing') return '; write a value, or leave the key out';
  if (/^"-?\d+(\.\d+)?"$/.test(read) && /number/.test(expected)) return '; take the quotes away';
  if (/^-?[\d.]+$|^true$|^false$/.test(read) && /^text/.test(expected)) return '; put it in quotes';
  return '; write it in that form';
}

function sayLimits(low: number | undefined, high: number | undefined): string {
  if (low !== undefined && high !== undefined) return `from ${low} to ${high}`;
  return low !== undefined ? `of ${low} or more` : `of ${high} or less`;
}

function sayList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function sayCount(number: number): string {
  return number.toLocaleString('en-US');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
