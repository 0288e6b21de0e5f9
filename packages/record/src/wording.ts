/** Turns a fault of a line into one sentence: where it is, what was read, what was expected, and how to mend it. */
import type { NoteFault, NoteFaultFacts } from './checkpoint/note-fault.ts';
import type { EntryFault, EntryFaultCode, EntryFaultFacts } from './fault.ts';
import { escapeInvisible, nameCharacter, showText } from './show.ts';

type Sentences = { readonly [Code in EntryFaultCode]: (facts: EntryFaultFacts[Code]) => string };

/** The whole sentence: `record.jsonl:3:14: to: "due" is computed ...`; without a file, that from the path on. */
export function sayEntryFault(fault: EntryFault, file?: string): string {
  const place = file === undefined ? '' : `${escapeInvisible(file)}:${fault.line}:${fault.column}: `;
  const path = fault.path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${showKey(part)}`)).join('');
  const sentence = (sentences[fault.code] as (facts: unknown) => string)(fault.facts);
  return `${place}${path === '' ? '' : `${path.slice(1)}: `}${sentence}`;
}

const sentences: Sentences = {
  'not-utf8': () => 'The bytes here are not UTF-8; save the line as UTF-8, or take it from a whole copy.',
  'byte-order-mark': () => 'The line begins with a byte order mark; save the file as UTF-8 without it.',
  syntax: ({ read, expected }) =>
    `Expected ${expected}, and read ${read === '' ? 'the end of the line' : showText(read)}; write it as JSON asks.`,
  'bad-string': () =>
    'A text begins here that JSON does not allow: it is not closed, or holds a control character or a backslash that begins no sign; close the quote, and write \\\\ for a backslash.',
  'lone-surrogate': () => 'The text here holds half of a character (a lone surrogate); write the whole character.',
  'bad-number': () => 'This is not a number as JSON writes it; write digits such as 12 or 0.5, with no zero in front.',
  'number-not-exact': ({ read, kept }) =>
    `The number ${showNumber(read)} cannot be kept exactly and would become ${kept}; write at most 15 significant digits.`,
  'duplicate-key': ({ key }) => `The key ${showText(key)} stands here a second time; keep one of the two.`,
  'too-deep': ({ limit }) => `Lists and objects are nested deeper than ${limit} here; an entry needs three levels.`,
  'not-canonical': ({ canonical }) =>
    `From here on the line is not in canonical form (RFC 8785), so it was not written by lockstep or was changed since; the canonical line is ${showText(canonical)}.`,
  'not-an-entry': ({ read }) =>
    `Expected an entry, an object with one of the keys step, power, notice, terms, about or corrects, and read ${read}; see docs/record.md.`,
  'unknown-key': ({ key, noun, nearest, known }) =>
    `${showText(key)} is not a key of ${noun}; ${nearest ? `did you mean "${nearest}"?` : `its keys are ${known.join(', ')}.`}`,
  'missing-key': ({ key, noun, meaning }) =>
    `${capitalise(noun)} needs the key "${key}" (${lowerFirst(meaning)}); add it.`,
  'wrong-value': ({ read, expected }) => `Expected ${expected}, and read ${read}; write it in that form.`,
  'wrong-choice': ({ read, choices, nearest }) =>
    nearest
      ? `${read} is not one of the words that can stand here; did you mean "${nearest}"?`
      : `${read} is not one of the words that can stand here; they are ${sayList(choices)}.`,
  'wrong-date': ({ read }) => `The calendar or the clock has no ${showText(read)}; write a day and time that exist.`,
  'control-character': ({ character }) =>
    `The character ${nameCharacter(character)} has no place in the text of an entry; take it away.`,
  'computed-state': ({ read }) =>
    `"${read}" is computed from dates and from what is required, never entered, so that nobody can enter it against the text; enter what was done or said, and ask "lockstep status" where it stands.`,
  'other-axis': ({ read, axis, belongs }) =>
    `"${read}" is a state of ${belongs}, not of ${axis}; write "axis": "${belongs}", or a state of ${axis}.`,
  'time-given': () => 'The entry time is set by the clock when the entry is made; take "recorded_at" away.',
  'time-back': ({ read, before }) =>
    `The entry says it was made at ${read}, before the one above it, made at ${before}; entry times never go back, so one of the two was changed, or a clock was wrong.`,
  'not-yet': ({ at, recorded }) =>
    `The entry was made at ${recorded} about something at ${at}, which was still to come; enter what has happened, or correct the date.`,
  'later-entry': ({ key, read, size }) =>
    `"${key}" names entry ${read}, and there are ${size === 0 ? 'none' : `only 0 to ${size - 1}`} before this one; name an earlier entry.`,
  'unknown-step': ({ name, nearest, known }) => sayUnknown(name, 'a step of the agreement', nearest, known),
  'unknown-party': ({ name, nearest, known }) => sayUnknown(name, 'a party of the agreement', nearest, known),
  'unknown-power': ({ name, nearest, known }) => sayUnknown(name, 'a power of the agreement', nearest, known),
  'unknown-source': ({ name, nearest, known }) => sayUnknown(name, 'a source of the case', nearest, known),
  'misspelt-name': ({ name, nearest }) =>
    `${showText(name)} is no party, other or person of the agreement, and almost "${nearest}"; write that, or a word that is not so close to it.`,
  'no-amount': ({ step }) =>
    `The step "${step}" has no amount in the agreement, so that none can be delivered; take "amount" away, or give the step one.`,
};

function sayUnknown(name: string, what: string, nearest: string | undefined, known: readonly string[]): string {
  const shown = known.slice(0, 12).map(escapeInvisible);
  const list =
    known.length === 0 ? 'there is none' : `there is ${sayList(shown)}${known.length > 12 ? ' and more' : ''}`;
  return `${showText(name)} is not ${what}; ${nearest ? `did you mean "${escapeInvisible(nearest)}"?` : `${list}.`}`;
}

function showNumber(read: string): string {
  return read.length > 40 ? `${read.slice(0, 37)}...` : read;
}

function showKey(key: string): string {
  return escapeInvisible(key.length > 60 ? `${key.slice(0, 57)}...` : key);
}

function sayList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

type NoteSentences = { readonly [Code in keyof NoteFaultFacts]: (facts: NoteFaultFacts[Code]) => string };

/** What is wrong with a key, a note or a checkpoint; `what` is the file or the option that it stands in. */
export function sayNoteFault({ code, facts }: NoteFault, what: string): string {
  return `${escapeInvisible(what)}: ${(noteSentences[code] as (facts: unknown) => string)(facts)}`;
}

const noteSentences: NoteSentences = {
  'key-form': () =>
    'This is not a key in the form of C2SP signed-note: NAME+KEYID+BASE64 for a verifier key, PRIVATE+KEY+NAME+KEYID+BASE64 for a signer key; copy the whole line.',
  'key-name': ({ read }) =>
    `A key cannot be named ${showText(read)}; a name has no space and no plus, such as us.example/record.`,
  'key-type': ({ read }) => `The key is of type ${read}, and only Ed25519 (type 1) is read; ask for such a key.`,
  'key-length': ({ read }) => `An Ed25519 key has 32 bytes, and ${read} were read; copy the whole line.`,
  'key-id': ({ read, expected }) =>
    `The key bears the id ${read}, and name and key give ${expected}; one of them was changed, so ask its owner again.`,
  'key-weak': () =>
    'The key is a point of low order or not in its canonical form, with which one signature can pass for many texts; it is refused, so ask its owner for another.',
  'note-form': ({ line, expected }) => `Line ${line}: expected ${expected}; take the note from a whole copy.`,
  'checkpoint-form': ({ line, expected }) =>
    `Line ${line}: expected ${expected}; take the checkpoint from a whole copy.`,
  'wrong-signature': ({ name }) =>
    `The signature under the name ${showText(name)} is not by its key over this text: the checkpoint was changed after signing, or somebody else signed.`,
  'not-signed-by': ({ names }) =>
    `No signature by ${sayList(names.map(showText))}; ask for a checkpoint that bears it.`,
};
