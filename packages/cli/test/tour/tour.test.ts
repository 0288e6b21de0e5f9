import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, lockstep, root } from '../lockstep.ts';

describe('tour', () => {
  const { out, code } = lockstep(['tour']);

  it('answers February 2019 line by line, with the command for each answer', () => {
    expect(code).toBe(0);
    expect(out.split('\n\n')).toHaveLength(20);
    expect(out).toContain('$ lockstep diff catalog/us-dprk-2018-2019 -a engagement -a sceptic');
    expect(out.split('\n').filter((line) => line.length > 80 && !line.startsWith('    $ '))).toEqual([]);
  });

  it('a line whose question does not exist yet says so', () => {
    expect(out).toContain('Not answered yet: waits for goalposts.');
  });

  it('the README shows the same table', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme.includes(lockstep(['tour', '--markdown']).out.trim()), 'lockstep tour --markdown').toBe(true);
  });

  it('the README shows the same drawing', () => {
    const drawn = readFileSync(join(root, 'docs/plan.svg'), 'utf8');
    const svg = join(folderWith({}), 'plan.svg');
    lockstep(['plan', 'catalog/us-dprk-2018-2019', '--svg', svg]);
    expect(readFileSync(svg, 'utf8') === drawn, 'lockstep plan catalog/us-dprk-2018-2019 --svg docs/plan.svg').toBe(
      true,
    );
  });
});
