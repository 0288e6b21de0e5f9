import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Party } from '@lockstep/engine/agreement';
import type { Assessment, Ranks } from '@lockstep/engine/assessment';
import { readCase } from '@lockstep/file/case';
import { sayFault } from '@lockstep/file/wording';
import { writeAgreement, writeAssessment } from '@lockstep/file/write';
import { UsageError } from '../case/load.ts';
import { ask, askLines, type Talk, talkInTerminal } from './ask.ts';
import {
  agreementOf,
  assessmentOf,
  type Draft,
  type DraftStep,
  hearNeed,
  hearParties,
  hearRanks,
  hearStep,
  hearSurplus,
  slugOf,
} from './draft.ts';
import { readTable, type Table } from './table.ts';

const schemas = fileURLToPath(new URL('../../../../docs/schema', import.meta.url));

/** Asks for a case, or takes its steps from a table, and writes a folder that `plan` answers at once. */
export async function newCase(folder: string, options: { readonly csv?: string }): Promise<number> {
  if (existsSync(folder))
    throw new UsageError(`"${folder}" is there already, and nothing is overwritten; give another name.`);
  const table = options.csv === undefined ? undefined : readTable(readText(options.csv), options.csv);
  const talk = talkInTerminal();
  try {
    const draft = await draftCase(talk, folder, table);
    const ranks = table?.hasWorths ? {} : await askRanks(talk, draft);
    writeCase(folder, draft, ranks);
    talk.say(`\nWritten: ${folder}. Now ask: lockstep plan ${folder}`);
    return 0;
  } finally {
    talk.close();
  }
}

function readText(path: string): string {
  if (!existsSync(path))
    throw new UsageError(`There is no file "${path}"; give a table with a header and one row a step.`);
  return readFileSync(path, 'utf8');
}

async function draftCase(talk: Talk, folder: string, table: Table | undefined): Promise<Draft> {
  const id = slugOf(basename(folder));
  const head = { id, asOf: today() };
  if (table) return { ...head, title: basename(folder), parties: table.parties, steps: table.steps };
  const title = (await talk.hear('What is it about? ')) || basename(folder);
  const parties = await ask(talk, 'The parties, separated by commas (G: Government, R: Rebels): ', hearParties);
  if (!parties) throw unfinished('the parties');
  const steps = await askSteps(talk, parties);
  if (steps.length < 2) throw unfinished('two steps');
  return { ...head, title, parties, steps: await askNeeds(talk, steps) };
}

function unfinished(what: string): UsageError {
  return new UsageError(`A case needs ${what} at least; nothing was written.`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function askSteps(talk: Talk, parties: readonly Party[]): Promise<DraftStep[]> {
  const [a, b] = parties.map((party) => party.id);
  talk.say(`\nThe steps, one a line: who, a colon, what. "${a}+${b}: ..." for a joint one. An empty line ends.`);
  const steps: DraftStep[] = [];
  for (let more = true; more; ) {
    more = await askLines(
      talk,
      () => `  ${steps.length + 1}. `,
      (text) => {
        const heard = hearStep(text, parties, steps);
        if ('problem' in heard) return heard.problem;
        steps.push(heard.value);
        return undefined;
      },
    );
    if (steps.length >= 2) return steps;
    if (more) talk.say('  A case needs two steps at least.');
  }
  return steps;
}

async function askNeeds(talk: Talk, given: readonly DraftStep[]): Promise<readonly DraftStep[]> {
  talk.say('\nWhat needs what first? One a line: 3 needs 1, 2. An empty line ends.');
  let steps = given;
  await askLines(
    talk,
    () => '  ',
    (text) => {
      const heard = hearNeed(text, steps);
      if ('problem' in heard) return heard.problem;
      steps = heard.value;
      return undefined;
    },
  );
  return steps;
}

/** For each party: what it gains most from, what costs it most. Numbers, or Enter for all in the order given. */
async function askRanks(talk: Talk, { parties, steps }: Draft): Promise<Assessment['ranks']> {
  talk.say(
    '\nWhat matters most to each side? Numbers of steps, most first, = for a tie (4 2=5 1); Enter: all as listed.',
  );
  talk.say(steps.map((step, k) => `  ${k + 1}. ${step.by.join('+')}: ${step.title}`).join('\n'));
  const ranks: Record<string, Ranks> = {};
  for (const party of parties) {
    const own = [...steps.keys()].filter((k) => steps[k]?.by.includes(party.id)).map((k) => k + 1);
    const others = [...steps.keys()].map((k) => k + 1).filter((k) => !own.includes(k));
    const gains =
      (await ask(talk, `  ${party.name} gains most from: `, (text) => hearRanks(text, steps, others))) ?? [];
    const left = own.filter((k) => !gains.flat().includes(steps[k - 1]?.id as string));
    const costs = (await ask(talk, `  what costs ${party.name} most: `, (text) => hearRanks(text, steps, left))) ?? [];
    const weigh = `  are the gains of ${party.name} all in all worth more than the costs? How many times (1 to 2): `;
    const surplus = (await ask(talk, weigh, hearSurplus)) ?? [1, 2];
    ranks[party.id] = { gains, costs, ...(gains.length > 0 && costs.length > 0 && { surplus }) };
  }
  return ranks;
}

/** Writes only what reads back without a fault. */
function writeCase(folder: string, draft: Draft, ranks: Assessment['ranks']): void {
  const files = [
    { path: 'agreement.yaml', text: writeAgreement(agreementOf(draft)) },
    { path: 'assessments/first.yaml', text: writeAssessment(assessmentOf(draft, ranks)) },
  ];
  const { faults } = readCase(files);
  if (faults.length > 0) throw new UsageError(`Nothing was written:\n${faults.map(sayFault).join('\n')}`);
  mkdirSync(join(folder, 'assessments'), { recursive: true });
  for (const { path, text } of files) {
    const kind = path === 'agreement.yaml' ? 'agreement' : 'assessment';
    writeFileSync(join(folder, path), `${schemaLine(join(folder, dirname(path)), kind)}\n${text}`);
  }
}

/** Lets editors complete and check the file. */
function schemaLine(folder: string, kind: string): string {
  return `# yaml-language-server: $schema=${relative(folder, join(schemas, `${kind}.json`))}`;
}
