/**
 * From text to a YAML document with positions.
 *
 * Every plain scalar is kept as the text that stands in the file (the "failsafe" schema), so that nothing is read as
 * something else behind our back: 0777 as 777, a date as a number, `no` as false.
 */
import { Composer, CST, type Document, Lexer, LineCounter, Parser, visit, type YAMLError } from 'yaml';
import { checkText, type TextFault } from './text-checks.ts';

/** How deep lists and mappings may be nested. */
export const depthLimit = 64;

/** How many aliases (`*name`) a file may hold. */
export const aliasLimit = 100;

/** A text with what was found in it. `document` is absent where nothing could be parsed. */
export interface Syntax {
  readonly document?: Document;
  readonly faults: readonly TextFault[];
  /** Gives line and column, from 1, of an offset. */
  readonly locate: (offset: number) => { readonly line: number; readonly column: number };
}

/** Parses one text; never throws. */
export function parseText(text: string): Syntax {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const locate = makeLocate(body);
  const textFault = checkText(body);
  if (textFault) return { faults: [textFault], locate };
  const { tokens, fault } = scanTokens(body);
  if (fault) return { faults: [fault], locate };
  return { ...composeDocument(tokens, body.length), locate };
}

function makeLocate(text: string): Syntax['locate'] {
  let lines: LineCounter | undefined;
  return (offset) => {
    lines ??= countLines(text);
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}

function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

/** Splits the text into syntax tokens and stops at the first thing that is refused whole. */
function scanTokens(text: string): { tokens: CST.Token[]; fault?: TextFault } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let aliases = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    const refused = inScalar ? undefined : judgeLexeme(lexeme, offset);
    if (refused) return { tokens, fault: refused };
    if (!inScalar && lexeme.startsWith('*')) aliases += 1;
    if (aliases > aliasLimit)
      return { tokens, fault: { code: 'too-many-aliases', facts: { limit: aliasLimit }, offset } };
    inScalar = lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (isTooDeep(parser.stack)) return { tokens, fault: { code: 'too-deep', facts: { limit: depthLimit }, offset } };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

function judgeLexeme(lexeme: string, offset: number): TextFault | undefined {
  if (lexeme.startsWith('!')) return { code: 'tag', facts: { read: lexeme }, offset };
  if (lexeme.startsWith('%')) return { code: 'directive', facts: { read: lexeme.trim() }, offset };
  return undefined;
}

function isTooDeep(stack: readonly CST.Token[]): boolean {
  return stack.length > depthLimit && stack.filter((token) => 'items' in token).length > depthLimit;
}

function composeDocument(tokens: readonly CST.Token[], end: number): { document?: Document; faults: TextFault[] } {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  const documents = [...composer.compose(tokens, true, end)];
  const document = documents[0];
  const faults: TextFault[] = documents.flatMap((each) => {
    return each.errors.map((error) => toSyntaxFault(error, each as Document.Parsed));
  });
  const second = documents[1];
  if (second) faults.push({ code: 'several-documents', facts: {}, offset: second.range[0] });
  return document ? { document: document as Document, faults } : { faults };
}

type SyntaxError = Pick<YAMLError, 'code' | 'message' | 'pos'>;

function toSyntaxFault({ code, message, pos }: SyntaxError, document: Document.Parsed): TextFault {
  const isQuote = code === 'MISSING_CHAR' && message.includes('quote');
  const problem = isQuote ? 'UNCLOSED_QUOTE' : /end with a [\]}]/.test(message) ? 'UNCLOSED' : code;
  const offset = isQuote ? findQuote(document, pos[0]) : pos[0];
  return { code: 'syntax', facts: { problem, detail: message }, offset };
}

/** Where the quoted text begins that ends at an offset. */
function findQuote(document: Document.Parsed, end: number): number {
  let start = end;
  visit(document, {
    Scalar(_, { range, type }) {
      if (range?.[1] === end && type?.startsWith('QUOTE')) start = range[0];
    },
  });
  return start;
}
