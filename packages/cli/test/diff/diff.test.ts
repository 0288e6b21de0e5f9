import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../src/json-schema.ts';
import { folderWith, lockstep, root } from '../lockstep.ts';

const six = 'catalog/two-by-three';
const talks = 'catalog/us-dprk-2018-2019';
const only = ['--only', 'plan'];
const both = [talks, '-a', 'engagement', '-a', 'sceptic', ...only];

/** A copy of a case in a folder of that name, with one text replaced. */
function draft(of: string, name: string, file: string, change: (text: string) => string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'lockstep-')), name);
  cpSync(join(root, of), folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}

function answer(...args: string[]) {
  return JSON.parse(lockstep(['diff', ...args, '--json']).out);
}

function places(...args: string[]): string[] {
  return answer(...args).differences.map(
    ({ change, place }: { change: string; place: string[] }) => `${change} ${place.join('.')}`,
  );
}

describe('diff of two assessments', () => {
  const { out, code } = lockstep(['diff', ...both]);

  it('begins with what changes in the answer, names both by their files, and exits with 1', () => {
    const headline = out.slice(0, out.indexOf('\n\n')).replaceAll('\n', ' ');
    expect(headline).toMatch(
      /^An order holds in \u201cengagement\u201d and none in \u201csceptic\u201d, because .*North Korea\.$/,
    );
    expect(headline).not.toMatch(/\d/);
    expect(code).toBe(1);
  });

  it('fits into 80 columns', () => {
    for (const text of [
      out,
      lockstep([
        'diff',
        six,
        draft(six, 'new', 'agreement.yaml', (yaml) =>
          yaml.replace('Stop the tests', 'Stop all tests, of whatever kind and range, for as long as the talks go on'),
        ),
      ]).out,
    ]) {
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it('marks what is not the same without colour, and says which changes do it', () => {
    expect(out).toMatch(/^~ some order holds +yes +no$/m);
    expect(out).toMatch(/^\+ Declare all nuclear sites and +0 +8 \(4 to 12\)$/m);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '8 are each enough alone, put into \u201cengagement\u201d: the stake of the United States, from 3 (1 to 5) to 1 (0.5 to 2);',
    );
  });

  it('finds the smallest set the other way round, and proves it', () => {
    const { attribution, differences } = answer(talks, '-a', 'sceptic', '-a', 'engagement', ...only);
    expect(attribution).toHaveLength(1);
    const [{ alone, smallest, proved, before, after }] = attribution;
    expect({ alone, proved, before, after, size: smallest.length }).toEqual({
      alone: [],
      proved: true,
      before: false,
      after: true,
      size: 9,
    });
    const named = smallest.map((k: number) => differences[k].place.join('.'));
    expect(named).toContain('worth.declaration.NK');
    expect(named).toContain('worth.shutdown.US');
  }, 60_000);

  it('an assessment of one\u2019s own is given as a file, and one number is one difference', () => {
    const text = readFileSync(join(root, talks, 'assessments/engagement.yaml'), 'utf8');
    const mine = join(
      folderWith({ 'mine.yaml': text.replace('shutdown: { US: [2.5, 4, 5.5]', 'shutdown: { US: [1, 2, 3]') }),
      'mine.yaml',
    );
    const { names, differences, same_answers } = answer(talks, '-a', 'engagement', '-a', mine, ...only);
    expect(names).toEqual({ before: 'engagement', after: 'mine' });
    expect(differences.map(({ place }: { place: string[] }) => place.join('.'))).toEqual(['worth.shutdown.US']);
    expect(differences[0]).toMatchObject({ before: [2.5, 4, 5.5], after: [1, 2, 3], likely: { before: 4, after: 2 } });
    expect(same_answers).toBe(false);
  });

  it('two files of assessments find the case that they lie in', () => {
    const files = ['engagement', 'sceptic'].map((name) => join(root, talks, 'assessments', `${name}.yaml`));
    expect(lockstep(['diff', ...files, ...only]).out).toBe(out);
    expect(lockstep(['diff', talks, ...only]).out, 'the only two that there are').toBe(out);
  });

  it('--stake and --drop are asked of both', () => {
    expect(answer(...both, '--stake', 'US=20', '--stake', 'NK=20').answers.plan.figures).toContainEqual({
      figure: 'at_stake',
      party: 'US',
      before: 20,
      after: 20,
    });
    const { states } = answer(...both, '--drop', 'lift-bans').answers.plan;
    expect(JSON.stringify(states)).not.toContain('lift-bans');
  });
});

describe('diff of the other questions', () => {
  it('says how deals and checking change, and that question\u2019s own command agrees', () => {
    const { answers } = answer(talks, '-a', 'engagement', '-a', 'sceptic', '--only', 'verify,doubt,repair,deals,clock');
    expect(Object.keys(answers)).toEqual(['verify', 'doubt', 'repair', 'deals', 'clock']);
    expect(answers.clock.verdicts).toEqual([{ verdict: 'holds_on_calendar', before: false, after: false }]);
    expect(answers.clock.sentences.join(' ')).toMatch(/2026-10-25.*Finishing is not worth it to North Korea/);
    expect(answers.repair.verdicts).toEqual([{ verdict: 'one_is_enough', before: true, after: false }]);
    const own = ['engagement', 'sceptic'].map((view) =>
      JSON.parse(lockstep(['deals', talks, '-a', view, '--json']).out),
    );
    const counts = answers.deals.figures.find((each: { figure: string }) => each.figure === 'deals_that_hold');
    expect([counts.before, counts.after]).toEqual(own.map((each) => each.deals_that_hold));
    const halt = answers.verify.checks.find((each: { step: string; party: string }) => each.step === 'test-halt');
    expect(halt).toMatchObject({ party: 'NK', verdict: { before: 'enough', after: 'impossible' } });
  }, 60_000);
});

describe('diff of two drafts', () => {
  it('names what was added, dropped, reworded and renamed, in the words of the file', () => {
    const now = draft(six, 'new', 'agreement.yaml', (text) =>
      text
        .replace('Suspend the coal ban, reversible: 0.25', 'Suspend the coal bans, reversible: 0.5, due: 2019-06-30')
        .replace('  b3:', '  stocks:')
        .replace(
          '  a3: { by: A, title: Return the seized ship }\n',
          '  a4: { by: A, title: Lift the bans, requires: [b2] }\n',
        )
        .concat('rules:\n  - { of: A, before: [stocks, a4] }\nbonds: { B: 1 }\n'),
    );
    writeFileSync(
      join(now, 'assessments/teaching.yaml'),
      readFileSync(join(now, 'assessments/teaching.yaml'), 'utf8')
        .replace('  b3:', '  stocks:')
        .replace('  a3:', '  a4:'),
    );
    expect(places(six, now)).toEqual([
      'renamed steps.stocks',
      'changed steps.a2.title',
      'added steps.a2.due',
      'changed steps.a2.reversible',
      'added steps.a4',
      'dropped steps.a3',
      'added rules',
      'changed bonds.B',
    ]);
    expect(lockstep(['diff', six, now]).out).toMatch(
      /^\+ step \u201cLift the bans\u201d: by: A, requires: \[b2\], worth: \{ A: \u22121, B: 2 \}$/m,
    );
  });

  it('of the same name are told apart by their folders', () => {
    const [monday, friday] = ['monday', 'friday'].map((day) => {
      const folder = join(mkdtempSync(join(tmpdir(), 'lockstep-')), day, 'text');
      cpSync(join(root, six), folder, { recursive: true });
      return folder;
    }) as [string, string];
    expect(answer(monday, friday).names).toEqual({ before: 'monday/text', after: 'friday/text' });
  });

  it('without an assessment are compared as texts, and what that does is not known', () => {
    const [old, now] = ['Stop the tests', 'Stop all tests'].map((title) =>
      folderWith({
        'agreement.yaml': readFileSync(join(root, six, 'agreement.yaml'), 'utf8').replace('Stop the tests', title),
      }),
    ) as [string, string];
    const { out, code } = lockstep(['diff', old, now]);
    expect(out).toContain('~ title of \u201cStop all tests\u201d: Stop the tests \u2192 Stop all tests');
    expect(out.replace(/\s+/g, ' ')).toContain('what that does to the answers is not known');
    expect(code).toBe(3);
  });

  it('a draft with alternatives is compared, and says why it cannot be put in order', () => {
    const now = draft(six, 'new', 'agreement.yaml', (text) => text.concat('rules:\n  - { at_most_one: [a1, a3] }\n'));
    const { out, code } = lockstep(['diff', six, now]);
    expect(out.replace(/\s+/g, ' ')).toContain('\u201cplan\u201d cannot be asked of \u201cnew\u201d.');
    expect(code).toBe(3);
  });

  it('that differ in words alone have the same answers, and exit with 0', () => {
    const now = draft(six, 'new', 'agreement.yaml', (text) => text.replace('Stop the tests', 'Stop all tests'));
    const { out, code } = lockstep(['diff', six, now]);
    expect(out.replace(/\s+/g, ' ')).toContain('the yes-or-no answers are the same');
    expect(code).toBe(0);
  });
});

describe('diff --json, --svg and --html', () => {
  it.each([[both], [[six, six]], [[...both, '--time-limit', '0']], [[talks, '-a', 'engagement', '-a', 'sceptic']]])(
    '%j is held to its schema',
    (args) => {
      expect(schemas['diff']?.safeParse(answer(...args)).error).toBeUndefined();
    },
  );

  it('write a drawing and a page that stand alone', () => {
    const folder = folderWith({});
    const [svg, html] = [join(folder, 'd.svg'), join(folder, 'd.html')];
    lockstep(['diff', ...both, '--svg', svg, '--html', html]);
    expect(readFileSync(svg, 'utf8')).toContain('North Korea and the United States would walk away');
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('<code>lockstep diff catalog/us-dprk-2018-2019 -a engagement -a sceptic --only plan</code>');
    expect(page).not.toMatch(/(?:src|href)="(?!#|https?:)/);
  });
});

describe('a call that is wrong', () => {
  it.each([
    ['no such file', [six, 'catalog/nowhere'], /There is no file or folder "catalog\/nowhere"/],
    [
      'two agreements under -a',
      [six, '-a', 'teaching', '-a', `${talks}/assessments/sceptic.yaml`],
      /us-dprk-2018-2019.*two-by-three|two-by-three.*us-dprk-2018-2019/s,
    ],
    [
      'assessments of two cases',
      [`${six}/assessments/teaching.yaml`, `${talks}/assessments/sceptic.yaml`],
      /lie in two cases/,
    ],
    ['one assessment alone', [`${talks}/assessments/sceptic.yaml`], /nothing to compare it with/],
    ['one assessment of a case with one', [six], /Which two assessments/],
    ['one name where two are needed', [talks, '-a', 'sceptic'], /Only sceptic is named/],
    ['three names', [talks, '-a', 'a', '-a', 'b', '-a', 'c'], /give two at most/],
    [
      'a name that is not there',
      [talks, '-a', 'engagement', '-a', 'optimist'],
      /no assessment "optimist".*engagement, sceptic/,
    ],
    ['a case against an assessment', [talks, `${talks}/assessments/sceptic.yaml`], /is an assessment and .* is not/],
    [
      'two files and a name',
      [`${talks}/assessments/engagement.yaml`, `${talks}/assessments/sceptic.yaml`, '-a', 'sceptic'],
      /one too many/,
    ],
    [
      'a question that cannot be compared',
      [six, six, '--only', 'tour'],
      /"tour" in --only is no question.*plan, verify, doubt, repair, deals, clock/,
    ],
    ['a step that neither has', [...both, '--drop', 'nowhere'], /\u201cnowhere\u201d in --drop is no step/],
    ['a file with a fault', [six, 'packages/file/test/bad/unknown-step.yaml'], /unknown-step\.yaml/],
  ])('%s exits with 2 and one clear sentence', (_, args, sentence) => {
    const { out, err, code } = lockstep(['diff', ...args]);
    expect(err).toMatch(sentence);
    expect(err).not.toContain('fault of lockstep');
    expect({ out, code }).toEqual({ out: '', code: 2 });
  });

  it('assessments that lie in no case ask for the agreement', () => {
    const text = readFileSync(join(root, talks, 'assessments/sceptic.yaml'), 'utf8');
    const folder = folderWith({ 'a.yaml': text, 'b.yaml': text });
    expect(lockstep(['diff', join(folder, 'a.yaml'), join(folder, 'b.yaml')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Neither'),
    });
  });

  it('the same file twice is no fault: nothing differs, and the answers are the same', () => {
    for (const args of [
      [six, six],
      [talks, '-a', 'sceptic', '-a', 'sceptic'],
    ]) {
      const { out, code } = lockstep(['diff', ...args, ...only]);
      expect(out).toMatch(/^Nothing differs/);
      expect(code).toBe(0);
    }
  });
});

it('diff --help has an example and fits into 80 columns', () => {
  const { out, code } = lockstep(['diff', '--help']);
  expect(out).toMatch(/Examples?:\n {2}\$ lockstep /);
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(code).toBe(0);
});
