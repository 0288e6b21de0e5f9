import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, lockstep } from '../lockstep.ts';

const answers = [
  'Ceasefire in the valley',
  'G: the Government, R: the rebels',
  'G: release prisoners',
  'R: stop shelling',
  'X: nobody',
  'G+R: open a hotline',
  'R: hand in heavy arms',
  'G: lift the blockade',
  '',
  '4 needs 2',
  '5 needs 4',
  '2 needs 4',
  '',
  '2 4 3',
  '5=1',
  '',
  '',
  '',
  '1.5 to 3',
  '',
].join('\n');

describe('new', () => {
  it('asks in the terminal and writes a case that plan answers at once', () => {
    const folder = join(folderWith({}), 'valley');
    const { out, code } = lockstep(['new', folder], answers);
    expect(code).toBe(0);
    expect(out).toContain('"X" is no party; use G, R.');
    expect(out).toContain('Then step 2 would wait for itself');
    const plan = JSON.parse(lockstep(['plan', folder, '--json']).out);
    expect(plan).toMatchObject({ possible: true, proved: true });
    expect(plan.completion.G).toBeGreaterThan(0);
    expect(plan.order.indexOf('hand-in-heavy')).toBeGreaterThan(plan.order.indexOf('stop-shelling'));
    expect(lockstep(['check', folder]).code).toBe(0);
  });

  it('takes steps from a table, with worths', () => {
    const table =
      'by,step,requires,reversible,worth A,worth B\nA,Pay half,,0,-3,5\nB,Ship the goods,pay-half,0.5,6,-4\n';
    const folder = folderWith({ 'steps.csv': table });
    expect(lockstep(['new', join(folder, 'trade'), '--csv', join(folder, 'steps.csv')]).code).toBe(0);
    const plan = JSON.parse(lockstep(['plan', join(folder, 'trade'), '--json']).out);
    expect(plan).toMatchObject({ completion: { A: 3, B: 1 }, order: ['pay-half', 'ship-the-goods'] });
  });

  it('asks only for ranks where the table has no worths', () => {
    const folder = folderWith({ 'steps.csv': 'by,step\nA,Stop\nB,Pay\nA+B,Meet\n' });
    expect(lockstep(['new', join(folder, 'talks'), '--csv', join(folder, 'steps.csv')], '\n\n\n\n\n\n').code).toBe(0);
    expect(JSON.parse(lockstep(['plan', join(folder, 'talks'), '--json']).out).possible).toBe(true);
  });

  it('overwrites nothing', () => {
    const folder = folderWith({ 'kept.txt': 'mine' });
    const { err, code } = lockstep(['new', folder], answers);
    expect(err).toContain('nothing is overwritten');
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('mine');
  });

  it.each([
    ['who,what\nA,Stop\n', 'steps.csv:1: "who" is no column of steps'],
    ['by,step\n,Stop\n', 'steps.csv:2: The row says nobody acts'],
    ['by,step,duration\nA,Stop,soon\n', 'steps.csv:2: "soon" under "duration" is no number'],
    ['by,step\nA,Stop\nA,Stop\n', 'steps.csv:3: "stop" stands twice'],
    ['by,step,requires\nA,Stop,pay\nB,Go,\n', 'There is no step "pay"'],
    ['by,step,worth A,worth B\nA,Stop,1,2,3\nB,Go,,\n', 'this is no table with commas'],
    ['', 'the table has no rows'],
  ])('a table that says %j is refused with its place', (table, sentence) => {
    const folder = folderWith({ 'steps.csv': table });
    const { err, code } = lockstep(['new', join(folder, 'x'), '--csv', join(folder, 'steps.csv')], '\n\n\n\n');
    expect(err).toContain(sentence);
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
