import type { Asked } from '@lockstep/engine/plan/problem';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options that every question about a case has. */
export interface SharedOptions {
  readonly assessment?: string;
  readonly done?: readonly string[];
  readonly drop?: readonly string[];
  readonly deal?: readonly string[];
  readonly stake?: Readonly<Record<string, number>>;
  readonly timeLimit?: number;
  readonly json?: boolean;
  readonly svg?: string;
  readonly html?: string;
}

/** Those that choose what is asked about. */
export function addChoice(command: Command): Command {
  return addScope(
    command.option('-a, --assessment <name>', 'whose view: a name, a file, or all (default: the first by name)'),
  );
}

/** Which part of the agreement, from where, with what at stake. */
export function addScope(command: Command): Command {
  return command
    .option('--done <steps>', 'start from the middle: these are done', listed)
    .option('--drop <steps>', 'leave these out, with all that requires them', listed)
    .option('--deal <steps>', 'only these', listed)
    .addOption(new Option('--stake <party=number>', 'another stake; repeatable').argParser(stake));
}

type ScopeOptions = Pick<SharedOptions, 'done' | 'drop' | 'deal' | 'stake'>;

/** Those that say how long, and in what form. */
export function addOutput(command: Command, { svg, html }: { readonly svg?: string; readonly html: string }): Command {
  const watched = command
    .option('--time-limit <seconds>', 'stop then, with the best so far and a bound', seconds)
    .option('--json', 'print one JSON object');
  return (svg === undefined ? watched : watched.option('--svg <file>', svg)).option('--html <file>', html);
}

/** The part of a question that the engine calls a choice, without options that were not given. */
export function choiceOf({ done, drop, deal, stake: stakes }: ScopeOptions): Asked {
  return { ...(done && { done }), ...(drop && { drop }), ...(deal && { deal }), ...(stakes && { stake: stakes }) };
}

/** The shared options of a call as they were written: for the command that gives an answer again. */
export function choiceText({ done, drop, deal, stake: stakes }: ScopeOptions): string[] {
  const lists = { done, drop, deal };
  return [
    ...Object.entries(lists).flatMap(([option, steps]) => (steps ? [`--${option} ${steps.join(',')}`] : [])),
    ...Object.entries(stakes ?? {}).map(([party, value]) => `--stake ${party}=${value}`),
  ];
}

/** `a,b,c`. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError('Give a number of seconds, such as 10.');
  return value;
}

function stake(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const match = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) throw new InvalidArgumentError('Give a party and a number that is not negative, such as A=3.');
  return { ...before, [match[1] as string]: Number(match[2]) };
}
